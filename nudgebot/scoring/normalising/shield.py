"""What is not prose, and must be left as it is: code, links, addresses."""

import re
from collections.abc import Sequence

from nudgebot.scoring.normalising.edits import Edit

_HINT = re.compile(r"`|://|www\.|@\w+\.|<[@#:a]")
_SHIELDED = re.compile(
    r"```.{0,4000}?```|`[^`\n]{1,400}`"
    r"|(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|<(?:[@#][!&]?\d+|a?:\w+:\d+)>",
    re.DOTALL,
)


def outside_shields(text: str, edits: Sequence[Edit]) -> Sequence[Edit]:
    """Leave out the edits that touch code, links, addresses, or a platform's mentions."""
    if not edits or not _HINT.search(text):
        return edits
    shields = [match.span() for match in _SHIELDED.finditer(text)]
    return [edit for edit in edits if not any(s < edit.end and edit.start < e for s, e in shields)]
