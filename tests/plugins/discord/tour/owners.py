"""What owners do with the bot."""

from nudgebot.boarding import rule_mistakes
from nudgebot.hosting import BlockedWord, BlockedWords
from tests.discord_server.drafts import Upload
from tests.plugins.discord.cases import press
from tests.plugins.discord.stage import Stage
from tests.plugins.discord.tour.steps import use

WORDS = BlockedWords(words=(BlockedWord("noob", "newcomer"), BlockedWord("pest")))
THEIRS = {
    "name": "theirs",
    "event_type": 1,
    "trigger_type": 1,
    "trigger_metadata": {"keyword_filter": ["spam"]},
    "actions": [{"type": 1}],
    "enabled": True,
}


async def set_up(stage: Stage) -> None:
    """`/setup` finds what is missing, and makes the moderators' channel."""
    found = await use(stage.olga, "setup")
    await press(stage.olga, found, "Create the channel")
    stage.desk = list(stage.porch.channels.values())[-1]
    await (await stage.olga.choose(found, "nudgebot/setup_use", [stage.desk])).finished()
    await press(stage.olga, found, "Look again")


async def apply_automod(stage: Stage) -> None:
    """`/automod`: plan and apply; change back what somebody changed by hand; and remove."""
    await use(stage.olga, "automod plan")
    await press(stage.olga, await use(stage.olga, "automod apply"), "Make it so")
    rules = [*stage.porch.rules.values()]
    rules[0].settings["name"] = "nudgebot: mended by hand"
    await press(stage.olga, await use(stage.olga, "automod apply"), "Make it so")
    assert (await stage.mia.say(stage.general, "what a noob")).blocked_by is rules[0]
    stage.server.world.add_rule(stage.porch, THEIRS)
    assert (await stage.mia.say(stage.general, "spam")).blocked_by is not None
    await stage.server.settle()
    await press(stage.olga, await use(stage.olga, "automod remove"), "Take them away")
    assert [rule.name for rule in stage.porch.rules.values()] == ["theirs"]


async def read_rules(stage: Stage) -> None:
    """`/rules`: those in force, page by page, and a file that is checked."""
    object.__setattr__(stage.host, "check_rules", rule_mistakes)
    await press(stage.olga, await use(stage.olga, "rules show"), "Next")
    upload = Upload("nudgebot.toml", b"[policy.nudge]\ntreshold = 0.6\n")
    await use(stage.olga, "rules check", file=upload)


STOPS = (set_up, apply_automod, read_rules)
