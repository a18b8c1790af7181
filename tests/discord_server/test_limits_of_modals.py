"""Modals."""

import pytest

from tests.discord_server.limits.check import check
from tests.discord_server.limits.samples import (
    ANSWER,
    INPUT,
    TEXT,
    Body,
    button,
    label,
    modal,
    row,
    select,
)

MODALS: dict[str, tuple[Body, str]] = {
    "a long title": (modal(label(INPUT), title="x" * 46), "data/title: too long"),
    "no title": (modal(label(INPUT), title=""), "data/title: too short"),
    "no custom id": (modal(label(INPUT), custom_id=""), "custom_id: too short"),
    "nothing in it": (modal(), "data/components: too short"),
    "six things": (modal(*[TEXT] * 6), "data/components: too long (6"),
    "an input on its own": (modal(INPUT), "type 4 may not be here"),
    "a button in a label": (modal(label(button())), "must be something to fill in"),
    "a long label": (modal(label(INPUT, label="x" * 46)), "label: too long"),
    "a long explanation": (
        modal(label(INPUT, description="x" * 101)),
        "description: too long",
    ),
    "two labels for one input": (
        modal(label({**INPUT, "label": "x"})),
        "may not have its own",
    ),
    "no label in the old form": (modal(row(INPUT)), "0/label: too short"),
    "a button in a row": (modal(row(button(label="x"))), "0/components/0: must be a text input"),
    "less than nothing": (modal(label({**INPUT, "min_length": -1})), "min_length: must be from 0"),
    "two inputs in a row": (
        modal(row({**INPUT, "label": "x"}, {**INPUT, "label": "y", "custom_id": "other"})),
        "components: too long (2",
    ),
    "one custom id twice": (modal(label(INPUT), label(INPUT)), "is there twice"),
    "no custom id of an input": (
        modal(label({**INPUT, "custom_id": ""})),
        "component/custom_id: too short",
    ),
    "a long placeholder": (
        modal(label({**INPUT, "placeholder": "x" * 101})),
        "placeholder: too long",
    ),
    "a long value": (
        modal(label({**INPUT, "value": "x" * 4_001})),
        "value: too long",
    ),
    "longer at least than at most": (
        modal(label({**INPUT, "min_length": 5, "max_length": 4})),
        "max_length: must be",
    ),
    "4,001 at most": (modal(label({**INPUT, "max_length": 4_001})), "max_length:"),
    "a greyed menu": (
        modal(label(select(disabled=True))),
        "disabled: not in a modal",
    ),
    "one radio button": (
        modal(label({"type": 21, "custom_id": "x", "options": [{"label": "x", "value": "x"}]})),
        "options: too short",
    ),
}


@pytest.mark.parametrize(("body", "wanted"), MODALS.values(), ids=MODALS.keys())
def test_refuses(body: Body, wanted: str) -> None:
    found = check("POST", ANSWER, body)
    assert len(found) == 1
    assert wanted in found[0]
