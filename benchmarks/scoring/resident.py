"""What the processes that this one started hold in memory."""

from pathlib import Path
from typing import NamedTuple


class Resident(NamedTuple):
    """Sums over the processes in MB (a million bytes).

    Attributes:
        rss: with what they share (libraries, mostly) counted once for each.
        pss: with what they share divided between them.
    """

    rss: float
    pss: float


def children_resident() -> Resident:
    """Add up the children of this process (Linux)."""
    tasks = Path("/proc/self/task").glob("*/children")
    children = [child for task in tasks for child in task.read_text().split()]
    kilobytes = [_read_kilobytes(Path("/proc") / child / "smaps_rollup") for child in children]
    rss, pss = (sum(found[name] for found in kilobytes) for name in ("Rss:", "Pss:"))
    return Resident(rss * 1024 / 1e6, pss * 1024 / 1e6)


def _read_kilobytes(path: Path) -> dict[str, int]:
    rows = (line.split() for line in path.read_text().splitlines()[1:])
    return {row[0]: int(row[1]) for row in rows}
