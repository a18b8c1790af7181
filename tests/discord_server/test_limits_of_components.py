"""Rows, buttons, menus and layouts."""

import pytest

from tests.discord_server.limits.check import check
from tests.discord_server.limits.samples import (
    ANSWER,
    INPUT,
    SAY,
    TEXT,
    Body,
    answer,
    box,
    button,
    buttons,
    embed,
    layout,
    link,
    row,
    rows,
    section,
    select,
)

COMPONENTS: dict[str, tuple[Body, str]] = {
    "six rows": (
        rows(*(row(each) for each in buttons(6))),
        "messages: components: too long (6",
    ),
    "six buttons": (rows(row(*buttons(6))), "components/0/components: too long (6"),
    "an empty row": (rows(row()), "components/0/components: too short"),
    "a button on its own": (rows(button()), "components/0: must be a row"),
    "an input in a message": (rows(row(INPUT)), "0: holds buttons or a menu"),
    "a menu with company": (rows(row(select(), button())), "must be alone in its row"),
    "no custom id": (rows(row(button(custom_id=None))), "style 1 needs custom_id"),
    "no custom id of a menu": (
        rows(row(select(custom_id=""))),
        "custom_id: too short",
    ),
    "a long custom id": (
        rows(row(button(custom_id="x" * 101))),
        "custom_id: too long",
    ),
    "one custom id twice": (rows(row(button(), button())), "'open' is there twice"),
    "one number twice": (rows(row(link(id=1), link(id=1))), "id: 1 is there twice"),
    "a long label": (rows(row(button(label="x" * 81))), "label: too long (81"),
    "no label": (rows(row(button(label=None))), "needs a label or an emoji"),
    "a link without an address": (rows(row(link(url=None))), "style 5 needs url"),
    "a link with a custom id": (
        rows(row(link(custom_id="x"))),
        "may not have custom_id",
    ),
    "a link to a file": (rows(row(link(url="file:///x"))), "url: must be http"),
    "a button with an address": (
        rows(row(button(url="https://x.test"))),
        "style 1 may not have url",
    ),
    "a premium button without a product": (
        rows(row({"type": 2, "style": 6})),
        "style 6 needs sku_id",
    ),
}

MENUS: dict[str, tuple[Body, str]] = {
    "a long placeholder": (
        rows(row(select(placeholder="x" * 151))),
        "placeholder: too",
    ),
    "no options": (rows(row(select(options=[]))), "options: too short"),
    "26 options": (
        rows(row(select(options=[{"label": "x", "value": f"{n}"} for n in range(26)]))),
        "options: too long",
    ),
    "a long option": (
        rows(row(select(options=[{"label": "x" * 101, "value": "x"}]))),
        "options/0/label: too long",
    ),
    "a long value": (
        rows(row(select(options=[{"label": "x", "value": "x" * 101}]))),
        "options/0/value: too long",
    ),
    "a long explanation": (
        rows(row(select(options=[{"label": "x", "value": "x", "description": "x" * 101}]))),
        "options/0/description: too long",
    ),
    "a value twice": (
        rows(row(select(options=[{"label": "x", "value": "x"}] * 2))),
        "value: 'x' is there twice",
    ),
    "more to choose than there is": (
        rows(row(select(max_values=3))),
        "max_values must",
    ),
    "more at least than at most": (rows(row(select(min_values=2))), "min_values must"),
    "two chosen where one may be": (
        rows(row({"type": 5, "custom_id": "x", "default_values": [{"id": 1}, {"id": 2}]})),
        "more are chosen by default",
    ),
}

LAYOUTS: dict[str, tuple[Body, str]] = {
    "a card without the flag": (rows(TEXT), "0: needs the flag of components v2"),
    "a content beside it": (
        layout(TEXT, content="x"),
        "content: may not be sent with",
    ),
    "an embed beside it": (
        layout(TEXT, **embed(title="x")),
        "embeds: may not be sent",
    ),
    "41 components": (layout(box(*[TEXT] * 40)), "all counted: too long (41"),
    "an accessory that is one too many": (
        layout(box(*[TEXT] * 37), section(TEXT)),
        "all counted: too long (41",
    ),
    "4,001 characters": (
        layout(box({**TEXT, "content": "x" * 2_000}), {**TEXT, "content": "x" * 2_001}),
        "too much text together (4001",
    ),
    "a blank text": (layout({**TEXT, "content": " "}), "content: too short"),
    "a box in a box": (layout(box(box(TEXT))), "type 17 may not be here"),
    "an empty box": (layout(box()), "components/0/components: too short"),
    "a button at the top": (layout(button()), "type 2 may not be here"),
    "four texts in a section": (
        layout(section(*[TEXT] * 4)),
        "components: too long (4",
    ),
    "a section of nothing": (layout(section()), "components: too short"),
    "a section of a separator": (layout(section({"type": 14})), "type 14 may not be"),
    "a section without an accessory": (
        layout(section(TEXT, accessory=None)),
        "needs a button or a thumbnail",
    ),
    "an empty gallery": (layout({"type": 12, "items": []}), "items: too short"),
    "11 pictures": (
        layout({"type": 12, "items": [{"media": {"url": "https://x.test"}}] * 11}),
        "items: too long",
    ),
    "a file from elsewhere": (
        layout({"type": 13, "file": {"url": "https://x.test"}}),
        "file/url: must point at an attachment",
    ),
    "a card's file that is not there": (
        layout({"type": 13, "file": {"url": "attachment://a"}}),
        "file/url: no such attachment",
    ),
    "a custom id twice, far apart": (
        layout(section(TEXT), box(row(button()))),
        "'open' is there twice",
    ),
    "six buttons in a box": (
        layout(box(row(*buttons(6)))),
        "components/0/components/0/components: too long",
    ),
}

CASES = COMPONENTS | MENUS | LAYOUTS


@pytest.mark.parametrize(("body", "wanted"), CASES.values(), ids=CASES.keys())
def test_refuses(body: Body, wanted: str) -> None:
    found = check("POST", SAY, body)
    assert len(found) == 1
    assert wanted in found[0]


def test_refuses_the_same_in_an_answer() -> None:
    twice = answer(4, components=[row(button()), row(button())])
    assert check("POST", ANSWER, twice) == [
        "POST /interactions/{}/{}/callback: data/components: custom_id: 'open' is there twice"
    ]
