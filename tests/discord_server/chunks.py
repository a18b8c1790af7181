"""Members in chunks, as the gateway gives them to who asks."""

from collections.abc import Iterator

from tests.discord_server.accounts import Member
from tests.discord_server.community import Community
from tests.discord_server.payload import Json

CHUNK = 1000
MEMBERS = 1 << 1


def may_list(asked: Json, intents: int) -> bool:
    """Tell whether a session may ask this; the whole list needs the members intent."""
    is_narrow = bool(asked.get("query")) or asked.get("user_ids") is not None
    return is_narrow or bool(intents & MEMBERS)


def chunks_of(community: Community, asked: Json) -> Iterator[Json]:
    """Write the members that were asked for; nobody is one empty chunk."""
    wanted = _ids(asked)
    found = [member for member in community.members.values() if _is_meant(member, asked, wanted)]
    found = found[: asked.get("limit") or None]
    known = {member.user.id for member in found}
    count = max(1, -(-len(found) // CHUNK))
    for index in range(count):
        members = found[index * CHUNK : (index + 1) * CHUNK]
        yield {
            "guild_id": str(community.id),
            "members": [member.payload() for member in members],
            "chunk_index": index,
            "chunk_count": count,
            "not_found": [str(number) for number in sorted(wanted - known)],
            "nonce": asked.get("nonce"),
        }


def _is_meant(member: Member, asked: Json, wanted: set[int]) -> bool:
    if asked.get("user_ids") is not None:
        return member.user.id in wanted
    return member.user.name.startswith((asked.get("query") or "").casefold())


def _ids(asked: Json) -> set[int]:
    ids = asked.get("user_ids") or []
    return {int(one) for one in (ids if isinstance(ids, list) else [ids])}
