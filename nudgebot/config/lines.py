"""Finds the line on which each key of a TOML text stands, which no TOML parser tells."""

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

import tomli

from nudgebot.config.problem import KeyPath

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """Map the path of every table, key and list item in valid TOML to its line, from 1."""
    scan = _Scan(text)
    with suppress(_LostError):
        scan.run()
    return scan.lines


class _LostError(Exception):
    """The scan met what no TOML has; the lines found so far are still right."""


class _Scan:
    """One pass over a text that a parser has already found to be valid."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.lines: dict[KeyPath, int] = {}
        self._line, self._counted = 1, 0
        self._tables: Counter[KeyPath] = Counter()

    def run(self) -> None:
        table: KeyPath = ()
        while self._peek():
            if self._take("["):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> KeyPath:
        line, is_item = self._here(), self._take("[")
        path = self._resolved(self._key())
        self._take("]")
        if is_item:
            self._take("]")
            self._tables[path] += 1
            self.lines.setdefault(path, line)
            path = (*path, self._tables[path] - 1)
        self.lines[path] = line
        return path

    def _resolved(self, key: KeyPath) -> KeyPath:
        """Step into the last item of every list of tables on the way to `key`."""
        path: KeyPath = ()
        for step in key:
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
            path = (*path, step)
            self.lines.setdefault(path, self._here())
        return path

    def _pair(self, table: KeyPath) -> None:
        self._peek()
        line, key = self._here(), self._key()
        for length in range(1, len(key) + 1):
            self.lines.setdefault((*table, *key[:length]), line)
        self._take("=")
        self._value((*table, *key))

    def _value(self, path: KeyPath) -> None:
        if self._take("["):
            self._items(path)
        elif self._take("{"):
            while not self._take("}"):
                self._pair(path)
                self._take(",")
        elif match := _STRING.match(self.text, self.at):
            self.at = match.end()
        else:
            self._skip(_BARE_VALUE)

    def _items(self, path: KeyPath) -> None:
        index = 0
        while not self._take("]"):
            self.lines[*path, index] = self._here()
            self._value((*path, index))
            self._take(",")
            index += 1

    def _key(self) -> KeyPath:
        parts = [self._part()]
        while self._take("."):
            parts.append(self._part())
        return tuple(parts)

    def _part(self) -> str:
        self._peek()
        part = self._skip(_KEY)
        if not part:
            raise _LostError
        return next(iter(tomli.loads(f"{part} = 0"))) if part[0] in "\"'" else part

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

    def _here(self) -> int:
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line
