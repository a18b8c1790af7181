"""Plugins, good and bad, that are installed in these tests only."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from typing import Literal

from nudgebot.config.plugins import GROUP
from nudgebot.plugin import Plugin


@dataclass(frozen=True, kw_only=True)
class EchoSettings:
    title: str = "Echo"
    volume: Literal["soft", "loud"] = "soft"


@dataclass(frozen=True, kw_only=True)
class PuzzlingSettings:
    riddle: "Unheard" = 0  # type: ignore[name-defined]  # noqa: F821 - that is what is wrong


@dataclass(frozen=True, kw_only=True)
class DemandingSettings:
    wish: str


class Plain:
    pass


echo = Plugin(name="echo", summary="Says it again.", settings=EchoSettings)
puzzling = Plugin(name="puzzling", summary="Cannot be read.", settings=PuzzlingSettings)
demanding = Plugin(name="demanding", summary="Needs a wish.", settings=DemandingSettings)
plain = Plugin(name="plain", summary="Has no settings.", settings=Plain)
not_a_plugin = "echo"


def entry(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, GROUP)


HERE = "tests.config.samples"
INSTALLED: Mapping[str, EntryPoint] = {
    "echo": entry("echo", f"{HERE}:echo"),
    "puzzling": entry("puzzling", f"{HERE}:puzzling"),
    "demanding": entry("demanding", f"{HERE}:demanding"),
    "plain": entry("plain", f"{HERE}:plain"),
    "alias": entry("alias", f"{HERE}:echo"),
    "wrong": entry("wrong", f"{HERE}:not_a_plugin"),
    "absent": entry("absent", f"{HERE}:nothing"),
    "broken": entry("broken", "tests.config.broken:plugin"),
    "quitting": entry("quitting", "tests.config.quitting:plugin"),
}
