"""The names under which components leave what they found on a `Doc`.

Span groups are named by what became of a hit; a span's label is its axis (or, for excused spans,
the reason), and the id of a hit is the entry of the lexicon.
"""

from typing import Final

HITS: Final = "lexicon"
ALLOWED: Final = "allowed"
AIMED: Final = "aimed"
LOOSE: Final = "loose"
EXCUSED: Final = "excused"
EVIDENCE: Final = "evidence"

CODE: Final = "code"

ORIGINS: Final = "nudgebot.origins"
READING: Final = "nudgebot.reading"
TARGET: Final = "nudgebot.target"
QUOTED: Final = "nudgebot.quoted"
REASONS: Final = "nudgebot.reasons"
