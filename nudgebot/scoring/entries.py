"""All entries of a pipeline by their words, read once however many components ask."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from nudgebot.scoring.lexicons import Entry, owners_entry, read_innocent, read_lexicon
from nudgebot.scoring.settings import OwnWord


def load_entries(lexicon: str, banned: Iterable[Mapping[str, object]]) -> dict[str, Entry]:
    """Return the entries of the lexicon file and the owner's, which replace them.

    Args:
        lexicon: the path of the file.
        banned: the fields of an `OwnWord` each, as they stand in a pipeline's config.
    """
    owners = (owners_entry(OwnWord(**own)) for own in banned)  # type: ignore[arg-type]
    return {entry.words: entry for entry in (*_read(lexicon), *owners)}


@lru_cache(maxsize=4)
def _read(lexicon: str) -> tuple[Entry, ...]:
    return tuple(read_lexicon(Path(lexicon)))


@lru_cache(maxsize=4)
def load_innocent(lexicon: str) -> frozenset[str]:
    """Return the phrases that look bad and are not."""
    return read_innocent(Path(lexicon))
