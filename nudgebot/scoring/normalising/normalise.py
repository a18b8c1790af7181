"""All steps in order, and the fast way out for texts that nobody disguised."""

import re
from collections.abc import Callable

from nudgebot.scoring.normalising.characters import find_characters
from nudgebot.scoring.normalising.edits import Edit, Edited
from nudgebot.scoring.normalising.leet import find_leet
from nudgebot.scoring.normalising.lookalikes import find_lookalikes
from nudgebot.scoring.normalising.markdown import find_markdown
from nudgebot.scoring.normalising.repeats import find_repeats
from nudgebot.scoring.normalising.spacing import find_spacing

Step = Callable[[str, frozenset[str]], list[Edit]]

STEPS: tuple[Step, ...] = (
    find_characters,
    find_lookalikes,
    find_markdown,
    find_repeats,
    find_leet,
    find_spacing,
)

# Anything a step could act on. It may say yes too often, never no.
_SUSPICIOUS = re.compile(
    r"[^\n\r\t -~]|[*_~|]"  # not plain ASCII, or a mark of emphasis
    r"|[A-Za-z][0-9@$!+(#]+[A-Za-z]|[0-9@$][A-Za-z]|[A-Za-z][0-9$]"  # leet
    r"|([A-Za-z])\1\1"  # held letters
    r"|\b[A-Za-z][ ./-]{1,2}[A-Za-z][ ./-]"  # spaced letters
    r"|[A-Za-z][.-]+[A-Za-z]",  # broken words
    re.IGNORECASE,
)


def normalise(text: str, known: frozenset[str]) -> Edited | None:
    """Undo disguises, or return None if there are none and the text may be read as it is.

    Args:
        text: as its author wrote it.
        known: the words, in lower case, that a disguise may turn out to be.
    """
    if not _SUSPICIOUS.search(text):
        return None
    edited = Edited.untouched(text)
    for step in STEPS:
        edited = edited.apply(step(edited.text, known))
    return edited if edited.text != text else None
