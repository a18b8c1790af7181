"""Finds where each key and value of a TOML text stands, which no TOML parser tells."""

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeAlias

import tomli

from nudgebot.config.problem import KeyPath

Span: TypeAlias = tuple[int, int]
_Key: TypeAlias = list[tuple[str, Span]]

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?!"")(?:[^"\\\n]|\\.)*"'
    r"|'(?!'')[^'\n]*'",
    re.DOTALL,
)
_BARE_VALUE = re.compile(r"(?:[^,\]}#\s]|[ \t]+(?=[^,\]}#\s]))*")


@dataclass(frozen=True, slots=True)
class Place:
    """From where to where a key and its value go, in characters of the text.

    What a list holds has no key, and a table with a header no value; the other stands in for it.
    """

    key: Span
    value: Span


@dataclass(slots=True)
class Places:
    """What one pass over a text found.

    Attributes:
        known: the place of every table, key and list item by its path.
        opened: where the brackets and quotes begin that nothing closes, from the outside in.
        statement: the path and the place of the last key or header that was begun.
    """

    known: dict[KeyPath, Place] = field(default_factory=dict)
    opened: list[int] = field(default_factory=list)
    statement: tuple[KeyPath, Span] = ((), (0, 0))


def find_places(text: str) -> Places:
    """Look for all keys and values; what is no TOML ends the search and keeps what was found."""
    scan = _Scan(text)
    with suppress(_LostError):
        scan.run()
    return scan.places


class _LostError(Exception):
    """The scan met what no TOML has."""


class _Scan:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.places = Places()
        self._tables: Counter[KeyPath] = Counter()

    def run(self) -> None:
        table: KeyPath = ()
        while self._peek():
            if self._take("["):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> KeyPath:
        start, is_item = self.at - 1, self._take("[")
        key = self._key()
        path = self._resolved(key)
        self.places.statement = path, (start, self.at)
        self._take("]")
        if is_item:
            self._take("]")
            self._tables[path] += 1
            path = (*path, self._tables[path] - 1)
        self.places.known[path] = Place(key[-1][1], (start, self.at))
        self.places.statement = path, (start, self.at)
        return path

    def _resolved(self, key: _Key) -> KeyPath:
        """Step into the last item of every list of tables on the way to `key`."""
        path: KeyPath = ()
        for step, span in key:
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
            path = (*path, step)
            self.places.known.setdefault(path, Place(span, span))
        return path

    def _pair(self, table: KeyPath) -> None:
        self._peek()
        key = self._key()
        path = (*table, *(step for step, _ in key))
        self.places.statement = path, (key[0][1][0], key[-1][1][1])
        self._take("=")
        value = self._value(path)
        for length in range(1, len(key) + 1):
            span = key[length - 1][1]
            self.places.known.setdefault(path[: len(table) + length], Place(span, value))

    def _value(self, path: KeyPath) -> Span:
        following, start = self._peek(), self.at
        if following == "[":
            self._items(path)
        elif following == "{":
            self._inner_table(path)
        elif following and following in "\"'":
            self._string()
        else:
            self._skip(_BARE_VALUE)
        return start, self.at

    def _items(self, path: KeyPath) -> None:
        self._open(1)
        index = 0
        while not self._take("]"):
            span = self._value((*path, index))
            if span[0] == span[1]:
                raise _LostError
            self.places.known[*path, index] = Place(span, span)
            self._take(",")
            index += 1
        self.places.opened.pop()

    def _inner_table(self, path: KeyPath) -> None:
        self._open(1)
        while not self._take("}"):
            self._pair(path)
            self._take(",")
        self.places.opened.pop()

    def _string(self) -> None:
        self._open(0)
        if not self._skip(_STRING):
            raise _LostError
        self.places.opened.pop()

    def _open(self, length: int) -> None:
        self.places.opened.append(self.at)
        self.at += length

    def _key(self) -> _Key:
        parts = [self._part()]
        while self._take("."):
            parts.append(self._part())
        return parts

    def _part(self) -> tuple[str, Span]:
        self._peek()
        start = self.at
        part = self._skip(_KEY)
        if not part:
            raise _LostError
        return _unquoted(part), (start, self.at)

    def _take(self, token: str) -> bool:
        """Step over spaces and comments, and over `token` if it comes next; never at the end."""
        following = self._peek()
        if not following:
            raise _LostError
        self.at += following == token
        return following == token

    def _peek(self) -> str:
        self._skip(_SPACE)
        return self.text[self.at : self.at + 1]

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        skipped = match.group() if match else ""
        self.at += len(skipped)
        return skipped


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    try:
        return next(iter(tomli.loads(f"{part} = 0")))
    except tomli.TOMLDecodeError as error:
        raise _LostError from error
