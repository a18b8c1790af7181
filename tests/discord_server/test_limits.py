"""The limits that Discord documents and its description misses: what keeps to them passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.discord_server.limits.check import check
from tests.discord_server.limits.samples import (
    ANSWER,
    COMMAND,
    COMMANDS,
    FOLLOW_UP,
    INPUT,
    LOCALISED,
    MEMBER,
    MENU,
    NOW,
    OPTION,
    RULES,
    SAY,
    TEXT,
    answer,
    box,
    button,
    buttons,
    embed,
    group,
    label,
    layout,
    link,
    modal,
    option,
    row,
    rows,
    section,
    select,
    sub,
    timeout,
    with_options,
    words,
)

GOOD: dict[str, tuple[str, str, object]] = {
    "2,000 characters": ("POST", SAY, {"content": "ü" * 2_000}),
    "2,000 faces": ("POST", SAY, {"content": "\N{SLIGHTLY SMILING FACE}" * 2_000}),
    "a sticker alone": ("POST", SAY, {"sticker_ids": ["1"]}),
    "a file alone": ("POST", SAY, {"attachments": [{"id": 0, "filename": "x"}]}),
    "a forward": ("POST", SAY, {"message_reference": {"type": 1, "message_id": 5}}),
    "an embed alone": ("POST", SAY, embed(title="x" * 256, description="x" * 4_096)),
    "a picture of its own": (
        "POST",
        SAY,
        {
            "attachments": [{"id": 0, "filename": "a.png"}],
            **embed(image={"url": "attachment://a.png"}),
        },
    ),
    "five rows": ("POST", SAY, rows(*(row(each) for each in buttons(5)))),
    "five buttons": ("POST", SAY, rows(row(*buttons(5)))),
    "a menu": ("POST", SAY, rows(row(select()))),
    "a button with a face": ("POST", SAY, rows(row(button(label=None, emoji={"name": "x"})))),
    "a link": ("POST", SAY, rows(row(link()))),
    "a card": ("POST", SAY, layout(box(TEXT, section(TEXT), {"type": 14}), row(link()))),
    "a card with six rows": ("POST", SAY, layout(*(row(each) for each in buttons(6)))),
    "a change to a card": ("PATCH", f"{SAY}/2", layout(TEXT, content=None, embeds=[])),
    "a change of a card": ("PATCH", f"{SAY}/2", rows(TEXT)),
    "buttons taken away": ("PATCH", f"{SAY}/2", {"components": []}),
    "flags as they were": ("PATCH", f"{SAY}/2", {"flags": 1 << 5, "content": "x"}),
    "an ephemeral answer": ("POST", ANSWER, answer(4, content="x", flags=64)),
    "an ephemeral deferral": ("POST", ANSWER, answer(5, flags=64)),
    "a follow-up": ("POST", FOLLOW_UP, {"content": "x", "flags": 64}),
    "25 choices": ("POST", ANSWER, answer(8, choices=[{"name": "x", "value": "x"}] * 25)),
    "a modal": ("POST", ANSWER, modal(TEXT, label(INPUT), label(select()))),
    "a modal of the old form": ("POST", ANSWER, modal(row({**INPUT, "label": "Words"}))),
    "a localised command": ("PUT", COMMANDS, [LOCALISED]),
    "a command and a menu of one name": ("PUT", COMMANDS, [COMMAND, {**MENU, "name": "cases"}]),
    "groups": ("PUT", COMMANDS, with_options(group("a", sub("b", OPTION)), sub("c"))),
    "a required option first": (
        "PUT",
        COMMANDS,
        with_options(option(required=True), option(name="two")),
    ),
    "part of a command": ("PATCH", f"{COMMANDS}/2", {"default_member_permissions": 8}),
    "1,000 words": ("POST", RULES, words("keyword_filter", *["x" * 60] * 1_000)),
    "part of a rule": ("PATCH", f"{RULES}/2", {"enabled": False}),
    "28 days": ("PATCH", MEMBER, timeout(days=28)),
    "the end of a timeout": ("PATCH", MEMBER, {"communication_disabled_until": None}),
    "a forum's long topic": (
        "POST",
        "/guilds/1/channels",
        {"name": "x", "type": 15, "topic": "x" * 4_096},
    ),
    "a thread": ("POST", "/channels/1/threads", {"name": "x" * 100}),
    "two messages to delete": ("POST", f"{SAY}/bulk-delete", {"messages": ["1", "2"]}),
    "a channel of a strange type": ("POST", "/guilds/1/channels", {"name": "x", "type": [15]}),
    "something without limits": ("POST", "/channels/1/typing", None),
}


@pytest.mark.parametrize("request_", GOOD.values(), ids=GOOD.keys())
def test_lets_through(request_: tuple[str, str, object]) -> None:
    assert check(*request_, now=NOW) == []


def test_counts_the_files_that_came() -> None:
    body = {"attachments": [{"id": 1, "filename": "x"}]}
    assert check("POST", SAY, body, files=2) == []
    assert check("POST", SAY, body, files=1) == [
        "POST /channels/{}/messages: attachments/0/id: no such file was sent"
    ]
    assert check("POST", SAY, {}, files=1) == []


def test_leaves_routes_alone_that_have_no_limits() -> None:
    assert check("POST", "/channels/1/messages/2/crosspost", {"content": "x" * 5_000}) == []


KEYS = (
    "type components data content id embeds fields flags custom_id options choices name value "
    "attachments allowed_mentions parse users accessory component url style min_values max_values "
    "trigger_metadata regex_patterns actions metadata description_localizations messages label"
)
json = st.recursive(
    st.none() | st.booleans() | st.integers(0, 30) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS.split()) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=20,
)
PLACES = (
    *(SAY, f"{SAY}/2", ANSWER, COMMANDS, RULES, MEMBER),
    *("/channels/1", "/channels/1/threads", "/guilds/1/channels"),
)


@given(body=json, path=st.sampled_from(PLACES), method=st.sampled_from(["POST", "PUT", "PATCH"]))
def test_never_trips_over_what_it_is_given(method: str, path: str, body: object) -> None:
    assert all(isinstance(line, str) for line in check(method, path, body))
