"""The contract with Discord, as its own description of its API has it."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.discord_server import contract
from tests.discord_server.openapi.description import find_description
from tests.discord_server.openapi.samples import (
    ANSWER,
    BUTTON,
    CARD,
    COMMAND,
    COMMANDS,
    KEYWORDS,
    LABEL,
    RULE,
    RULES,
    SAY,
    modal,
    needs_description,
    row,
)

pytestmark = needs_description

GOOD = {
    "a message": ("POST", SAY, {"content": "hello", "tts": False, "nonce": "1"}),
    "a message that mentions ids as integers": (
        "POST",
        SAY,
        {"content": "hello", "allowed_mentions": {"parse": [], "users": [1 << 60]}},
    ),
    "a reply": ("POST", SAY, {"content": "x", "message_reference": {"message_id": 5, "type": 0}}),
    "a forward": ("POST", SAY, {"message_reference": {"message_id": 5, "type": 1}}),
    "a file": ("POST", SAY, {"attachments": [{"id": 0, "filename": "you.json"}]}),
    "a row of buttons": ("POST", SAY, row(BUTTON)),
    "a button with an emoji that moves": (
        "POST",
        SAY,
        row({**BUTTON, "emoji": {"id": 4, "name": "wave", "animated": True}}),
    ),
    "a menu with somebody chosen": (
        "POST",
        SAY,
        row({"type": 7, "custom_id": "x", "default_values": [{"id": 1, "type": "role"}]}),
    ),
    "a card": ("POST", SAY, CARD),
    "an edit with a useless tts": ("PATCH", f"{SAY}/2", {"content": "hello", "tts": False}),
    "an edit that keeps a file": (
        "PATCH",
        f"{SAY}/2",
        {"attachments": [{"id": 3, "filename": "a", "url": "https://x.test", "size": 1}]},
    ),
    "an ephemeral answer": ("POST", ANSWER, {"type": 4, "data": {"content": "x", "flags": 64}}),
    "an update with a useless tts": (
        "POST",
        ANSWER,
        {"type": 7, "data": {"content": "x", "tts": False}},
    ),
    "a deferral": ("POST", ANSWER, {"type": 5, "data": {"flags": 64}}),
    "choices": ("POST", ANSWER, {"type": 8, "data": {"choices": [{"name": "a", "value": "b"}]}}),
    "a modal": ("POST", ANSWER, modal(LABEL)),
    "a follow-up": ("POST", "/webhooks/1/a-token", {"content": "x", "flags": 64, "tts": False}),
    "an edit of the answer": ("PATCH", "/webhooks/1/t/messages/@original", {"content": "x"}),
    "a list of commands": ("PUT", COMMANDS, [{**COMMAND, "nsfw": False}]),
    "a rule": ("POST", RULES, RULE),
    "a change of a rule": ("PATCH", f"{RULES}/2", {"trigger_metadata": KEYWORDS}),
    "a timeout": (
        "PATCH",
        "/guilds/1/members/2",
        {"communication_disabled_until": "2031-02-03T04:05:06+00:00"},
    ),
    "a private thread": (
        "POST",
        "/channels/1/threads",
        {"name": "x", "type": 12, "invitable": False},
    ),
    "a post in a forum": (
        "POST",
        "/channels/1/threads",
        {"name": "x", "type": 11, "message": {"content": "x", "tts": False}},
    ),
    "a thread that is closed": ("PATCH", "/channels/1", {"archived": True, "locked": True}),
    "an overwrite in texts": (
        "PUT",
        "/channels/1/permissions/2",
        {"id": 2, "type": 0, "allow": "1024", "deny": "0"},
    ),
    "a role with permissions in a text": ("POST", "/guilds/1/roles", {"permissions": "0"}),
    "a ban without a body": ("PUT", "/guilds/1/bans/2", None),
    "something to read": ("GET", "/users/@me", None),
}


@pytest.mark.parametrize("request_", GOOD.values(), ids=GOOD.keys())
def test_lets_through(request_: tuple[str, str, object]) -> None:
    assert contract.check(*request_) == []


def test_does_not_repeat_what_people_wrote() -> None:
    found = contract.check("POST", SAY, {"content": "my secret " * 500, "tts": "my secret"})
    assert len(found) == 2
    assert "secret" not in "".join(found)


def test_names_every_operation_and_finds_the_one_that_is_spelt_out() -> None:
    assert ("PATCH", "/webhooks/{}/{}/messages/@original") in contract.operations()
    assert ("POST", "/interactions/{}/{}/callback") in contract.operations()
    assert len(contract.operations()) > 200
    assert contract.template_of("/users/@me") == "/users/@me"
    assert contract.template_of("/users/5") == "/users/{}"
    assert contract.template_of("/nowhere") is None


def test_passes_everything_without_the_description(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NUDGEBOT_DISCORD_OPENAPI", str(tmp_path / "missing.json"))
    assert not contract.is_available()
    assert contract.check("GET", "/nowhere", None) == []
    assert contract.operations() == frozenset()
    assert contract.template_of("/users/5") is None


def test_reads_a_description_that_is_not_packed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NUDGEBOT_DISCORD_OPENAPI", str(unpack(tmp_path)))
    assert contract.check("GET", "/nowhere", None) != []


def unpack(folder: Path) -> Path:
    found = find_description()
    assert found is not None
    raw = found.read_bytes()
    path = folder / "openapi.json"
    path.write_bytes(gzip.decompress(raw) if found.suffix == ".gz" else raw)
    return path


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "components", "data", "content", "id", "embeds"])
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(body=json)
@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", SAY), ("POST", ANSWER), ("PUT", COMMANDS), ("PATCH", f"{RULES}/2")],
)
def test_never_trips_over_what_it_is_given(method: str, path: str, body: object) -> None:
    assert all(isinstance(line, str) for line in contract.check(method, path, body))
