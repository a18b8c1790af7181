"""Numbers about scoring that no machine, or no reader, can live with."""

from collections.abc import Iterator

from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.settings import Settings

_HOPELESS_MS, _TIGHT_MS, _STUCK_MS = 5, 50, 10_000
_MANY_WORKERS, _BIG_BATCH, _SHORT = 64, 1_024, 200


def find_deadline(settings: Settings) -> Iterator[Oddity]:
    """Find a deadline that leaves no time to score, or that never comes."""
    deadline, path = settings.scoring.deadline_ms, ("scoring", "deadline_ms")
    if deadline < _HOPELESS_MS:
        message = f"no text is scored within {deadline} ms, so none would ever be nudged"
        yield Oddity(path, message, "800 is the default", is_mistake=True)
    elif deadline < _TIGHT_MS:
        message = f"many texts are not scored within {deadline} ms, and pass unscored"
        yield Oddity(path, message, "some hundreds are usual")
    elif deadline > _STUCK_MS:
        message = "a process that takes longer than ten seconds is replaced, so this never counts"
        yield Oddity(path, message, f"{_STUCK_MS} is the most that matters")


def find_sizes(settings: Settings) -> Iterator[Oddity]:
    """Find more processes or texts at once than are good, and less text than makes sense."""
    scoring = settings.scoring
    if scoring.workers > _MANY_WORKERS:
        message = f"{scoring.workers} processes each hold the model in memory"
        yield Oddity(("scoring", "workers"), message, "take one less than there are processors")
    if scoring.batch_size > _BIG_BATCH:
        message = f"whoever comes first waits for {scoring.batch_size:,} texts"
        yield Oddity(("scoring", "batch_size"), message, "16 to 64 are fast enough")
    if scoring.max_characters < _SHORT:
        message = f"whatever comes after {scoring.max_characters} characters is never read"
        yield Oddity(("scoring", "max_characters"), message, "let it be as long as a message")
