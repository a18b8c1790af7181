"""Kinder wordings for a nudge: those of the owner's rephraser if there is one, or else our own."""

import asyncio
import logging
from collections import OrderedDict
from time import perf_counter

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.rephrasing import RephraseRequest, Trouble, has_kinder_words
from nudgebot.engine.breaker import Breaker
from nudgebot.engine.surroundings import Surroundings
from nudgebot.engine.vetting import vet
from nudgebot.ports import Rephraser, RephrasingUnavailableError, ScoringUnavailableError

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 10.0
REMEMBERED = 2_000


class Wordings:
    """Asks the rephraser, checks what it says, and remembers it in memory for the same nudge."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._breaker = Breaker(around.clock)
        self._found: OrderedDict[str, tuple[str, ...]] = OrderedDict()

    async def find(self, nudge: str, text: str, assessment: Assessment) -> tuple[str, ...]:
        """Find at most two wordings for a new nudge.

        Takes `PATIENCE_SECONDS` at most, and never raises: what is slow, broken or not good enough
        leaves the suggestions of the assessment.
        """
        rephraser = self._around.rephraser
        if rephraser is None or not has_kinder_words(text, assessment):
            return assessment.suggestions
        if not self._breaker.lets_pass():
            self._around.monitor.count("rephrasings", result="resting")
            return assessment.suggestions
        started = perf_counter()
        found = await self._ask(rephraser, _request(text, assessment))
        self._around.monitor.time("rephrase", perf_counter() - started)
        if not found:
            return assessment.suggestions
        self._remember(nudge, found)
        return found

    def found(self, nudge: str) -> tuple[str, ...] | None:
        """Recall what the rephraser said for a nudge, or None: then the assessment says it."""
        return self._found.get(nudge)

    async def _ask(self, rephraser: Rephraser, request: RephraseRequest) -> tuple[str, ...]:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                wordings = await rephraser.rephrase(request)
                found = await vet(wordings, request, self._around.scorer)
        except RephrasingUnavailableError as error:
            return self._failed(error.trouble)
        except ScoringUnavailableError:
            self._around.monitor.count("outages", part="scoring")
            return ()
        except TimeoutError:
            return self._failed(Trouble.TIMEOUT)
        except Exception as error:  # noqa: BLE001 - a plugin may do anything
            return self._failed(Trouble.BROKEN, error=type(error).__name__)
        self._breaker.succeeded()
        self._around.monitor.count("rephrasings", result="offered" if found else "refused")
        return found

    def _failed(self, trouble: Trouble, *, error: str = "") -> tuple[str, ...]:
        self._breaker.failed()
        self._around.monitor.count("rephrasings", result="failed")
        self._around.monitor.count("outages", part="rephraser")
        log.warning("rephrasing.failed", extra={"trouble": trouble, "error": error})
        return ()

    def _remember(self, nudge: str, found: tuple[str, ...]) -> None:
        self._found[nudge] = found
        if len(self._found) > REMEMBERED:
            self._found.popitem(last=False)


def _request(text: str, assessment: Assessment) -> RephraseRequest:
    return RephraseRequest(
        text=text,
        evidence=assessment.unkind_evidence,
        reasons=assessment.reasons,
        target=assessment.target,
    )
