"""What a plugin may ask of the bot that it runs in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from nudgebot.desks import CaseDesk, MemberDesk, Notebook, PauseDesk
from nudgebot.domain.events import Event
from nudgebot.domain.kudos import BoardRow
from nudgebot.domain.message import CommunityKey, MemberKey, Message, MessageKey
from nudgebot.domain.notes import NudgeNote
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.numbers import NudgeNumbers
from nudgebot.domain.record import Receipt, Rehearsal, Reported
from nudgebot.policy.settings import PolicySettings
from nudgebot.texts.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class BlockedWord:
    """A word that the owner wants held back before it is posted, and what to say instead."""

    word: str
    softer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockedWords:
    """What a platform may hold back by itself; `allowed` phrases win."""

    words: tuple[BlockedWord, ...] = ()
    allowed: tuple[str, ...] = ()


class Host(Protocol):
    """What a plugin may ask of the bot that it runs in.

    Every method but `submit` raises StoreUnavailableError, and changes nothing, while the store is
    out.
    """

    @property
    def texts(self) -> Catalogue:
        """The words for everything that a person reads, in English."""
        ...

    @property
    def cases(self) -> CaseDesk:
        """The moderators' desk."""
        ...

    @property
    def members(self) -> MemberDesk:
        """What belongs to single members."""
        ...

    @property
    def pauses(self) -> PauseDesk:
        """Pauses of nudges."""
        ...

    @property
    def policy(self) -> PolicySettings:
        """The owner's policy as it is now; it can change at any time, so ask for it anew."""
        ...

    @property
    def blocked_words(self) -> BlockedWords:
        """What the owner wants held back before it is posted; it can change at any time, too."""
        ...

    def notebook(self, plugin: str) -> Notebook:
        """A memory of the plugin's own."""
        ...

    def check_rules(self, content: bytes) -> Sequence[str]:
        """Check a configuration file; return its mistakes, one line each."""
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

    async def rehearse(self, message: Message) -> Rehearsal:
        """Say what would be decided about a message, and leave no trace of it."""
        ...

    async def contest(
        self, nudge: str, member: MemberKey, text: str | None, *, comment: str = ""
    ) -> bool:
        """Take "this was wrong" to a moderator, with the words and what their author says to it.

        False if the nudge cannot be contested (again).
        """
        ...

    async def withdraw(self, nudge: str, member: MemberKey) -> bool:
        """Note that the author let the message go. False if the nudge is answered already."""
        ...

    async def withdraw_message(self, message: MessageKey) -> bool:
        """The same, by the message: its author deleted it."""
        ...

    async def nudge(self, nudge: str) -> NudgeRecord | None:
        """Load a nudge by its id."""
        ...

    async def nudge_about(self, message: MessageKey) -> NudgeRecord | None:
        """Load the nudge about a message."""
        ...

    async def unanswered(self, member: MemberKey) -> Sequence[NudgeRecord]:
        """The nudges that a member has not answered yet, oldest first."""
        ...

    async def open_note(self, nudge: str, member: MemberKey) -> NudgeNote | None:
        """Write the note about a nudge for its author to read now.

        None if it is not theirs, or if its words are gone. That it was opened is remembered.
        """
        ...

    async def show_again(self, nudge: NudgeRecord, text: str) -> None:
        """Deliver a nudge once more, about the same words, as after a restart."""
        ...

    async def catch_up(self, member: MemberKey) -> None:
        """Deliver what waits for a member who is back."""
        ...

    async def report(self, message: Message, *, by: MemberKey) -> Reported:
        """Bring somebody's message before the moderators."""
        ...

    async def appeal(self, case: str, member: MemberKey, text: str) -> bool:
        """Ask the moderators to look at an upheld case again. False if that cannot be (again)."""
        ...

    async def prevented(self, member: MemberKey, *, channel: str, text: str) -> bool:
        """Count a message that the platform held back by itself; False if it is counted already."""
        ...

    async def enrol(self, member: MemberKey, name: str) -> bool:
        """Give a member a name of their own in their community; False if it is taken."""
        ...

    async def board(self, platform: str, community: str, *, limit: int = 10) -> Sequence[BoardRow]:
        """The leaderboard, most points first."""
        ...

    async def numbers(self, community: CommunityKey, since: datetime) -> NudgeNumbers:
        """Count what nudges did in a community."""
        ...
