"""A whole log through scoring and policy, in flat memory."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from nudgebot.cli.chatlog import Entry, Read, Unreadable
from nudgebot.cli.jsonl import Assess
from nudgebot.cli.rehearsal import Rehearsal
from nudgebot.cli.tally import Tally
from nudgebot.domain.assessment import Assessment

BATCH = 64

Scored: TypeAlias = tuple[Entry, Assessment] | Unreadable


def replay_log(
    lines: Iterable[Read],
    *,
    assess: Assess,
    rehearsal: Rehearsal,
    tally: Tally,
    done: Callable[[int], None] = lambda _lines: None,
) -> Tally:
    """Score `lines` and play them in order; `done` hears of every batch."""
    for line in scored(lines, assess=assess, done=done):
        if isinstance(line, Unreadable):
            tally.skipped.add(line)
        else:
            tally.add(rehearsal.play(*line))
    return tally


def scored(
    lines: Iterable[Read], *, assess: Assess, done: Callable[[int], None]
) -> Iterator[Scored]:
    """Score `lines` in batches, in order; what holds no message comes along."""
    for batch in _batches(lines):
        entries = [line for line in batch if isinstance(line, Entry)]
        assessments = iter(assess([entry.text for entry in entries]) if entries else ())
        for line in batch:
            yield (line, next(assessments)) if isinstance(line, Entry) else line
        done(len(batch))


def _batches(lines: Iterable[Read]) -> Iterator[list[Read]]:
    rest = iter(lines)
    while batch := list(islice(rest, BATCH)):
        yield batch
