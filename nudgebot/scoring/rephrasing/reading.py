"""Whether a text that lost words still reads as English."""

import re

_DANGLING = re.compile(
    r"\b(?:is|are|was|were|be|being|am|an?|the|such|of|with|and|but|or|so|my|your|ur|his|her"
    r"|their|our"
    r"|very|really|as|than|like|because|if|when|while|for|from|some|every|what\s+an?|how|into"
    r"|you're"
    r"|he's|she's|i'm|they're|absolute|complete|total|utter|little|fat|old|stop|just|not)\W*$"
    r"|\b(?:listen|talk|speak|come|go|going|able|want|have|used|learn)\s+to\W*$",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:an?|the|my|your|his|their|such|very)\s*[,.;:!?](?:\s|$)|[?!]\.|\b(?:an?"
    r"|the)\s+(?:and|or|but|you|i|of|to|is"
    r"|are|an?|the|at|in|on|because|if|about|for|with|from|when)\b|[,;:]\s+[.!?,;]"
    r"|\b(?!(?:that|had|ha|very|bye|no|so)\b)(\w+)\s+\1\b"
    r"|\b(?:my|your|their|our)\s+(?:and|or|but|how|in|on|at|up|to|with|is|are|was|will|can|for"
    r"|because|when|if|you|i|he|we|they|it|remembers?)\b|\bits[.!?]|\bpiece\s+of\s+(?:things?|stuff)\b|,\s+(?:you|u)\s*[,.]|\bthe\s+(?:do|does|are)\b"
    r"|\bgives?\s+an?\s+\w+\s+(?:how|what|about|if)\b|\b(?:ain'?t|don'?t|isn'?t)\s+(?:on|and)\b"
    r"|\b(?:is|are|was|were|'re)\s+(?:and|or|but|because|if|is|are)\b|\bof\s+(?:and|or|you|i)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:i|you|u|we|he|she|they|it|this|that|there|these|those|please|can|could|let|stop"
    r"|don'?t|do|is"
    r"|are|was|were|i'm|im|it's|its|that's|read|look|check|try|wait|give|take|fix|stay|what"
    r"|why|who|how"
    r"|where|when|has|have|had|will|would|should|put|use|keep|make|tell|ask|write|send|revert"
    r"|see|move"
    r"|answer|\w{3,}ed|come|help|listen|open|close|run|pay|clean|turn|think|say|show|play|pass"
    r"|let's|hurry)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"^(?:and|but|or|because|cuz|since|if|for|with|of|as|than|like|to|at|in|on|from"
    r""
    r"|that\s+(?:you|u|i|we|he|she|they)"
    r"|(?:are|is|do|does|did|was|were)n'?t\s+(?:you|u|i|we|he|she|they|it)$"
    r"|who\s+(?:never|always|can'?t|doesn'?t|thinks?)|which|when|until|even|about|such|just)\b(?!.*,)",
    re.IGNORECASE,
)
_COURTESY = re.compile(r"^(?:thanks|thank\s+you|please|sorry|cheers)$", re.IGNORECASE)
_UNKIND_ORDER = re.compile(
    r"^(?:(?:and|so|just|please|now|then|go|and)\s+)*(?:uninstall|quit|leave|go\b|learn\b"
    r"|get\b|git\b"
    r"|grow\b|cry\b|cope\b|delete\s+your|never\s+come|shut|seethe|touch\s+grass|log\s+off"
    r"|alt\s*f4|wake\s+up)"
    r"|\b(?:hates?|despise|laugh(?:s|ing)?\s+at|better\s+without)\s+(?:you|u)\b"
    r"|\b(?:ashamed|embarrassed)\s+of\s+your|\bsick\s+of\s+(?:you|u)|\byou\s+make\s+me\s+sick"
    r"|\b(?:can'?t|cannot|never)\s+(?:do|get)\s+anything|\bgood\s+for\s+nothing\b"
    r"|\byour\s+(?:own\s+)?fault\b|\byou\s+should\s+feel\s+bad\b|\byou\s+\w+\s+too\s+much\b"
    r"|\bwhat\s+is\s+wrong\s+with\s+you\b|\b(?:nobody|no\s+one)\s+\w+s\s+(?:you|u)\b",
    re.IGNORECASE,
)
_LAUGHS = re.compile(
    r"^(?:l+o+l+|lmf?ao+|rofl|(?:ha)+h?|x+d+|omf?g|smh|wtf|ffs|ugh+|jfc"
    r"|(?:oh\s+)?(?:\S+\s+)?(?:hell|shit|fuck|crap|damn|christ|god))$",
    re.IGNORECASE,
)


def is_well_formed(text: str, *, like: str = "") -> bool:
    """Say whether nothing dangles, doubles or lacks its noun that did not in `like`."""
    return bool(re.search(r"\w", text)) and _faults(text) <= _faults(like)


def _faults(text: str) -> set[str]:
    ends = (_DANGLING.search(line) for line in re.split(r"[.!?,;]\s", text))
    found = (*ends, *_BROKEN.finditer(text))
    return {match[0].lower().strip() for match in found if match}


def stands_alone(clause: str) -> bool:
    """Say whether a clause says something without the one before it."""
    return (
        (len(clause.split()) > 1 and bool(_CLAUSE.search(clause)) and not _HANGING.search(clause))
        or bool(_COURTESY.match(clause))
        or "http" in clause
    )


def is_long(clause: str) -> bool:
    """Say whether a clause is long enough to be one, whatever its verb."""
    return len(clause.split()) > 3 and not _HANGING.search(clause)  # noqa: PLR2004 - a guess


def is_rude(clause: str) -> bool:
    """Say whether it sends somebody away, or speaks for all, without an unkind word."""
    return bool(_UNKIND_ORDER.search(clause.strip()))


def is_laugh(clause: str) -> bool:
    """Say whether it only laughs or groans."""
    return bool(_LAUGHS.match(clause.strip()))


def is_remainder(words: str) -> bool:
    """Say whether what is left of a clause is but a small word."""
    return bool(_REST.match(words))


def calls_names(clause: str) -> bool:
    """Say whether it is no more than a name that somebody is called."""
    return bool(_NAME.match(clause.strip()))


_REST = re.compile(
    r"^(?:this|that|it|you|your|the|an?|so|oh|well|and|but|my|in|of)$", re.IGNORECASE
)
_NAME = re.compile(
    r"^(?:\S+|you(?:\s+(?!are\b|suck|stink|never|always|just|all\b|did|do\b)\w+){1,2})$",
    re.IGNORECASE,
)
