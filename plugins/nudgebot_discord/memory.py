"""What the plugin must still know after a restart, on the host's notebook."""

from collections.abc import Mapping

from nudgebot.plugin import Notebook

OF_MEMBER = "dm.closed."


class Memory:
    """Short lines by key: codes and ids, never the words of a person."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    async def get(self, key: str) -> str | None:
        """Read a line, if there is one."""
        return (await self._notebook.jotted(key)).get(key)

    async def put(self, key: str, value: str) -> None:
        """Write a line; one that names a member goes when that member is forgotten."""
        member = key.removeprefix(OF_MEMBER) if key.startswith(OF_MEMBER) else None
        await self._notebook.jot(key, value, member=member)

    async def drop(self, key: str) -> None:
        """Cross a line out, if it is there."""
        await self._notebook.strike_out(key)

    async def all(self, prefix: str) -> Mapping[str, str]:
        """Read all lines whose keys begin with `prefix`, by what follows it."""
        lines = await self._notebook.jotted(prefix)
        return {key.removeprefix(prefix): value for key, value in lines.items()}
