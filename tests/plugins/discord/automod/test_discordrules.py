from typing import Any, cast

import discord
from discord.types.automod import AutoModerationRule
from hypothesis import given

from nudgebot.plugin import BlockedWords
from nudgebot_discord.automod.compiler import compile_rules
from nudgebot_discord.automod.discordrules import read_rule, read_rules, write_rule
from nudgebot_discord.automod.rule import Exempt, KeywordRule
from tests.plugins.discord.automod.strategies import blocked, texts

RULE = KeywordRule(
    name="ours 1",
    keywords=("bad", "worse"),
    message="Held back.",
    allowed=("not bad",),
    exempt_roles=(1, 2),
    exempt_channels=(3,),
)


def kept(rule: KeywordRule, **changes: object) -> discord.AutoModRule:
    """Keep a rule as Discord does, made with our arguments and given back."""
    made = write_rule(rule)
    payload: dict[str, Any] = {
        "id": "10",
        "creator_id": "7",
        "name": made["name"],
        "event_type": made["event_type"].value,
        "trigger_type": made["trigger"].type.value,
        "trigger_metadata": made["trigger"].to_metadata_dict(),
        "actions": [action.to_dict() for action in made["actions"]],
        "enabled": made["enabled"],
        "exempt_roles": [str(role.id) for role in made["exempt_roles"]],
        "exempt_channels": [str(channel.id) for channel in made["exempt_channels"]],
    }
    data = cast("AutoModerationRule", payload | changes)
    return discord.AutoModRule(data=data, guild=cast("Any", None), state=cast("Any", None))


def test_a_rule_comes_back_from_discord_as_it_was_sent() -> None:
    read = read_rule(kept(RULE))

    assert (read.id, read.creator, read.rule) == (10, 7, RULE)


@given(blocked)
def test_every_compiled_rule_comes_back_as_it_was_sent(words: BlockedWords) -> None:
    rules = compile_rules(words, exempt=Exempt((5, 4), (6,)), room=6, texts=texts).rules

    assert [read_rule(kept(rule)).rule for rule in rules] == list(rules)


def test_what_a_rule_of_ours_was_made_to_do_besides_is_read() -> None:
    block = {"type": 1, "metadata": {"custom_message": "Held back."}}
    alert = {"type": 2, "metadata": {"channel_id": "9"}}
    timeout = {"type": 3, "metadata": {"duration_seconds": 60}}
    rule = read_rule(kept(RULE, actions=[timeout, alert, block])).rule

    assert rule.message == "Held back."
    assert rule.actions == ("send_alert_message", "timeout")


def test_a_rule_that_no_longer_holds_back_is_read_as_such() -> None:
    alert = {"type": 2, "metadata": {"channel_id": "9"}}
    rule = read_rule(kept(RULE, actions=[alert])).rule

    assert (rule.message, rule.actions) == ("", ("nothing", "send_alert_message"))


def test_a_message_of_discords_own_is_no_nudge() -> None:
    assert read_rule(kept(RULE, actions=[{"type": 1, "metadata": {}}])).rule.message == ""


def test_rules_of_other_kinds_do_not_count() -> None:
    spam = kept(RULE, trigger_type=3, trigger_metadata={})
    mentions = kept(RULE, trigger_type=5, trigger_metadata={"mention_total_limit": 5})

    assert [rule.id for rule in read_rules([spam, kept(RULE), mentions])] == [10]
