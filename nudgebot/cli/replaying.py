"""A whole log through scoring and policy, in flat memory."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from nudgebot.cli.chatlog import Entry, Read
from nudgebot.cli.jsonl import Assess
from nudgebot.cli.rehearsal import Rehearsal
from nudgebot.cli.tally import Tally

BATCH = 64


def replay_log(
    lines: Iterable[Read],
    *,
    assess: Assess,
    rehearsal: Rehearsal,
    tally: Tally,
    done: Callable[[int], None] = lambda _lines: None,
) -> Tally:
    """Score `lines` in batches and play them in order; `done` hears of every batch."""
    for batch in _batches(lines):
        entries = [line for line in batch if isinstance(line, Entry)]
        assessments = iter(assess([entry.text for entry in entries]) if entries else ())
        for line in batch:
            if isinstance(line, Entry):
                tally.add(rehearsal.play(line, next(assessments)))
            else:
                tally.skip(line)
        done(len(batch))
    return tally


def _batches(lines: Iterable[Read]) -> Iterator[list[Read]]:
    rest = iter(lines)
    while batch := list(islice(rest, BATCH)):
        yield batch
