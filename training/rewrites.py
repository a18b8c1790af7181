"""What people put in the place of unkind words: a small table of replacements, by counting."""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

_WORD = re.compile(r"[a-z']+")
_LONGEST = 2
_FEWEST = 8
_LEAST_SHARE = 0.25


def learn_rewrites(data: Path) -> dict[str, str]:
    """Map words and pairs of words to what they were most often replaced by ("": left out).

    Only what at least `_FEWEST` people did, and a quarter of those who met the words, is kept.
    """
    done: dict[str, Counter[str]] = defaultdict(Counter)
    for before, after in _pairs(data / "rewrites" / "train.jsonl.gz"):
        for old, new in _edits(before, after):
            done[old][new] += 1
    return dict(sorted(_chosen(done)))


def _chosen(done: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    for old, counts in done.items():
        new, count = counts.most_common(1)[0]
        if count >= _FEWEST and count >= _LEAST_SHARE * counts.total():
            yield old, new


def _pairs(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            for neutral in row["neutral"]:
                yield _WORD.findall(row["text"].lower()), _WORD.findall(neutral.lower())


def _edits(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what in {"replace", "delete"} and j - i <= _LONGEST and m - k <= _LONGEST:
            yield " ".join(before[i:j]), " ".join(after[k:m])
