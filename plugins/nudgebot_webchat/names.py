"""Names that members pick for themselves."""

import unicodedata

MAX_CHARACTERS = 32
MARKS_IN_A_ROW = 2

# Letters and symbols that show nothing: two of them would make two names look the same.
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Control, format (zero-width and direction marks), surrogate, private, unassigned, line breaks.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class NameRefusedError(Exception):
    """A name that cannot be had; `why` is a key of the catalogue."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def clean_name(raw: str) -> str:
    """Trim a name and check it.

    Raises:
        NameRefusedError: it is empty, too long, or has characters that nobody sees.
    """
    name = unicodedata.normalize("NFC", " ".join(raw.split(" ")).strip())
    name = " ".join(part for part in name.split(" ") if part)
    name = "".join(character for character in name if not _selects_variation(character))
    if not name:
        raise NameRefusedError("webchat.name.empty")
    if len(name) > MAX_CHARACTERS:
        raise NameRefusedError("webchat.name.long")
    if any(map(_is_unseen, name)) or _piles_up_marks(name):
        raise NameRefusedError("webchat.name.unseen")
    return name


def _selects_variation(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _is_unseen(character: str) -> bool:
    return character in BLANKS or unicodedata.category(character) in UNSEEN


def _piles_up_marks(name: str) -> bool:
    row = MARKS_IN_A_ROW  # a name cannot begin with a mark
    for character in name:
        row = row + 1 if unicodedata.category(character).startswith("M") else 0
        if row > MARKS_IN_A_ROW:
            return True
    return False
