"""Forged interactions: any custom id with any values, as somebody might send them by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tests.discord_server.answers import Answer
from tests.discord_server.asking import ask
from tests.discord_server.interactions import Asked, Question
from tests.discord_server.payload import Json
from tests.discord_server.posts import Posted

if TYPE_CHECKING:
    from tests.discord_server.people import Person

BUTTON, SELECT, INPUT, LABEL = 2, 3, 4, 18


def forge(
    person: Person,
    shown: Posted | Answer,
    custom_id: str,
    values: Sequence[str] | Mapping[str, object] | None,
) -> Answer:
    """Hand a press, a choice or a form to the bot, without asking whether it can be."""
    message = _place_of(shown)
    channel = shown.interaction.channel if isinstance(shown, Answer) else shown.channel
    if isinstance(values, Mapping):
        question = Question(Asked.MODAL, _form(custom_id, values), message)
    else:
        question = Question(Asked.COMPONENT, _component(custom_id, values), message)
    return Answer(person.state, ask(person.state, person.user, channel, question))


def _place_of(shown: Posted | Answer) -> Posted | None:
    """Find the message on which it happens; a form has that from which it was opened."""
    if isinstance(shown, Posted):
        return shown
    return shown.interaction.message if shown.modal is not None else shown.message


def _component(custom_id: str, values: Sequence[str] | None) -> Json:
    pressed: Json = {"id": 1, "custom_id": custom_id, "component_type": BUTTON}
    return pressed if values is None else pressed | {"component_type": SELECT, "values": [*values]}


def _form(custom_id: str, values: Mapping[str, object]) -> Json:
    fields = [
        {"type": LABEL, "id": number, "component": _field(name, value) | {"id": number + 1}}
        for number, (name, value) in zip(range(1, 99, 2), values.items(), strict=False)
    ]
    return {"custom_id": custom_id, "components": fields}


def _field(custom_id: str, value: object) -> Json:
    if isinstance(value, str):
        return {"type": INPUT, "custom_id": custom_id, "value": value}
    return {"type": SELECT, "custom_id": custom_id, "values": value}
