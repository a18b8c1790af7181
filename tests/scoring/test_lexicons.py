from pathlib import Path

import pytest

from nudgebot.scoring.lexicons import Part, read_innocent, read_lexicon
from nudgebot.scoring.resources import lexicon_path

SMALL = """
innocent = ["wet blanket factory"]

[[groups]]
axis = "insult"
part = "noun"
severity = 0.5
words = ["party-pooper"]
softer = { "ol' grouch" = "tired friend" }
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_nouns_come_with_a_plural_and_contractions_without_their_apostrophe(small: Path) -> None:
    words = {entry.words for entry in read_lexicon(small)}
    assert {"party-pooper", "party-poopers", "ol' grouch", "ol grouch", "ol grouchs"} <= words


def test_a_softer_wording_is_kept(small: Path) -> None:
    softer = {entry.words: entry.softer for entry in read_lexicon(small)}
    assert softer["ol' grouch"] == "tired friend"
    assert softer["party-pooper"] is None


def test_innocent_phrases_are_read(small: Path) -> None:
    assert read_innocent(small) == {"wet blanket factory"}


def test_an_axis_that_there_is_not_is_refused(small: Path) -> None:
    small.write_text(SMALL.replace("insult", "rudeness"), encoding="utf-8")
    with pytest.raises(ValueError, match="rudeness"):
        read_lexicon(small)


def test_the_shipped_lexicon_can_be_read() -> None:
    entries = read_lexicon(lexicon_path("en"))
    assert {entry.part for entry in entries} == set(Part) - {Part.OWNERS}
    assert all(entry.words == entry.words.lower() for entry in entries)
    assert all(0 < entry.severity <= 1 for entry in entries)
