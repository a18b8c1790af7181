"""Hypothesis strategies: lines that were attacked once or several times over."""

from random import Random
from typing import Final

from hypothesis import strategies as st

from tests.scoring.attacks.lines import HARMLESS, UNKIND
from tests.scoring.attacks.table import ATTACKS

LINES: Final = (*UNKIND, *HARMLESS)
# What may be laid over any other disguise without changing how it reads.
UNSEEN: Final = ("zero width", "unseen characters", "combining marks", "spoiler")
LETTERS: Final = ("full width", "bold", "fraktur", "monospace", "right to left")


@st.composite
def attacked(draw: st.DrawFn, *, times: int = 3) -> str:
    """A line that went through one to `times` attacks of any kind."""
    line = draw(st.sampled_from(LINES))
    names = draw(st.lists(st.sampled_from(sorted(ATTACKS)), min_size=1, max_size=times))
    rng = Random(draw(st.integers(0, 999)))
    for name in names:
        line = ATTACKS[name](line, rng)
    return line


@st.composite
def covered(draw: st.DrawFn) -> tuple[str, str]:
    """A line, and the same in other letters under something that nobody sees."""
    line = draw(st.sampled_from(LINES))
    rng = Random(draw(st.integers(0, 999)))
    letters, unseen = draw(st.sampled_from(LETTERS)), draw(st.sampled_from(UNSEEN))
    return line, ATTACKS[unseen](ATTACKS[letters](line, rng), rng)
