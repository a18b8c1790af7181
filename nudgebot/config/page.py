"""The text of a file by lines and columns."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

# A line that gives a key, token or password away, be it by its name or in an address.
_SECRET = re.compile(
    r"""(?:key|token|secret|passw(?:or)?d|passphrase)["']?\s*[=:]|://[^/\s"']*:[^/\s"']*@""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Page:
    """What is written in a file."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts."""
        return [0, *(match.end() for match in re.finditer(r"\n", self.text))]

    def line_at(self, offset: int) -> int:
        """Count the lines up to a character, from 1."""
        return bisect_right(self._starts, offset)

    def column_at(self, offset: int) -> int:
        """Count the characters of its line up to a character, from 1."""
        return offset - self._starts[self.line_at(offset) - 1] + 1

    def offset_at(self, line: int, column: int) -> int:
        """Find the character at a line and column, or the end of the text."""
        line = min(line, len(self._starts))
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def line(self, number: int) -> str:
        """Return one line without its end."""
        starts = self._starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def excerpt(self, number: int) -> str:
        """Return one line to show, or nothing if it may give a secret away."""
        line = self.line(number)
        return "" if _SECRET.search(line) else line
