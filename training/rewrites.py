"""What people put in the place of unkind words, by counting: `python -m training.rewrites`."""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.rephrasing.fluency import words_of
from nudgebot.scoring.rephrasing.learned import Learned, Phrases
from nudgebot.scoring.resources import SHIPPED_MODEL
from training.fluency import learn_fluency
from training.readers import read_rows
from training.tone.edits import join_tokens

_LONGEST = 4
_FEWEST = 2
_LEAST_SHARE = 0.02
_MOST_WORDINGS = 6
_LEAST_ALIKE = 0.45


def main() -> None:
    """Learn everything and write it into a model directory, which has to be sealed again."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("NUDGEBOT_TRAINING_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, help="where the public data lies")
    parser.add_argument("--model", type=Path, default=SHIPPED_MODEL, help="the model directory")
    options = parser.parse_args()
    learn_rewrites(options.data).save(ModelFiles.within(options.model).learned)


class _Pair(NamedTuple):
    before: Sequence[str]
    after: Sequence[str]
    codes: Sequence[tuple[str, int, int, int, int]]


def learn_rewrites(data: Path) -> Learned:
    """Learn which phrases people replace, and what reads as English."""
    phrases = learn_phrases(read_rows(data / "rewrites" / "train.jsonl.gz"))
    wordings = sorted({words for chosen in phrases.values() for words, _ in chosen if words})
    return Learned(phrases, learn_fluency(data, wordings))


def learn_phrases(rows: Iterable[Mapping[str, Any]]) -> Phrases:
    """Count what was put in the place of up to four words, alone and with the words beside them.

    Only what people did in `_FEWEST` texts is kept.
    """
    texts = [list(_pairs(row)) for row in rows]
    done: dict[str, Counter[str]] = defaultdict(Counter)
    for pairs in texts:
        for old, new in {edit for pair in pairs for edit in _edits(pair)}:
            done[old][new] += 1
    often = {old for old, counts in done.items() if max(counts.values()) >= _FEWEST}
    met = Counter(phrase for pairs in texts if pairs for phrase in _phrases(pairs[0].before, often))
    return {old: chosen for old in sorted(often) if (chosen := _chosen(done[old], met[old]))}


def _chosen(counts: Counter[str], met: int) -> list[tuple[str, float]]:
    shares = [
        (new, round(count / max(met, count), 3))
        for new, count in counts.most_common(_MOST_WORDINGS)
        if count >= _FEWEST
    ]
    return [(new, share) for new, share in shares if share >= _LEAST_SHARE]


def _pairs(row: Mapping[str, Any]) -> Iterator[_Pair]:
    """Yield the rewrites that are near enough to tell what became of which word."""
    before = words_of(join_tokens(row["text"]))
    for neutral in row["neutral"]:
        after = words_of(join_tokens(neutral))
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        if matcher.ratio() >= _LEAST_ALIKE:
            yield _Pair(before, after, matcher.get_opcodes())


def _phrases(words: Sequence[str], among: set[str]) -> Iterator[str]:
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            phrase = " ".join(words[start:end])
            if phrase in among:
                yield phrase


def _edits(pair: _Pair) -> Iterator[tuple[str, str]]:
    """Yield what was replaced, also together with the word before it, after it, or both."""
    for what, i, j, k, m in pair.codes:
        if what not in {"replace", "delete"}:
            continue
        for left, right in ((0, 0), (1, 0), (0, 1), (1, 1)):
            old, new = (
                pair.before[max(i - left, 0) : j + right],
                pair.after[max(k - left, 0) : m + right],
            )
            whole = i >= left and j + right <= len(pair.before)
            if whole and len(old) <= _LONGEST and len(new) <= _LONGEST:
                yield " ".join(old), " ".join(new)


if __name__ == "__main__":
    main()
