"""Thresholds that every text reaches, or none, or that another one makes useless."""

from collections.abc import Iterator
from typing import Any

from nudgebot.config.keys import value_at
from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings
from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis

_NUDGE, _GRAVE, _KINDNESS = ("policy", "nudge"), ("policy", "grave"), ("policy", "kindness")
_THRESHOLDS: tuple[tuple[KeyPath, str], ...] = (
    ((*_NUDGE, "threshold"), "is nudged"),
    ((*_GRAVE, "threat"), "comes before a moderator"),
    ((*_GRAVE, "identity_attack"), "comes before a moderator"),
    ((*_KINDNESS, "threshold"), "earns points"),
)
# A text is never less unkind than it is on one of these; swearing alone is not unkind.
_PART_OF_UNKINDNESS = tuple(axis for axis in UNKIND_AXES if axis is not Axis.PROFANITY)


def find_thresholds(settings: Settings) -> Iterator[Oddity]:
    """Compare every threshold with the scores that there are."""
    axes = [((*_NUDGE, "axes", axis.value), "is nudged") for axis in settings.policy.nudge.axes]
    for path, consequence in (*_THRESHOLDS, *axes):
        threshold: Any = value_at(settings, [str(step) for step in path])
        if threshold == 0:
            message = f"every text reaches 0, so every message {consequence}"
            yield Oddity(path, message, "set it above 0", is_mistake=True)
        elif threshold == 1 and not _has_a_word_of_1(settings, path):
            message = f"practically no text reaches 1, so no message {consequence} by it"
            yield Oddity(path, message, "0.95 is about the strictest that still finds something")


def _has_a_word_of_1(settings: Settings, path: KeyPath) -> bool:
    is_overall = path[-1] == "unkindness" or path == (*_NUDGE, "threshold")
    return is_overall and any(own.severity == 1 for own in settings.scoring.banned)


def find_axes(settings: Settings) -> Iterator[Oddity]:
    """Find thresholds of single axes that nudge what is kind, or change nothing."""
    nudge = settings.policy.nudge
    for axis, threshold in nudge.axes.items():
        path: KeyPath = (*_NUDGE, "axes", axis.value)
        if axis in {Axis.KINDNESS, *KIND_AXES}:
            message = f"this nudges members for being kind ({axis.value})"
            kinds = ", ".join(UNKIND_AXES)
            yield Oddity(path, message, f"axes of unkindness are {kinds}", is_mistake=True)
        elif axis is Axis.UNKINDNESS:
            hint = "set policy.nudge.threshold alone"
            yield Oddity(path, "this is the overall score, which has a threshold already", hint)
        elif axis in _PART_OF_UNKINDNESS and threshold > nudge.threshold:
            yield Oddity(
                path,
                f"this changes nothing: a text is at least as unkind as its {axis.value} score,"
                f" and is nudged from {nudge.threshold:g} on anyway",
                f"set it below {nudge.threshold:g}, or take it out",
            )


def find_grave(settings: Settings) -> Iterator[Oddity]:
    """Find what would come before a moderator that is not even worth a nudge."""
    nudge = settings.policy.nudge
    for axis in (Axis.THREAT, Axis.IDENTITY_ATTACK):
        grave = getattr(settings.policy.grave, axis.value)
        nudged_from = min(nudge.threshold, nudge.axes.get(axis, 1.0))
        if 0 < grave < nudged_from < 1:
            yield Oddity(
                (*_GRAVE, axis.value),
                f"from {grave:g} on a moderator looks, below what a nudge takes ({nudged_from:g})",
                f"set it to {nudged_from:g} or more, so that a nudge comes first",
            )


def find_limit(settings: Settings) -> Iterator[Oddity]:
    """Find limits on unkindness under which nothing, or everything, earns."""
    limit, nudged_from = settings.policy.kindness.unkindness_limit, settings.policy.nudge.threshold
    path: KeyPath = (*_KINDNESS, "unkindness_limit")
    if limit == 0:
        message = "no message is less unkind than 0, so kindness earns nothing"
        yield Oddity(path, message, "set it above 0, or set all points to 0 if you mean it")
    elif limit > nudged_from:
        message = f"from {nudged_from:g} on a message is nudged and earns nothing anyway"
        yield Oddity(path, message, "set it below policy.nudge.threshold")
