import asyncio
import json
from datetime import UTC, datetime

import pytest
from aiohttp import web

from nudgebot.plugin import (
    Catalogue,
    MemberKey,
    MessageKey,
    NudgeNote,
    NudgeRecord,
    Reason,
)
from nudgebot_webchat import news
from nudgebot_webchat.attendance import Attendance
from nudgebot_webchat.connection import WAITING, Connection
from nudgebot_webchat.drafts import HeldDraft, HeldDrafts
from nudgebot_webchat.flood import FloodGate
from nudgebot_webchat.mentions import mentioned
from nudgebot_webchat.room import Room
from nudgebot_webchat.session import Session

MEMBERS = {"ada": "1", "ada lovelace": "2", "ben": "3", "мира": "4", "strasse": "5"}


class RecordingTransport(asyncio.Transport):
    """Knows whether it was cut."""

    was_cut = False

    def abort(self) -> None:
        self.was_cut = True


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("Thank you, @Ben!", "3"),
        ("@ada lovelace, thank you", "2"),
        ("@Ada, thank you", "1"),
        ("@Adam, thank you", None),
        ("@МИРА", "4"),
        ("@Straße", "5"),
        ("me@nowhere.example and then @ben", "3"),
        ("@nobody", None),
        ("@", None),
        ("no name at all", None),
        ("@" * 100_000, None),
    ],
)
def test_the_first_name_behind_an_at_sign_counts(text: str, member: str | None) -> None:
    assert mentioned(text, MEMBERS) == member


def test_the_flood_gate_opens_again_with_time() -> None:
    now = 0.0
    gate = FloodGate(rate=2, burst=2, time=lambda: now)

    assert [gate.lets_through("ada") for _ in range(3)] == [True, True, False]
    assert gate.lets_through("ben")
    now = 0.5
    assert [gate.lets_through("ada") for _ in range(2)] == [True, False]
    now = 1_000.0
    assert [gate.lets_through("ada") for _ in range(3)] == [True, True, False]


def test_the_flood_gate_forgets_members_who_are_long_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nudgebot_webchat.flood.MEMBERS", 1)
    gate = FloodGate(rate=0.001, burst=1)
    gate.lets_through("ada")
    gate.lets_through("ben")

    assert gate.lets_through("ada")


def test_only_the_latest_held_drafts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nudgebot_webchat.drafts.CAPACITY", 2)
    drafts = HeldDrafts()
    for number in "123":
        drafts.hold(HeldDraft("ada", f"message {number}", f"nudge {number}", "Hm"))

    assert drafts.get("ada", "message 1") is None
    assert drafts.about("ada", "nudge 1") is None
    assert drafts.about("ada", "nudge 3") == drafts.get("ada", "message 3")


def test_what_was_published_is_forgotten_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nudgebot_webchat.room.REMEMBERED", 1)
    shown: list[str] = []
    room = Room(lambda line: shown.append(line.id), history=1)
    for number in "112":
        room.publish(_line(number))

    assert shown == ["1", "2"]
    assert [line.id for line in room.lines] == ["2"]


async def test_a_tab_that_does_not_keep_up_is_cut_and_holds_nobody_up() -> None:
    transport = RecordingTransport()
    tab = Connection(Session("1", "Ada"), web.WebSocketResponse(), transport)

    for _ in range(WAITING):
        tab.send("news")
    assert not transport.was_cut
    tab.send("one too many")

    assert transport.was_cut


async def test_names_of_those_who_left_are_forgotten_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nudgebot_webchat.attendance.NAMES", 1)
    attendance = Attendance(lambda: None)
    for member, name in (("1", "Ada"), ("2", "Ben")):
        tab = Connection(Session(member, name), web.WebSocketResponse(), None)
        attendance.enter(tab)
        attendance.leave(tab)

    assert attendance.name_of("1") is None
    assert attendance.members == {"ben": "2"}


def test_a_note_names_only_what_tells_against_a_text() -> None:
    told = _told_reasons(Reason.QUOTED, Reason.PROFANITY, Reason.THREAT)
    assert told == ["It reads as a threat.", "The swearing may hit harder than you mean it to."]


def test_a_note_always_has_a_reason() -> None:
    assert _told_reasons(Reason.SELF_DIRECTED) == ["The tone may come across as hurtful."]


def _told_reasons(*reasons: Reason) -> list[str]:
    nudge = NudgeRecord(
        id="1",
        member=MemberKey("webchat", "porch", "1"),
        message=MessageKey("webchat", "1"),
        channel="main",
        at=datetime.now(UTC),
        evidence=(),
        reasons=reasons,
    )
    told: list[str] = json.loads(news.note(NudgeNote(nudge=nudge, text="Hm"), Catalogue.load()))[
        "reasons"
    ]
    return told


def _line(number: str) -> news.Line:
    return news.Line(id=number, draft=None, member="1", name="Ada", at="", text="Hello")
