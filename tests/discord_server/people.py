"""People: what they say and do, and what they see."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict, Unpack

from tests.discord_server import forgery, hands, speech
from tests.discord_server.accounts import Member, User
from tests.discord_server.answers import Answer
from tests.discord_server.channels import Channel
from tests.discord_server.community import Community
from tests.discord_server.payload import Json
from tests.discord_server.permissions import can_view
from tests.discord_server.posting import remove
from tests.discord_server.posts import Posted

if TYPE_CHECKING:
    from tests.discord_server.state import State


class Extras(TypedDict, total=False):
    """What comes with a message beside its text; numbers say how many."""

    reply_to: Posted | None
    attachments: int
    stickers: int
    embeds: int
    forward: Posted | None
    mentions: Sequence[Person]
    poll: tuple[str, Sequence[str]]


class Person:
    """Somebody in a community, at a keyboard."""

    def __init__(self, state: State, community: Community, user: User) -> None:
        self.state = state
        self.community = community
        self.user = user

    @property
    def id(self) -> int:
        """The account's id."""
        return self.user.id

    @property
    def name(self) -> str:
        """The account's name."""
        return self.user.name

    @property
    def mention(self) -> str:
        """What one writes to ping this person."""
        return f"<@{self.id}>"

    @property
    def member(self) -> Member:
        """What this person is in the community."""
        return self.community.members[self.id]

    @property
    def locale(self) -> str:
        """The language of this person's Discord."""
        return self.user.locale

    @locale.setter
    def locale(self, locale: str) -> None:
        self.user.locale = locale

    @property
    def dm(self) -> Channel:
        """The direct messages with the bot; opened if there are none yet."""
        return self.state.dm_between(self.state.bot, self.user) or self.state.begin_dm(self.user)

    @property
    def dms(self) -> list[Posted]:
        """What was sent in the direct messages with the bot; `sees(dm)` has ephemeral ones too."""
        channel = self.state.dm_between(self.state.bot, self.user)
        return [] if channel is None else [*channel.messages.values()]

    def sees(self, channel: Channel) -> list[Posted]:
        """List the messages that this person sees now, the ephemeral ones included."""
        if channel.is_deleted or not can_view(channel, self.user, self.state.clock.now()):
            return []
        own = [one for one in channel.whispers.values() if one.only_for is self.user]
        return sorted([*channel.messages.values(), *own], key=lambda posted: posted.id)

    def close_dms(self) -> None:
        """Take direct messages no more."""
        self.user.takes_dms = False

    def open_dms(self) -> None:
        """Take direct messages again."""
        self.user.takes_dms = True

    async def say(self, channel: Channel, text: str = "", **extras: Unpack[Extras]) -> Posted:
        """Say something; `mentions` are added to the text unless they are in it.

        Raises:
            ApiError: This person may not speak there.
        """
        posted = speech.say(self.state, channel, self.user, text, extras)
        await _breathe()
        return posted

    async def edit(self, posted: Posted, text: str) -> Posted:
        """Change what one said; what AutoMod does not let through changes nothing."""
        speech.edit(self.state, self.user, posted, text)
        await _breathe()
        return posted

    async def delete(self, posted: Posted) -> None:
        """Take back what one said, or as a moderator what another said."""
        speech.check_deletion(self.state, self.user, posted)
        remove(self.state, posted)
        await _breathe()

    async def leave(self, community: Community) -> None:
        """Leave a community."""
        member = community.members.pop(self.id)
        for channel in community.channels.values():
            if channel.is_thread and self.user in channel.people:
                channel.people.remove(self.user)
        self.state.events.member("REMOVE", community, member)
        await _breathe()

    async def dismiss(self, posted: Posted) -> None:
        """Put an ephemeral message away; the bot does not hear of it."""
        if posted.only_for is not self.user:
            raise PermissionError("only one's own ephemeral messages can be dismissed")
        posted.channel.whispers.pop(posted.id, None)

    async def press(
        self,
        shown: Posted | Answer,
        label: str | None = None,
        *,
        custom_id: str | None = None,
        timeout: float = 5.0,  # noqa: ASYNC109 - reads well in a test
    ) -> Answer:
        """Press a button, found by what is written on it or by its id."""
        return await hands.press(self, shown, (label, custom_id)).first(timeout)

    async def choose(
        self,
        shown: Posted | Answer,
        custom_id: str,
        values: Sequence[object],
        *,
        timeout: float = 5.0,  # noqa: ASYNC109 - reads well in a test
    ) -> Answer:
        """Choose from a menu; people, roles and channels are given as themselves."""
        return await hands.choose(self, shown, custom_id, values).first(timeout)

    async def command(
        self,
        path: str,
        /,
        *,
        at: Channel | None = None,
        timeout: float = 5.0,  # noqa: ASYNC109 - reads well in a test
        **options: object,
    ) -> Answer:
        """Use a slash command, in the first channel or in another."""
        return await hands.command(self, path, options, at=at).first(timeout)

    async def menu(
        self,
        name: str,
        target: Posted | Person,
        *,
        timeout: float = 5.0,  # noqa: ASYNC109 - reads well in a test
    ) -> Answer:
        """Use a command from the menu of a message or of a person."""
        return await hands.menu(self, name, target).first(timeout)

    async def autocomplete(
        self, path: str, option: str, text: str, /, **others: object
    ) -> list[Json]:
        """Begin to type an option; give what the bot proposes."""
        asked = hands.complete(self, path, others | {option: text}, focused=option)
        return (await asked.first(5.0)).interaction.choices

    async def submit(
        self,
        shown: Answer,
        values: Mapping[str, object],
        *,
        timeout: float = 5.0,  # noqa: ASYNC109 - reads well in a test
    ) -> Answer:
        """Fill in the form that an answer opened, and send it."""
        return await hands.submit(self, shown, values).first(timeout)

    async def forge(
        self,
        shown: Posted | Answer,
        custom_id: str,
        values: Sequence[str] | Mapping[str, object] | None = None,
        *,
        timeout: float = 5.0,  # noqa: ASYNC109 - reads well in a test
    ) -> Answer:
        """Send what Discord's own client would not, past all checks of this server.

        Args:
            shown: what it seems to come from, whoever sees that; what is on it does not matter.
            custom_id: any at all.
            values: None for the press of a button, a list for a choice, a table for a form.
            timeout: how many seconds to wait for the first answer.
        """
        return await forgery.forge(self, shown, custom_id, values).first(timeout)


async def _breathe() -> None:
    """Let the gateway send what just happened."""
    await asyncio.sleep(0)
