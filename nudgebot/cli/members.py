"""Finds the one member that somebody means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from nudgebot.cli.errors import VerbError
from nudgebot.domain.message import MemberKey

_SHOWN = 5


class Members(Protocol):
    """The part of the store that knows members."""

    async def find_members(self, text: str) -> Sequence[tuple[MemberKey, str]]:
        """Find the members whose id or name is `text`, each with their name."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """A member's id or name, and where to look; an empty text looks everywhere."""

    member: str
    platform: str = ""
    community: str = ""

    def fits(self, key: MemberKey) -> bool:
        """Whether a member is where to look."""
        return self.platform in {"", key.platform} and self.community in {"", key.community}


async def find_member(members: Members, wanted: Wanted) -> MemberKey:
    """Find the member with this id or name.

    Raises:
        VerbError: there is none, or more than one.
    """
    found = [key for key, _ in await members.find_members(wanted.member) if wanted.fits(key)]
    if not found:
        raise VerbError(f"no member here has the id or name '{wanted.member}'; nothing was done")
    if len(found) > 1:
        raise VerbError(
            f"'{wanted.member}' could be {len(found)} members ({_listed(found)}); "
            "give the id, --platform or --community"
        )
    return found[0]


def _listed(found: Sequence[MemberKey]) -> str:
    names = [f"{key.platform}/{key.community}/{key.member}" for key in found[:_SHOWN]]
    return ", ".join(names) + (", ..." if len(found) > _SHOWN else "")
