"""Kindness to another member earns points; what only looks like it does not."""

from collections.abc import Iterable
from datetime import timedelta

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.domain.decision import Credit, Finding
from nudgebot.domain.kudos import Kindness, Kudos, Refusal
from nudgebot.policy.earnings import points_left
from nudgebot.policy.rule import Here
from nudgebot.policy.settings import KindnessSettings


def kindness(here: Here) -> Finding | None:
    """Credit a kind message, or say why it earns nothing. An edit had its chance before."""
    assessment, settings = here.assessment, here.settings.kindness
    if assessment is None or not _is_kind(assessment, settings) or here.message.is_edit:
        return None
    if not here.standing.membership.is_credited:
        return Finding(rule="kindness", why="opted_out", conclusive=True)
    receiver = here.message.recipient
    if receiver is None:
        return Finding(rule="kindness", why=Refusal.NOBODY, conclusive=True)
    kind = Kindness(assessment.kindest_axis)
    refusal, limit = _refusal(here, kind, receiver)
    points = 0 if refusal else min(settings.points.get(kind, 0), points_left(here))
    return Finding(
        rule="kindness",
        why=refusal or "kind",
        settings=(limit or f"policy.kindness.points.{kind}",),
        actions=(Credit(kind, receiver, points, refusal),),
        conclusive=True,
    )


def _is_kind(assessment: Assessment, settings: KindnessSettings) -> bool:
    return (
        assessment.scores[assessment.kindest_axis] >= settings.threshold
        and assessment.scores[Axis.UNKINDNESS] < settings.unkindness_limit
    )


def _refusal(here: Here, kind: Kindness, receiver: str) -> tuple[Refusal | None, str | None]:
    """Say why the kindness does not count, and which setting says so."""
    giver, settings = here.message.author.id, here.settings.kindness
    if giver == receiver:
        return Refusal.SELF, "policy.kindness"
    day = _since(here, hours=24)
    counted = [kudos for kudos in day if kudos.giver == giver and kudos.refusal is None]
    if any(kudos.fingerprint == here.fingerprint for kudos in counted):
        return Refusal.REPEATED_LINE, "policy.kindness"
    recent = _since(here, hours=settings.trade_window_hours)
    if _count(recent, receiver, giver, kind):
        return Refusal.TRADED, "policy.kindness.trade_window_hours"
    if _count(counted, giver, receiver, kind) >= settings.pair_limit:
        return Refusal.PAIR_LIMIT, "policy.kindness.pair_limit"
    if not points_left(here):
        return Refusal.DAILY_LIMIT, "policy.kindness.daily_limit"
    return None, None


def _since(here: Here, *, hours: float) -> list[Kudos]:
    since = here.now - timedelta(hours=hours)
    return [kudos for kudos in here.standing.kudos if kudos.at > since]


def _count(kudos: Iterable[Kudos], giver: str, receiver: str, kind: Kindness) -> int:
    return sum((k.giver, k.receiver, k.kindness) == (giver, receiver, kind) for k in kudos)
