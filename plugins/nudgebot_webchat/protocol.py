"""What a browser may send over its socket: JSON objects, each with a `kind`."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
HELD_AT_ONCE = 50


class ProtocolError(Exception):
    """A message that makes no sense. `why` is a key of the catalogue, `act` the act's id."""

    def __init__(self, why: str, act: str | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.act = act


@dataclass(frozen=True, slots=True)
class Hello:
    """The first thing a browser says: the words of its held drafts, by message id."""

    held: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """Something to post. `revises` is the id of the held message that it answers."""

    id: str
    text: str = field(repr=False)
    revises: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """This nudge was wrong."""

    id: str
    nudge: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Let the message go."""

    id: str
    nudge: str


Act = Hello | Draft | Contest | Withdraw


def parse(raw: str) -> Act:
    """Read one message.

    Raises:
        ProtocolError: it is not one of ours. The error never quotes it.
    """
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise ProtocolError("webchat.refused.json") from None
    if not isinstance(data, dict):
        raise ProtocolError("webchat.refused.json")
    match data.get("kind"):
        case "hello":
            return Hello(_held(data.get("held", {})))
        case "draft":
            return _draft(data)
        case "contest":
            return Contest(_id(data, "id"), _id(data, "nudge"))
        case "withdraw":
            return Withdraw(_id(data, "id"), _id(data, "nudge"))
    raise ProtocolError("webchat.refused.kind")


def _draft(data: Mapping[str, Any]) -> Draft:
    act, text = _id(data, "id"), data.get("text")
    if not isinstance(text, str):
        raise ProtocolError("webchat.refused.fields", act)
    return Draft(act, text, _optional_id(data, "revises"), _optional_id(data, "to"))


def _held(data: object) -> Mapping[str, str]:
    if not isinstance(data, dict) or len(data) > HELD_AT_ONCE:
        raise ProtocolError("webchat.refused.fields")
    if not all(ID.fullmatch(key) and isinstance(text, str) for key, text in data.items()):
        raise ProtocolError("webchat.refused.fields")
    return data


def _id(data: Mapping[str, Any], field_name: str) -> str:
    value = data.get(field_name)
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise ProtocolError("webchat.refused.fields")
    return value


def _optional_id(data: Mapping[str, Any], field_name: str) -> str | None:
    return None if data.get(field_name) is None else _id(data, field_name)
