"""Finds installed plugins, and imports those that the owner turned on."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType

from nudgebot.plugin import Plugin

GROUP = "nudgebot.plugins"


class PluginError(Exception):
    """A plugin that cannot be used; the message is one line."""


@cache
def installed() -> Mapping[str, EntryPoint]:
    """Find the plugins that are installed, by name, without importing any; once is enough."""
    found = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    return MappingProxyType({entry.name: entry for entry in found})


def load_plugin(entry: EntryPoint) -> Plugin:
    """Import one plugin.

    Raises:
        PluginError: it fails while it is imported, or is no plugin.
    """
    try:
        plugin = entry.load()
    except (Exception, SystemExit) as error:
        raise PluginError(f"it fails when it is imported: {_first_line(error)}") from error
    if not isinstance(plugin, Plugin):
        raise PluginError(f"{entry.value} is not a nudgebot.plugin.Plugin")
    if plugin.name != entry.name:
        raise PluginError(f"it is installed as '{entry.name}' and calls itself '{plugin.name}'")
    _check_settings(plugin.settings)
    return plugin


def _check_settings(shape: type[object]) -> None:
    if not is_dataclass(shape):
        raise PluginError("its settings are not a dataclass")
    for field in fields(shape):
        if field.default is MISSING and field.default_factory is MISSING:
            raise PluginError(f"its setting '{field.name}' has no default")


def _first_line(error: BaseException) -> str:
    lines = str(error).splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
