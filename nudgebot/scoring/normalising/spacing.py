"""Words pulled apart: `i d i o t`, `f-u-c-k`, `stu.pid`."""

import re
from collections import Counter
from collections.abc import Sequence

from nudgebot.scoring.normalising.edits import Edit
from nudgebot.scoring.normalising.english import is_word
from nudgebot.scoring.normalising.leet import read_token
from nudgebot.scoring.normalising.splitting import split_words

_MARKS = r" .,\-_*/\\|~+=:;'\"\u00b7\u2022\u2010-\u2015\u2219\u22c5\u30fb\n"
_APART = re.compile(rf"(?<![^\W_])[^\W_](?:[{_MARKS}]{{1,4}}[^\W_]){{2,}}(?![^\W_])")
_GAP = re.compile(rf"[{_MARKS}]+")
_WITHIN_WORDS = r".,\-_*/\\|~+=:;\u00b7\u2022\u2010-\u2015"
_BROKEN = re.compile(rf"(?<![^\W_])[^\W\d_]+(?:[{_WITHIN_WORDS}]+[^\W\d_]+)+(?![^\W_])")
_SHORTEST = 4


def find_spacing(text: str, known: frozenset[str]) -> list[Edit]:
    """Join what spells words once joined, and nothing else."""
    edits: list[Edit] = []
    joined: list[tuple[int, int]] = []
    for match in _APART.finditer(text):
        found = _join(match, known)
        edits += found
        joined += [match.span()] if found else []
    for match in _BROKEN.finditer(text):
        whole = _GAP.sub("", match[0]).lower()
        if not _is_meant(match[0], whole, known):
            continue
        if not any(start < match.end() and match.start() < end for start, end in joined):
            edits += [_at(match, gap, "") for gap in _GAP.finditer(match[0])]
    return sorted(edits)


def _at(match: re.Match[str], gap: re.Match[str], replacement: str) -> Edit:
    return Edit(match.start() + gap.start(), match.start() + gap.end(), replacement)


def _join(run: re.Match[str], known: frozenset[str]) -> list[Edit]:
    """Close the gaps within the words of a run of single letters; keep those between them."""
    gaps = list(_GAP.finditer(run[0]))
    words = _words_between(_GAP.split(run[0]), gaps, known)
    if words is None:
        return []
    ends, length = set(), 0
    for word in words:
        length += len(word)
        ends.add(length)
    kept = [gap[0] if gap[0].strip() and len(gap[0]) > 1 else " " for gap in gaps]
    return [
        _at(run, gap, kept[at - 1] if at in ends else "") for at, gap in enumerate(gaps, start=1)
    ]


def _is_meant(written: str, joined: str, known: frozenset[str]) -> bool:
    """Say whether marks within a word were put there: `stu.pid`, `hur_ts`; not `re-cover`."""
    if joined in known:
        return len(joined) >= _SHORTEST
    parts = _GAP.split(written.lower())
    return (
        len(joined) > _SHORTEST
        and len(parts) > 1
        and "-" not in written
        and is_word(joined, known)
        and not all(is_word(part, known) for part in parts)
    )


def _words_between(
    letters: Sequence[str], gaps: Sequence[re.Match[str]], known: frozenset[str]
) -> list[str] | None:
    """Divide single letters into words: at wider gaps if there are any, else as they spell."""
    usual = Counter(gap[0] for gap in gaps).most_common(1)[0][0]
    words = [letters[0]]
    for letter, gap in zip(letters[1:], gaps, strict=True):
        wider = gap[0] != usual and (len(gap[0]) > len(usual) or gap[0].isspace())
        words += [letter] if wider else []
        words[-1] += "" if wider else letter
    words = [part for word in words for part in _divide(word, known)]
    return words if _are_mostly_words(words, known) else None


def _divide(word: str, known: frozenset[str]) -> Sequence[str]:
    """Split what spells several words, and leave alone what spells one or none."""
    spelled = read_token(word, known) or word
    split = split_words(spelled.lower(), known)
    return split or (word,)


def _are_mostly_words(words: Sequence[str], known: frozenset[str]) -> bool:
    """Weigh words by their letters; one of them must be more than a small one."""
    spelled = [word for word in words if is_word((read_token(word, known) or word).lower(), known)]
    if len(words) == 1 and words[0].lower() in known:
        return True
    return max(map(len, spelled), default=0) >= _SHORTEST and sum(map(len, spelled)) * 2 >= sum(
        map(len, words)
    )
