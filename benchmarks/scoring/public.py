"""Public messages that no model was fitted on, cut so that 5 % of them are unkind."""

from pathlib import Path

import numpy as np

from benchmarks.scoring.lines import UNKIND_SHARE, Line
from nudgebot.domain.axes import Axis
from training.corpus import LABELS
from training.readers import read_messages

_CHAT = ("irc", "topical_chat", "goemotions")
_HARMLESS_UP_TO, _UNKIND_FROM = 0.1, 0.5


def public_lines(data: Path, *, seed: int = 7) -> list[Line]:
    """Read the dev split below `data`: harmless chat, and unkind messages of every source."""
    dev = read_messages(data, "dev")
    truth = dev.truth[:, LABELS.index(Axis.UNKINDNESS)]
    rng = np.random.default_rng(seed)
    harmless = np.flatnonzero(np.isin(dev.sources, _CHAT) & (truth <= _HARMLESS_UP_TO))
    unkind = np.flatnonzero(truth >= _UNKIND_FROM)
    wanted = round(len(harmless) * UNKIND_SHARE / (1 - UNKIND_SHARE))
    drawn = rng.choice(unkind, min(wanted, len(unkind)), replace=False)
    order = rng.permutation(np.concatenate([harmless, drawn]))
    return [Line(dev.texts[row], bool(truth[row] >= _UNKIND_FROM)) for row in order.tolist()]
