"""The public API of plugins: what a plugin describes, and what it may ask of its host.

A plugin is a frozen description; importing it does nothing. It is found through the entry-point
group `nudgebot.plugins` and imported only when the owner's TOML has a `[plugins.NAME]` table.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from aiohttp import web

from nudgebot.desks import CaseDesk, MemberDesk, Notebook, PauseDesk
from nudgebot.domain.assessment import Assessment, Evidence, Reason, Target
from nudgebot.domain.audit import Act, AuditEntry
from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.domain.case import Case, CaseEntry, CaseReason, Verdict
from nudgebot.domain.decision import Decision, Finding, Nudge
from nudgebot.domain.events import BoardMoved, CaseChanged, Event
from nudgebot.domain.kudos import BoardRow, Refusal
from nudgebot.domain.membership import Membership
from nudgebot.domain.message import (
    Author,
    CommunityKey,
    MemberKey,
    Message,
    MessageKey,
    Place,
    Stage,
)
from nudgebot.domain.notes import Delivery, Handover, NudgeNote, VerdictNote
from nudgebot.domain.nudge import STRIKES, NudgeRecord, Outcome
from nudgebot.domain.numbers import NudgeNumbers
from nudgebot.domain.record import Page, Receipt, Rehearsal, Reported
from nudgebot.domain.rephrasing import RephraseRequest, Trouble
from nudgebot.domain.standing import Standing
from nudgebot.hosting import BlockedWord, BlockedWords, Host
from nudgebot.policy.rule import Here, Rule
from nudgebot.policy.settings import PolicySettings
from nudgebot.ports import Platform, Rephraser, RephrasingUnavailableError
from nudgebot.stores import StoreUnavailableError
from nudgebot.texts.catalogue import Catalogue
from nudgebot.texts.highlight import Segment, segments

__all__ = [
    "KIND_AXES",
    "STRIKES",
    "UNKIND_AXES",
    "Act",
    "Assessment",
    "AuditEntry",
    "Author",
    "Axis",
    "BlockedWord",
    "BlockedWords",
    "BoardMoved",
    "BoardRow",
    "Case",
    "CaseChanged",
    "CaseDesk",
    "CaseEntry",
    "CaseReason",
    "Catalogue",
    "CommunityKey",
    "Decision",
    "Delivery",
    "Event",
    "Evidence",
    "Finding",
    "Handover",
    "Here",
    "Host",
    "MemberDesk",
    "MemberKey",
    "Membership",
    "Message",
    "MessageKey",
    "Notebook",
    "Nudge",
    "NudgeNote",
    "NudgeNumbers",
    "NudgeRecord",
    "Outcome",
    "Page",
    "PauseDesk",
    "Place",
    "Platform",
    "Plugin",
    "PluginPlatform",
    "PluginRephraser",
    "PluginStartError",
    "PolicySettings",
    "Reason",
    "Receipt",
    "Refusal",
    "Rehearsal",
    "RephraseRequest",
    "Rephraser",
    "RephrasingUnavailableError",
    "Reported",
    "Rule",
    "Segment",
    "Stage",
    "Standing",
    "StoreUnavailableError",
    "Target",
    "Trouble",
    "Verdict",
    "VerdictNote",
    "segments",
]


class PluginStartError(Exception):
    """A plugin cannot start; the message is one line that says why and what to do."""


class PluginPlatform(Platform, Protocol):
    """A platform that a plugin brings along; it lives from `start` to `stop`."""

    async def start(self) -> None:
        """Begin to take messages. Called once, when everything else runs.

        Raises PluginStartError, with one line that says why and what to do.
        """
        ...

    async def stop(self) -> None:
        """Take no more messages, and let go of everything."""
        ...

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """The pages and sockets that it adds to the bot's web server."""
        ...


class PluginRephraser(Rephraser, Protocol):
    """A rephraser that a plugin brings along; it lives from `start` to `stop`."""

    async def start(self) -> None:
        """Get ready. Called once, before any message is taken. Raises PluginStartError."""
        ...

    async def stop(self) -> None:
        """Let go of everything."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """What a plugin is.

    Attributes:
        name: the NAME of `[plugins.NAME]`.
        summary: one line for `nudgebot plugins`.
        settings: a frozen dataclass with a default for every field; its TOML is checked with it.
        platform: makes the platform from the host and the settings, or None without one.
        rules: rules of its own, asked after the exemptions and before everything that acts.
        components: spaCy components of its own (registered through spaCy's `spacy_factories`
            entry points), put before the last component of the pipeline.
        rephraser: makes, from the settings, what is asked for kinder wordings when somebody is
            nudged, or None without one. The engine checks every wording that comes back.
        privacy: what leaves this machine while the plugin is on, in one line that its owner gets
            to see; empty if nothing does.
    """

    name: str
    summary: str
    settings: type[Any]
    platform: Callable[[Host, Any], PluginPlatform] | None = None
    rules: tuple[Rule, ...] = ()
    components: tuple[str, ...] = ()
    rephraser: Callable[[Any], PluginRephraser] | None = None
    privacy: str = ""
