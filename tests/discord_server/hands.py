"""Hands on the bot: buttons, menus, commands and forms, as Discord's own client lets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tests.discord_server import forms, options
from tests.discord_server.answers import Answer
from tests.discord_server.asking import ask
from tests.discord_server.channels import Channel, Kind
from tests.discord_server.commands import ABOUT_MESSAGE, ABOUT_USER, CHAT, descend
from tests.discord_server.interactions import Asked, Question
from tests.discord_server.payload import Json
from tests.discord_server.permissions import ALL, Permission, can_view, in_channel
from tests.discord_server.posts import Posted
from tests.discord_server.visible import find_button, find_select

if TYPE_CHECKING:
    from tests.discord_server.people import Person

STRING_SELECT = 3


def press(person: Person, shown: Posted | Answer, wanted: tuple[str | None, str | None]) -> Answer:
    """Press a button that this person sees."""
    message = _seen(person, shown)
    button = find_button(message.components, *wanted)
    data = {"component_type": button["type"], "custom_id": button["custom_id"]}
    return _use_component(person, message, data | {"id": button["id"]})


def choose(
    person: Person, shown: Posted | Answer, custom_id: str, values: Sequence[object]
) -> Answer:
    """Choose from a menu that this person sees."""
    message = _seen(person, shown)
    select = find_select(message.components, custom_id)
    chosen, resolved = options.resolve_all(person, values)
    if not select.get("min_values", 1) <= len(chosen) <= select.get("max_values", 1):
        raise ValueError(f"one cannot choose {len(chosen)} in {custom_id!r}")
    if select["type"] == STRING_SELECT:
        offered = {option["value"] for option in select["options"]}
        if not {*chosen} <= offered:
            raise LookupError(f"{chosen} is not among {sorted(offered)}")
    data = {"component_type": select["type"], "custom_id": custom_id, "values": chosen}
    return _use_component(person, message, data | _if_any(resolved) | {"id": select["id"]})


def command(
    person: Person, path: str, given: Mapping[str, object], *, at: Channel | None
) -> Answer:
    """Use a slash command."""
    channel = at or _first_channel(person)
    data = _command_data(person, path, channel, options.fill, given)
    return _ask(person, channel, Question(Asked.COMMAND, data))


def complete(person: Person, path: str, given: Mapping[str, object], *, focused: str) -> Answer:
    """Type into an option that proposes something."""
    channel = _first_channel(person)

    def begin(whom: Person, end: Json, values: Mapping[str, object]) -> tuple[list[Json], Json]:
        return options.begin(whom, end, values, focused=focused)

    data = _command_data(person, path, channel, begin, given)
    return _ask(person, channel, Question(Asked.AUTOCOMPLETE, data))


def menu(person: Person, name: str, target: Posted | Person) -> Answer:
    """Use a command on a message or a person."""
    is_message = isinstance(target, Posted)
    channel = target.channel if isinstance(target, Posted) else _first_channel(person)
    if isinstance(target, Posted):
        _seen(person, target)
    kind = ABOUT_MESSAGE if is_message else ABOUT_USER
    found = person.state.commands.find(person.community.id, name, kind)
    _check_allowed(person, found, channel)
    _, resolved = options.resolve(person, target)
    data = _base(found) | {"target_id": str(target.id)} | _if_any(resolved)
    return _ask(person, channel, Question(Asked.COMMAND, data))


def submit(person: Person, shown: Answer, values: Mapping[str, object]) -> Answer:
    """Send the form that an answer opened."""
    if shown.modal is None or shown.interaction.user is not person.user:
        raise LookupError("no form is open")
    asked = shown.interaction
    data = forms.fill(person, shown.modal, values)
    return _ask(person, asked.channel, Question(Asked.MODAL, data, asked.message))


def _use_component(person: Person, message: Posted, data: Json) -> Answer:
    return _ask(person, message.channel, Question(Asked.COMPONENT, data, message))


def _ask(person: Person, channel: Channel, question: Question) -> Answer:
    return Answer(person.state, ask(person.state, person.user, channel, question))


def _seen(person: Person, shown: Posted | Answer) -> Posted:
    message = shown.message if isinstance(shown, Answer) else shown
    if message is None or message not in person.sees(message.channel):
        raise LookupError(f"{person.name} does not see this message")
    return message


def _first_channel(person: Person) -> Channel:
    now = person.state.clock.now()
    for channel in person.community.channels.values():
        if channel.kind is Kind.TEXT and can_view(channel, person.user, now):
            return channel
    raise LookupError(f"{person.name} sees no channel")


def _command_data(
    person: Person,
    path: str,
    channel: Channel,
    fill: options.Filling,
    given: Mapping[str, object],
) -> Json:
    name, *rest = path.split()
    community = channel.community
    scope = None if community is None else community.id
    found = person.state.commands.find(scope, name, CHAT)
    _check_allowed(person, found, channel)
    filled, resolved = fill(person, descend(found, rest), given)
    for depth in range(len(rest), 0, -1):
        kind = descend(found, rest[:depth])["type"]
        filled = [{"name": rest[depth - 1], "type": kind, "options": filled}]
    return _base(found) | {"options": filled} | _if_any(resolved)


def _if_any(resolved: Json) -> Json:
    """What stands for nothing is left out; discord.py takes an empty table for the values."""
    return {"resolved": resolved} if resolved else {}


def _base(found: Json) -> Json:
    base = {"id": found["id"], "name": found["name"], "type": found["type"]}
    return base | ({"guild_id": found["guild_id"]} if "guild_id" in found else {})


def _check_allowed(person: Person, found: Json, channel: Channel) -> None:
    contexts = found["contexts"]
    if channel.community is None:
        is_barred = contexts is not None and 1 not in contexts
        if is_barred or found["dm_permission"] is False:
            raise PermissionError(f"{found['name']!r} is not for direct messages")
        return
    granted = in_channel(channel, person.user, person.state.clock.now())
    needed = found["default_member_permissions"]
    is_denied = needed is not None and (
        granted != ALL if int(needed) == 0 else granted & int(needed) != int(needed)
    )
    if is_denied or not granted & Permission.USE_APPLICATION_COMMANDS:
        raise PermissionError(f"{person.name} may not use {found['name']!r} here")
    if contexts is not None and 0 not in contexts:
        raise PermissionError(f"{found['name']!r} is not for communities")
