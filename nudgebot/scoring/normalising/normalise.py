"""All steps in order, and the fast way out for texts that nobody disguised."""

import re
from collections.abc import Callable, Sequence

from nudgebot.scoring.normalising.backwards import find_backwards, has_backwards
from nudgebot.scoring.normalising.characters import find_characters
from nudgebot.scoring.normalising.edits import Edit, Edited
from nudgebot.scoring.normalising.emblems import find_emblems
from nudgebot.scoring.normalising.leet import find_leet
from nudgebot.scoring.normalising.lookalikes import find_lookalikes
from nudgebot.scoring.normalising.markdown import find_markdown
from nudgebot.scoring.normalising.markup import find_markup
from nudgebot.scoring.normalising.repeats import find_repeats
from nudgebot.scoring.normalising.shield import outside_shields
from nudgebot.scoring.normalising.spacing import find_spacing
from nudgebot.scoring.normalising.turning import find_turning
from nudgebot.scoring.normalising.upside_down import find_upside_down

Step = Callable[[str, frozenset[str]], list[Edit]]

STEPS: tuple[Step, ...] = (
    find_turning,
    find_markup,
    find_upside_down,  # before accents go, some of which are its full stops
    find_emblems,
    find_characters,
    find_lookalikes,
    find_markdown,
    find_repeats,
    find_spacing,  # before leet, whose digits may be spaced
    find_leet,
    find_backwards,
)

# Anything a step could act on, but for words that are written backwards. It may say yes too
# often, never no.
_SUSPICIOUS = re.compile(
    r"[^\n\r\t -~]|[*_~|`<\\]|&[#a-zA-Z]|\]\(|\[/"  # not plain ASCII, or markup
    r"|[A-Za-z][0-9@$!+(#]+[A-Za-z]|[0-9@$!][A-Za-z]|[A-Za-z][0-9$]"  # leet
    r"|([A-Za-z])\1\1|([A-Za-z])\2([A-Za-z])\3([A-Za-z])\4"  # held letters
    r"|\b[A-Za-z0-9][^\w]{1,4}[A-Za-z0-9][^\w]{1,4}[A-Za-z0-9]\b"  # spaced letters
    r"|[A-Za-z][.,/+=:;-]+[A-Za-z]",  # broken words
    re.IGNORECASE,
)


def normalise(text: str, known: frozenset[str]) -> Edited | None:
    """Undo disguises, or return None if there are none and the text may be read as it is.

    Args:
        text: as its author wrote it.
        known: the words, in lower case, that a disguise may turn out to be, beyond plain English.
    """
    if not _SUSPICIOUS.search(text) and not has_backwards(text, known):
        return None
    edited = Edited.untouched(text)
    for step in STEPS:
        edits: Sequence[Edit] = step(edited.text, known)
        if step is not find_markup:  # which opens code that is prose
            edits = outside_shields(edited.text, edits)
        edited = edited.apply(edits)
    return edited if edited.text != text else None
