"""Puts a decision, and what decided, into words for an owner."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from nudgebot.cli.picture import Row, picture, rows
from nudgebot.cli.terminal import visible
from nudgebot.config.keys import changes, value_at
from nudgebot.config.settings import Settings
from nudgebot.domain.assessment import Assessment
from nudgebot.domain.case import CaseReason
from nudgebot.domain.decision import Action, Credit, Decision, Escalate, Nudge
from nudgebot.domain.message import Author, Message, Place, Stage
from nudgebot.domain.situation import Situation
from nudgebot.domain.standing import Standing
from nudgebot.policy.rule import Here
from nudgebot.policy.settings import PolicySettings
from nudgebot.texts.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """A message that nobody wrote, by a member with no past."""

    text: str = field(repr=False)
    author: str = "somebody"
    roles: frozenset[str] = frozenset()
    channel: str = "somewhere"
    recipient: str | None = None
    stage: Stage = Stage.POSTED


def supposed_situation(
    supposed: Supposed, assessment: Assessment, settings: PolicySettings
) -> Here:
    """Put the message in front of the rules."""
    now = datetime.now(UTC)
    message = Message(
        id="explained",
        place=Place(platform="explain", community="explain", channel=supposed.channel),
        author=Author(id=supposed.author, name=supposed.author, roles=supposed.roles),
        text=supposed.text,
        sent_at=now,
        stage=supposed.stage,
        recipient=supposed.recipient,
    )
    return Situation(
        message=message,
        assessment=assessment,
        standing=Standing(),
        settings=settings,
        now=now,
        fingerprint="",
    )


def explanation(
    here: Here, decision: Decision, *, settings: Settings, texts: Catalogue
) -> RenderableType:
    """Show the text and its scores, what would happen, and what decides."""
    decided = Padding(rows(_lines(here, decision, settings, texts)), (0, 2))
    if here.assessment is None:
        return decided
    return Group(picture(here.message.text, here.assessment, texts), decided)


def _lines(here: Here, decision: Decision, settings: Settings, texts: Catalogue) -> Iterator[Row]:
    for action in decision.actions:
        yield "what happens", Text(happening(action, here, texts), style="bold")
    if not decision.actions:
        yield "what happens", Text(nothing_happens(here), style="bold")
    if decision.observed:
        yield "but", Text("Observe mode is on: it is only recorded, and nobody sees anything.")
    for finding in decision.findings:
        yield "because", Text(texts(f"why.{finding.why}"))
        yield "rule", Text(finding.rule)
        for path in finding.settings:
            yield "setting", Text(visible(setting_line(settings, path)))
    yield "supposing", Text(visible(_supposition(here)))


def _supposition(here: Here) -> str:
    receiver = here.message.recipient or "nobody in particular"
    return f"A {_noun(here)} to {receiver}, by a member without a past."


def _noun(here: Here) -> str:
    return "draft" if here.message.stage is Stage.DRAFT else "message"


def nothing_happens(here: Here) -> str:
    """Say that a decision asks for no action."""
    return f"The {_noun(here)} passes, and nothing else."


def happening(action: Action, here: Here, texts: Catalogue) -> str:
    """Say what an action does, and to whom."""
    match action:
        case Nudge() if here.message.stage is Stage.DRAFT:
            return "The draft is not posted; its author alone is asked to say it better."
        case Nudge():
            return "Its author, and nobody else, is asked to say it better."
        case Escalate(reason=CaseReason.GRAVE):
            return "A moderator gets a case at once."
        case Escalate():
            return "A moderator gets a case."
        case Credit(points=0):
            return "Kindness is seen, and earns nothing this time."
        case Credit(kindness=kindness, points=points):
            return f"Its author earns {points} for {texts(f'kindness.{kindness}')}."


def setting_line(settings: Settings, path: str) -> str:
    """Write a setting with its value, and say if it is the default."""
    keys = tuple(path.split("."))
    try:
        value = value_at(settings, keys)
    except KeyError:
        return f"{path} (not set)"
    if hasattr(value, "__dataclass_fields__"):
        return path
    is_changed = any(changed[: len(keys)] == keys for changed in changes(settings, Settings()))
    shown = sorted(value) if isinstance(value, frozenset) else value
    return f"{path} = {shown} ({'your own' if is_changed else 'the default'})"
