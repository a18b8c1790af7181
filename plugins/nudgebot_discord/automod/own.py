"""Which rules of AutoMod this bot made, also after a restart."""

import asyncio

from nudgebot_discord.memory import Memory

KEY = "automod."


class OwnRules:
    """The ids of our rules by community. Methods raise StoreUnavailableError."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._known: dict[int, frozenset[int]] = {}
        self._writing = asyncio.Lock()

    async def ids(self, guild_id: int) -> frozenset[int]:
        """Recall which rules are ours."""
        if guild_id not in self._known:
            line = await self._memory.get(f"{KEY}{guild_id}") or ""
            self._known.setdefault(guild_id, frozenset(int(one) for one in line.split(",") if one))
        return self._known[guild_id]

    async def add(self, guild_id: int, *rules: int) -> None:
        """Remember rules."""
        async with self._writing:
            await self._keep(guild_id, await self.ids(guild_id) | {*rules})

    async def drop(self, guild_id: int, *rules: int) -> None:
        """Forget rules that are gone."""
        async with self._writing:
            await self._keep(guild_id, await self.ids(guild_id) - {*rules})

    async def _keep(self, guild_id: int, ids: frozenset[int]) -> None:
        if ids == await self.ids(guild_id):
            return
        if ids:
            await self._memory.put(f"{KEY}{guild_id}", ",".join(map(str, sorted(ids))))
        else:
            await self._memory.drop(f"{KEY}{guild_id}")
        self._known[guild_id] = ids
