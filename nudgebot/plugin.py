"""The public API of plugins: what a plugin describes, and what it may ask of its host.

A plugin is a frozen description; importing it does nothing. It is found through the entry-point
group `nudgebot.plugins` and imported only when the owner's TOML has a `[plugins.NAME]` table.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from aiohttp import web

from nudgebot.domain.assessment import Assessment, Evidence, Reason, Target
from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.domain.case import Verdict
from nudgebot.domain.decision import Decision, Finding, Nudge
from nudgebot.domain.events import BoardMoved, CaseChanged, Event
from nudgebot.domain.kudos import BoardRow, Refusal
from nudgebot.domain.message import Author, MemberKey, Message, MessageKey, Place, Stage
from nudgebot.domain.notes import Delivery, NudgeNote, VerdictNote
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Receipt
from nudgebot.domain.rephrasing import RephraseRequest, Trouble
from nudgebot.policy.rule import Here, Rule
from nudgebot.ports import (
    Platform,
    Rephraser,
    RephrasingUnavailableError,
    StoreUnavailableError,
)
from nudgebot.texts.catalogue import Catalogue
from nudgebot.texts.highlight import Segment, segments

__all__ = [
    "KIND_AXES",
    "UNKIND_AXES",
    "Assessment",
    "Author",
    "Axis",
    "BoardMoved",
    "BoardRow",
    "CaseChanged",
    "Catalogue",
    "Decision",
    "Delivery",
    "Event",
    "Evidence",
    "Finding",
    "Here",
    "Host",
    "MemberKey",
    "Message",
    "MessageKey",
    "Nudge",
    "NudgeNote",
    "NudgeRecord",
    "Outcome",
    "Place",
    "Platform",
    "Plugin",
    "PluginPlatform",
    "PluginRephraser",
    "PluginStartError",
    "Reason",
    "Receipt",
    "Refusal",
    "RephraseRequest",
    "Rephraser",
    "RephrasingUnavailableError",
    "Rule",
    "Segment",
    "Stage",
    "StoreUnavailableError",
    "Target",
    "Trouble",
    "Verdict",
    "VerdictNote",
    "segments",
]


class PluginStartError(Exception):
    """A plugin cannot start; the message is one line that says why and what to do."""


class Host(Protocol):
    """What a plugin may ask of the bot that it runs in.

    Every method but `submit` raises StoreUnavailableError, and changes nothing, while the store is
    out.
    """

    @property
    def texts(self) -> Catalogue:
        """The words for everything that a person reads."""
        ...

    def secret(self, purpose: str) -> bytes:
        """A 32-byte key of the plugin's own, the same after a restart."""
        ...

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Call `listener` for every event. It must be quick and must not raise."""
        ...

    async def submit(self, message: Message) -> Receipt:
        """Hand in a message; a second one with the same key gets the first one's receipt.

        Never raises for what is in the message, and not when scoring or the store are down: the
        message then passes, and the outage is counted.
        """
        ...

    async def contest(self, nudge: str, member: MemberKey, text: str | None) -> bool:
        """Take "this was wrong" to a moderator. False if the nudge cannot be contested (again)."""
        ...

    async def withdraw(self, nudge: str, member: MemberKey) -> bool:
        """Note that the author let the message go. False if the nudge is answered already."""
        ...

    async def unanswered(self, member: MemberKey) -> Sequence[NudgeRecord]:
        """The nudges that a member has not answered yet, oldest first."""
        ...

    async def show_again(self, nudge: NudgeRecord, text: str) -> None:
        """Deliver a nudge once more, about the same words, as after a restart."""
        ...

    async def catch_up(self, member: MemberKey) -> None:
        """Deliver what waits for a member who is back."""
        ...

    async def enrol(self, member: MemberKey, name: str) -> bool:
        """Give a member a name of their own in their community; False if it is taken."""
        ...

    async def board(self, platform: str, community: str, *, limit: int = 10) -> Sequence[BoardRow]:
        """The leaderboard, most points first."""
        ...


class PluginPlatform(Platform, Protocol):
    """A platform that a plugin brings along; it lives from `start` to `stop`."""

    async def start(self) -> None:
        """Begin to take messages. Called once, when everything else runs."""
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
