"""AutoMod at work: it looks at what people say before anybody else sees it."""

from dataclasses import dataclass
from datetime import timedelta

from tests.discord_server.payload import Json
from tests.discord_server.posting import post
from tests.discord_server.posts import Posted
from tests.discord_server.rules import ALERT, BLOCK, TIMEOUT, Rule
from tests.discord_server.state import State

ALERT_MESSAGE = 24


@dataclass(frozen=True)
class Catch:
    """What a rule found in a message."""

    rule: Rule
    keyword: str
    words: str


def is_let_through(state: State, posted: Posted, text: str) -> bool:
    """Apply the community's rules to what somebody is about to say; mark it if it is blocked."""
    community = posted.channel.community
    rules = [] if community is None else community.rules.values()
    for rule in rules:
        if not rule.applies_to(posted.channel, posted.author):
            continue
        if found := rule.catch(text):
            catch = Catch(rule, *found)
            for action in rule.actions:
                _act(state, posted, catch, action, text)
    return posted.blocked_by is None


def _act(state: State, posted: Posted, catch: Catch, action: Json, text: str) -> None:
    alert = None
    metadata = action.get("metadata") or {}
    if action["type"] == BLOCK and posted.blocked_by is None:
        posted.blocked_by = catch.rule
        posted.custom_message = metadata.get("custom_message")
    if action["type"] == ALERT:
        alert = _alert(state, posted, int(metadata["channel_id"]))
    if action["type"] == TIMEOUT:
        _time_out(state, posted, float(metadata["duration_seconds"]))
    _tell(state, posted, catch, _execution(posted, catch, action, alert), text)


def _execution(posted: Posted, catch: Catch, action: Json, alert: Posted | None) -> Json:
    data: Json = {
        "guild_id": str(catch.rule.community),
        "action": action,
        "rule_id": str(catch.rule.id),
        "rule_trigger_type": catch.rule.trigger,
        "user_id": str(posted.author.id),
        "channel_id": str(posted.channel.id),
    }
    if alert is not None:
        data["alert_system_message_id"] = str(alert.id)
    return data


def _tell(state: State, posted: Posted, catch: Catch, data: Json, text: str) -> None:
    community = posted.channel.community
    assert community is not None
    words: Json = {
        "content": text,
        "matched_keyword": catch.keyword,
        "matched_content": catch.words,
    }
    state.events.rule_applied(community, data, words)
    state.pulse.beat()


def _alert(state: State, posted: Posted, channel: int) -> Posted:
    line = Posted(state.ids.next(), state.channel(channel), posted.author, type=ALERT_MESSAGE)
    line.embeds = [{"type": "auto_moderation_message", "description": posted.content}]
    return post(state, line)


def _time_out(state: State, posted: Posted, seconds: float) -> None:
    community = posted.channel.community
    assert community is not None
    member = community.members[posted.author.id]
    member.timed_out_until = state.clock.now() + timedelta(seconds=seconds)
    state.events.member("UPDATE", community, member)
