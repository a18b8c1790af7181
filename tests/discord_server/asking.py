"""How an interaction comes to the bot: the whole payload, with what it resolves."""

from uuid import uuid4

from tests.discord_server.accounts import User
from tests.discord_server.channels import Channel
from tests.discord_server.interactions import Interaction, Question
from tests.discord_server.payload import Json
from tests.discord_server.permissions import in_channel
from tests.discord_server.state import State

FILE_LIMIT = 10 * 1024 * 1024


def ask(state: State, user: User, channel: Channel, question: Question) -> Interaction:
    """Open an interaction and hand it to the bot."""
    interaction = Interaction(
        id=state.ids.next(),
        token=uuid4().hex,
        kind=question.kind,
        user=user,
        channel=channel,
        data=question.data,
        opened_at=state.clock.now(),
        message=question.message,
    )
    state.interactions[interaction.token] = interaction
    state.events.interaction(channel.community, _payload(state, interaction))
    state.tell("asked", interaction)
    return interaction


def _payload(state: State, interaction: Interaction) -> Json:
    channel, now = interaction.channel, state.clock.now()
    written: Json = {
        "id": str(interaction.id),
        "application_id": str(state.application.id),
        "type": int(interaction.kind),
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel_id": str(channel.id),
        "channel": channel.payload()
        | {"permissions": str(in_channel(channel, interaction.user, now))},
        "app_permissions": str(in_channel(channel, state.bot, now)),
        "locale": interaction.user.locale,
        "entitlements": [],
        "attachment_size_limit": FILE_LIMIT,
        **_place(state, interaction),
    }
    if interaction.message is not None:
        written["message"] = interaction.message.payload()
    return written


def _place(state: State, interaction: Interaction) -> Json:
    community, user = interaction.channel.community, interaction.user
    if community is None:
        return {
            "user": user.payload(),
            "context": 1,
            "authorizing_integration_owners": {"0": "0"},
        }
    granted = in_channel(interaction.channel, user, state.clock.now())
    return {
        "guild_id": str(community.id),
        "guild": {"id": str(community.id), "locale": community.locale, "features": []},
        "guild_locale": community.locale,
        "member": community.members[user.id].payload() | {"permissions": str(granted)},
        "context": 0,
        "authorizing_integration_owners": {"0": str(community.id)},
    }
