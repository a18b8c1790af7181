"""AutoMod: rules that the bot makes, applied to what people say."""

import asyncio
from datetime import timedelta

import discord
import pytest

from tests.discord_server.bots import LittleBot, online
from tests.discord_server.community import Community
from tests.discord_server.errors import ApiError
from tests.discord_server.people import Person
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer

BLOCKING = discord.AutoModRuleAction(custom_message="Could you say this more kindly?")


def trigger(*words: str, allowed: tuple[str, ...] = ()) -> discord.AutoModTrigger:
    return discord.AutoModTrigger(keyword_filter=list(words), allow_list=list(allowed))


async def make_rule(
    bot: LittleBot, porch: Community, wanted: discord.AutoModTrigger, **more: object
) -> discord.AutoModRule:
    guild = bot.get_guild(porch.id)
    assert guild is not None
    options: dict[str, object] = {"actions": [BLOCKING], "enabled": True} | more
    return await guild.create_automod_rule(
        name="kind words",
        event_type=discord.AutoModRuleEventType.message_send,
        trigger=wanted,
        **options,  # type: ignore[arg-type]
    )


async def test_a_blocked_message_is_not_posted_and_its_author_is_told(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        rule = await make_rule(bot, porch, trigger("fool"))
        told = asyncio.create_task(bot.wait_for("automod_action", timeout=2))
        await asyncio.sleep(0)
        blocked = await mia.say(porch.general, "You FOOL!")
        action = await told

        assert blocked.blocked_by is not None
        assert blocked.custom_message == "Could you say this more kindly?"
        assert mia.sees(porch.general) == []
        assert bot.heard == []
        assert (action.rule_id, action.user_id, action.content) == (rule.id, mia.id, "You FOOL!")
        assert (action.matched_keyword, action.matched_content) == ("fool", "FOOL")


@pytest.mark.parametrize(
    "case",
    [
        ("fool", "foolish", False),
        ("fool*", "foolish", True),
        ("*fool", "tomfool", True),
        ("*fool", "foolish", False),
        ("*fool*", "tomfoolery", True),
        ("you fool", "oh you fool", True),
        ("fool", "april fool", False),
    ],
)
async def test_keywords_are_whole_words_unless_they_have_stars(
    server: DiscordServer, porch: Community, mia: Person, case: tuple[str, str, bool]
) -> None:
    word, text, is_blocked = case
    async with online(server) as bot:
        await make_rule(bot, porch, trigger(word, allowed=("april fool",)))
        said = await mia.say(porch.general, text)

        assert (said.blocked_by is not None) is is_blocked


async def test_moderators_exempt_roles_and_exempt_channels_are_let_through(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    world = server.world
    spared = world.add_role(porch, "Spared")
    den = world.add_channel(porch, "den")
    managers = world.add_role(porch, "Managers", permissions=int(Permission.MANAGE_GUILD))
    ben = world.add_member(porch, "ben", roles=[spared])
    eve = world.add_member(porch, "eve", roles=[managers])
    async with online(server) as bot:
        roles, channels = [discord.Object(spared.id)], [discord.Object(den.id)]
        rule = await make_rule(
            bot, porch, trigger("fool"), exempt_roles=roles, exempt_channels=channels
        )
        assert (await mia.say(porch.general, "fool")).blocked_by is not None
        for person, channel in ((mia, den), (ben, porch.general), (eve, porch.general)):
            assert (await person.say(channel, "fool")).blocked_by is None
        await rule.edit(enabled=False)
        said = await mia.say(porch.general, "fool")
        await rule.edit(enabled=True)
        await mia.edit(said, "fool, I say")
        assert (said.content, said.blocked_by is not None) == ("fool", True)
        await rule.delete()
        assert (await mia.say(porch.general, "fool")).blocked_by is None


async def test_there_is_room_for_six_keyword_rules(server: DiscordServer, porch: Community) -> None:
    foreign = {"name": "ours", "event_type": 1, "trigger_type": 1, "actions": [{"type": 1}]}
    server.world.add_rule(porch, foreign)
    async with online(server) as bot:
        for word in "abcde":
            await make_rule(bot, porch, trigger(word))
        with pytest.raises(discord.HTTPException, match="Maximum number of rules"):
            await make_rule(bot, porch, trigger("one too many"))


async def test_words_are_told_only_with_the_content_intent(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server, LittleBot(message_content=False)) as bot:
        await make_rule(bot, porch, trigger("fool"))
        told = asyncio.create_task(bot.wait_for("automod_action", timeout=2))
        await asyncio.sleep(0)
        await mia.say(porch.general, "fool")
        action = await told

        assert (action.content, action.matched_content) == ("", "")
        assert action.matched_keyword == "fool"


async def test_a_rule_can_alert_and_time_out(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    alerts = server.world.add_channel(porch, "alerts")
    actions = [
        discord.AutoModRuleAction(channel_id=alerts.id),
        discord.AutoModRuleAction(duration=timedelta(minutes=1)),
    ]
    async with online(server) as bot:
        await make_rule(bot, porch, trigger("fool"), actions=actions)
        said = await mia.say(porch.general, "fool")
        # Such a rule does not block: the message is there, and so is the alert.
        assert said.blocked_by is None
        assert mia.sees(alerts)[-1].text == "fool"
        with pytest.raises(ApiError, match="50013"):
            await mia.say(porch.general, "hello?")
        await server.until(lambda: bot.events.count("AUTO_MODERATION_ACTION_EXECUTION") == 2)
