"""Lines of a log that hold no message: how many, and the first ones that should have held one."""

from dataclasses import dataclass, field
from typing import Any

from nudgebot.cli.chatlog import Unreadable

SHOWN_PROBLEMS = 5


@dataclass(slots=True)
class Skipped:
    """What was left out of a log. Notices, such as a join, are no mistake."""

    bad_lines: int = 0
    notices: int = 0
    problems: list[Unreadable] = field(default_factory=list)

    def add(self, line: Unreadable) -> None:
        """Count one line."""
        if line.is_notice:
            self.notices += 1
            return
        self.bad_lines += 1
        if len(self.problems) < SHOWN_PROBLEMS:
            self.problems.append(line)

    def as_json(self) -> list[dict[str, Any]]:
        """Write out the first problems."""
        return [{"line": bad.line, "error": bad.problem} for bad in self.problems]
