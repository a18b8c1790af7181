"""Between our rules and those of discord.py."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

import discord

from nudgebot_discord.automod.rule import ExistingRule, KeywordRule


class RuleArguments(TypedDict):
    """What `Guild.create_automod_rule` and `AutoModRule.edit` take."""

    name: str
    event_type: discord.AutoModRuleEventType
    trigger: discord.AutoModTrigger
    actions: list[discord.AutoModRuleAction]
    enabled: bool
    exempt_roles: Sequence[discord.Object]
    exempt_channels: Sequence[discord.Object]


def read_rules(rules: Iterable[discord.AutoModRule]) -> tuple[ExistingRule, ...]:
    """Get the keyword rules of a community. Rules of other kinds have limits of their own."""
    keyword = discord.AutoModRuleTriggerType.keyword
    return tuple(read_rule(rule) for rule in rules if rule.trigger.type is keyword)


def read_rule(rule: discord.AutoModRule) -> ExistingRule:
    """Read one keyword rule."""
    blocking = discord.AutoModRuleActionType.block_message
    messages = [action.custom_message for action in rule.actions if action.type is blocking]
    others = {action.type.name for action in rule.actions if action.type is not blocking}
    # Not to hold back at all is a difference too.
    actions = others if messages else {*others, "nothing"}
    trigger = rule.trigger
    return ExistingRule(
        id=rule.id,
        creator=rule.creator_id,
        rule=KeywordRule(
            name=rule.name,
            keywords=tuple(sorted(trigger.keyword_filter)),
            message=next((message for message in messages if message), ""),
            allowed=tuple(sorted(trigger.allow_list)),
            exempt_roles=tuple(sorted(rule.exempt_role_ids)),
            exempt_channels=tuple(sorted(rule.exempt_channel_ids)),
            patterns=tuple(sorted(trigger.regex_patterns)),
            actions=tuple(sorted(actions)),
            enabled=rule.enabled,
        ),
    )


def write_rule(rule: KeywordRule) -> RuleArguments:
    """Get the arguments that create a rule, or make an existing one like it."""
    return RuleArguments(
        name=rule.name,
        event_type=discord.AutoModRuleEventType.message_send,
        trigger=discord.AutoModTrigger(
            type=discord.AutoModRuleTriggerType.keyword,
            keyword_filter=list(rule.keywords),
            regex_patterns=list(rule.patterns),
            allow_list=list(rule.allowed),
        ),
        actions=[discord.AutoModRuleAction(custom_message=rule.message)],
        enabled=rule.enabled,
        exempt_roles=[discord.Object(role) for role in rule.exempt_roles],
        exempt_channels=[discord.Object(channel) for channel in rule.exempt_channels],
    )
