"""Resident memory of this process and its children."""

from pathlib import Path


def resident_mb() -> float:
    """Sum up the resident memory of this process and all below it, in MiB (Linux)."""
    return sum(_resident_kb(process) for process in _family(Path("/proc/self").resolve())) / 1024


def _family(process: Path) -> list[Path]:
    children = (process / "task" / process.name / "children").read_text().split()
    return [process, *(p for child in children for p in _family(Path("/proc") / child))]


def _resident_kb(process: Path) -> int:
    for line in (process / "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
