"""What the room sends to browsers: JSON objects, each with a `kind`. Words are never markup."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from nudgebot.plugin import BoardRow, Catalogue, NudgeNote, Reason, segments

# The others say why a text is fine, and have no place in a nudge.
TELLING = (
    Reason.THREAT,
    Reason.IDENTITY_ATTACK,
    Reason.INSULT,
    Reason.SEXUAL,
    Reason.PROFANITY,
    Reason.OWNERS_WORD,
    Reason.TONE,
    Reason.CUT_SHORT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something said in the room. `draft` is the id that its author's browser gave it."""

    id: str
    draft: str | None
    member: str
    name: str
    at: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisper:
    """A line that only one member sees. With a `nudge`, they can say that it was wrong.

    `key` tells one from another: the same one twice is shown once.
    """

    key: str
    text: str
    tone: str = "calm"
    nudge: str | None = None


def said(line: Line) -> str:
    """Somebody said something."""
    return _news("said", line=asdict(line))


def welcome(room: str, lines: Iterable[Line]) -> str:
    """What was said lately; `room` changes when the room starts afresh."""
    return _news("welcome", room=room, lines=[asdict(line) for line in lines])


def note(nudge_note: NudgeNote, texts: Catalogue) -> str:
    """A nudge, with the words that it is about cut at the evidence. It never has a score."""
    nudge = nudge_note.nudge
    return _news(
        "note",
        nudge=nudge.id,
        draft=nudge.message.message,
        segments=[asdict(part) for part in segments(nudge_note.text, nudge.evidence)],
        reasons=[texts(f"reason.{reason}") for reason in _told(nudge.reasons)],
        suggestions=list(nudge_note.suggestions),
        escalated=nudge_note.escalated,
    )


def unkept(nudge: str, draft: str) -> str:
    """A nudge whose words nobody has any more."""
    return _news("unkept", nudge=nudge, draft=draft)


def unanswered(nudges: Sequence[str]) -> str:
    """All nudges that wait for an answer; a browser that shows another one drops it."""
    return _news("unanswered", nudges=nudges)


def receipt(act: str, message: str, *, held: bool) -> str:
    """A draft arrived, and is posted or held."""
    return _news("receipt", id=act, message=message, held=held)


def answered(act: str, nudge: str, *, done: bool) -> str:
    """The author's answer to a nudge arrived; `done` is false if it was too late."""
    return _news("answered", id=act, nudge=nudge, done=done)


def settled(draft: str) -> str:
    """A held draft is held no more: its note can go."""
    return _news("settled", draft=draft)


def refused(text: str, act: str | None = None) -> str:
    """Something was not taken, and why."""
    return _news("refused", id=act, text=text)


def whisper(line: Whisper) -> str:
    """A private line."""
    return _news("whisper", **asdict(line))


def board(rows: Iterable[BoardRow]) -> str:
    """The leaderboard."""
    places = [
        {"rank": row.rank, "member": row.member.member, "name": row.name, "points": row.points}
        for row in rows
    ]
    return _news("board", rows=places)


def present(names: Mapping[str, str], total: int) -> str:
    """Who is here."""
    people = [{"member": member, "name": name} for member, name in names.items()]
    return _news("present", people=people, total=total)


def signed_out() -> str:
    """The session is not good any more."""
    return _news("signed_out")


def _told(reasons: Iterable[Reason]) -> Sequence[Reason]:
    given = frozenset(reasons)
    return [reason for reason in TELLING if reason in given] or [Reason.TONE]


def _news(kind: str, **fields: object) -> str:
    return json.dumps({"kind": kind, **fields})
