"""What a wording from outside must stand before an author sees it."""

from collections.abc import Iterable
from itertools import islice

from nudgebot.domain.faithfulness import is_faithful
from nudgebot.domain.rephrasing import RephraseRequest, is_kind_enough
from nudgebot.ports import Scorer

MOST_READ = 4
MOST_OFFERED = 2


async def vet(
    wordings: Iterable[object], request: RephraseRequest, scorer: Scorer
) -> tuple[str, ...]:
    """Keep at most two of the first few wordings: faithful ones, and kind ones by our own scorer.

    Raises:
        ScoringUnavailableError: nobody can tell how kind they are.
    """
    faithful = _faithful(wordings, request)
    kind = [wording for wording in faithful if is_kind_enough(await scorer.assess(wording))]
    return tuple(kind[:MOST_OFFERED])


def _faithful(wordings: Iterable[object], request: RephraseRequest) -> list[str]:
    """Choose those that are text, say what the author said, and are not all the same."""
    unkind = {(span.start, span.end) for span in request.evidence}
    chosen = {request.text.casefold(): ""}
    # A lone string is no list of wordings, though it can be read as one.
    for wording in islice([] if isinstance(wordings, str) else wordings, MOST_READ):
        if isinstance(wording, str) and is_faithful(request.text, wording, unkind=unkind):
            chosen.setdefault(wording.strip().casefold(), wording.strip())
    return [wording for wording in chosen.values() if wording]
