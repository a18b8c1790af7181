from datetime import timedelta

import pytest

from nudgebot.domain.axes import Axis
from nudgebot.domain.decision import Nudge
from nudgebot.domain.message import Message
from nudgebot.policy.decide import decide
from nudgebot.policy.settings import NudgeSettings, PolicySettings
from tests.builders import CRUEL, NOON, PLAIN, assessment, draft, message, situation, standing

JUST_NOW = NOON - timedelta(seconds=599)


def test_an_unkind_message_is_nudged_with_its_evidence_and_reasons() -> None:
    decision = decide(situation(CRUEL))
    assert decision.actions == (Nudge(CRUEL.unkind_evidence, CRUEL.reasons),)
    assert decision.findings[-1].settings == ("policy.nudge.threshold",)


@pytest.mark.parametrize(("unkindness", "is_nudged"), [(0.75, True), (0.749, False)])
def test_the_threshold_itself_is_unkind(unkindness: float, is_nudged: bool) -> None:  # noqa: FBT001
    decision = decide(situation(assessment({"unkindness": unkindness})))
    assert (decision.nudge is not None) is is_nudged


def test_an_owner_can_be_stricter_about_a_single_axis() -> None:
    settings = PolicySettings(nudge=NudgeSettings(axes={Axis.SEXUAL: 0.2}))
    decision = decide(situation(assessment({"sexual": 0.2}), settings=settings))
    assert decision.nudge is not None
    assert decision.findings[-1].settings == ("policy.nudge.axes.sexual",)
    assert decide(situation(assessment({"sexual": 0.19}), settings=settings)).nudge is None


def test_a_draft_waits_for_its_author() -> None:
    assert decide(situation(CRUEL, message=draft())).holds_draft


def test_in_observe_mode_a_nudge_is_decided_and_holds_nothing() -> None:
    decision = decide(situation(CRUEL, message=draft(), settings=PolicySettings(observe=True)))
    assert decision.nudge is not None
    assert decision.observed
    assert not decision.holds_draft


def test_after_a_nudge_a_posted_message_passes_for_a_while() -> None:
    decision = decide(situation(CRUEL, standing=standing(last_nudged_at=JUST_NOW)))
    assert decision.findings[-1].rule == "cooldown"
    assert decision.actions == ()


@pytest.mark.parametrize(
    ("written", "last"),
    [(draft(), JUST_NOW), (message(), None), (message(), JUST_NOW - timedelta(seconds=1))],
    ids=["a draft", "no nudge yet", "long enough ago"],
)
def test_the_cooldown_spares_nothing_else(written: Message, last: object) -> None:
    here = situation(CRUEL, message=written, standing=standing(last_nudged_at=last))
    assert decide(here).nudge is not None


def test_a_harmless_message_during_the_cooldown_is_simply_harmless() -> None:
    decision = decide(situation(PLAIN, standing=standing(last_nudged_at=JUST_NOW)))
    assert decision.findings[-1].rule == "harmless"


@pytest.mark.parametrize("written", [draft(), message()], ids=["a draft", "a message"])
def test_while_moderators_paused_nudges_an_unkind_message_passes(written: Message) -> None:
    decision = decide(situation(CRUEL, message=written, is_paused=True))
    assert decision.findings[-1].why == "paused"
    assert decision.findings[-1].settings == ("policy.nudge.threshold",)
    assert (decision.actions, decision.holds_draft) == ((), False)


def test_what_could_not_be_scored_passes() -> None:
    decision = decide(situation(None, message=draft(), standing=standing(last_nudged_at=JUST_NOW)))
    assert decision.findings[-1].rule == "unscored"
    assert not decision.holds_draft
