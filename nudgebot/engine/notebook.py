"""A plugin's own memory, kept apart from those of others."""

from collections.abc import Mapping
from dataclasses import dataclass

from nudgebot.stores import NotebookStore


@dataclass(frozen=True, slots=True)
class PluginNotebook:
    """Codes and ids of one plugin; `nudgebot.desks.Notebook` documents each method."""

    store: NotebookStore
    plugin: str

    async def jot(self, key: str, value: str, *, member: str | None = None) -> None:
        """Write a value under a key."""
        await self.store.jot(self.plugin, key, value, member)

    async def jotted(self, prefix: str) -> Mapping[str, str]:
        """Load values by the beginning of their keys."""
        return await self.store.jotted(self.plugin, prefix)

    async def strike_out(self, key: str) -> None:
        """Let go of a value."""
        await self.store.strike_out(self.plugin, key)
