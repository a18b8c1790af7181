"""Reads chat logs: JSON lines, IRC logs, `name: message`, or one message a line."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from itertools import chain, islice
from typing import Any, Protocol, TypeAlias

from nudgebot.cli.jsonl import LONGEST, BadLineError, read_object, text_of
from nudgebot.domain.message import valid_text

PEEKED = 50
MOSTLY = 0.8

_IRC = re.compile(
    r"(?:\[?(?:(?P<day>\d{4}-\d\d-\d\d)[T ])?(?P<time>\d\d:\d\d(?::\d\d)?)\]?\s+)?"
    r"<[ @+%&~]?(?P<author>[^<>]{1,64})>\s(?P<text>.*)",
    re.DOTALL,
)
_NAMED = re.compile(r"(?P<author>[^\s:{\"][^:\n]{0,31}): (?P<text>.+)", re.DOTALL)


class Format(StrEnum):
    """How a log is written; `auto` looks at its first lines."""

    AUTO = "auto"
    JSONL = "jsonl"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message of a log. Its author, receiver and time (aware) may be unknown."""

    line: int
    text: str = field(repr=False)
    author: str | None = None
    recipient: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A line that holds no message; `is_notice` where that is no mistake, such as a join."""

    line: int
    problem: str
    is_notice: bool = False


class Lines(Protocol):
    """What lines come from, such as an open file."""

    def readline(self, size: int, /) -> bytes:
        """Read the next line, or the first `size` bytes of it."""
        ...


Read: TypeAlias = Entry | Unreadable
Numbered: TypeAlias = tuple[int, bytes]
Reader: TypeAlias = Callable[[int, bytes], Read]


def read_log(
    source: Lines, kind: Format = Format.AUTO, *, strictly: bool = False
) -> Iterator[Read]:
    """Read a log line by line, whatever its length; lines without anything are left out.

    Bytes that are no UTF-8 are replaced; `strictly`, a line that holds some is unreadable.
    """
    lines = ((number, line) for number, line in _numbered(source) if line.strip())
    first = list(islice(lines, PEEKED))
    reader = _reader(first, kind)
    reader = _strict(reader) if strictly else reader
    return (reader(number, line) for number, line in chain(first, lines))


def _numbered(source: Lines) -> Iterator[Numbered]:
    """Count lines from 1; one that is far too long comes cut, and once."""
    number, is_whole = 0, True
    while line := source.readline(LONGEST + 1):
        if is_whole:
            number += 1
            yield number, line.rstrip(b"\r\n")
        is_whole = line.endswith(b"\n")


def is_utf8(line: bytes) -> bool:
    """Whether all of it can be read."""
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _strict(reader: Reader) -> Reader:
    def read(number: int, line: bytes) -> Read:
        if is_utf8(line):
            return reader(number, line)
        return Unreadable(line=number, problem="the line is not UTF-8")

    return read


def _reader(first: Sequence[Numbered], kind: Format) -> Reader:
    looks_like_json = bool(first) and first[0][1].lstrip(b"\xef\xbb\xbf \t").startswith(b"{")
    if kind is Format.JSONL or (kind is Format.AUTO and looks_like_json):
        return _read_json
    texts = [_decoded(line) for _, line in first]
    if _most(_IRC, texts):
        return _IrcReader().read
    return _read_named if _most(_NAMED, texts) and _is_talk(texts) else _read_plain


def _most(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    matching = sum(pattern.fullmatch(text) is not None for text in texts)
    return bool(texts) and matching >= MOSTLY * len(texts)


def _is_talk(texts: Sequence[str]) -> bool:
    """Whether somebody spoke twice: `note: ...` before a single line names nobody."""
    names = [match["author"] for match in map(_NAMED.fullmatch, texts) if match]
    return len(set(names)) < len(names)


def _decoded(line: bytes) -> str:
    return valid_text(line.decode("utf-8-sig", "replace"))


def _read_plain(number: int, line: bytes) -> Read:
    return Entry(line=number, text=_decoded(line))


def _read_named(number: int, line: bytes) -> Read:
    text = _decoded(line)
    match = _NAMED.fullmatch(text)
    if match is None:
        return Entry(line=number, text=text)
    return Entry(line=number, text=match["text"], author=match["author"].strip())


def _read_json(number: int, line: bytes) -> Read:
    try:
        value = read_object(line)
        return Entry(
            line=number,
            text=text_of(value),
            author=_name(value, "author"),
            recipient=_name(value, "to"),
            at=_moment(value.get("at", value.get("sent_at"))),
        )
    except BadLineError as error:
        return Unreadable(line=number, problem=str(error))


def _name(value: dict[str, Any], key: str) -> str | None:
    name = value.get(key)
    if name is None or (isinstance(name, str) and name):
        return name
    if isinstance(name, int) and not isinstance(name, bool):
        return str(name)
    raise BadLineError(f"'{key}' is not a name")


def _moment(value: object) -> datetime | None:
    """Read an ISO 8601 time, or seconds since 1970; without a zone it is UTC."""
    if value is None:
        return None
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    raise BadLineError("the time is neither ISO 8601 nor seconds since 1970")


class _IrcReader:
    """IRC logs tell the time of day; where it runs backwards, a new day began."""

    def __init__(self) -> None:
        self._now = datetime(2000, 1, 1, tzinfo=UTC)

    def read(self, number: int, line: bytes) -> Read:
        match = _IRC.fullmatch(_decoded(line))
        if match is None:
            return Unreadable(line=number, problem="not a message", is_notice=True)
        try:
            at = self._at(match["day"], match["time"])
        except ValueError:
            return Unreadable(line=number, problem="there is no such time")
        return Entry(line=number, text=match["text"], author=match["author"].strip(), at=at)

    def _at(self, day: str | None, clock: str | None) -> datetime | None:
        if clock is None:
            return None
        date = datetime.fromisoformat(day).date() if day else self._now.date()
        at = datetime.combine(date, time.fromisoformat(clock), UTC)
        if day is None and at < self._now:
            at += timedelta(days=1)
        self._now = at
        return at
