"""Everything about a case that its card shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nudgebot.plugin import Act, AuditEntry, Case, NudgeRecord, Standing
from nudgebot_discord.cards.tried import what_was_tried
from nudgebot_discord.surroundings import Surroundings

ON_THE_CARD = frozenset({Act.NOTE, Act.NUDGE_AGAIN, Act.DELETE_MESSAGE, Act.REOPEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A case, what else is known about its member, and what moderators did with it so far.

    `tried` has the nudges by the id of their message; `acts` come with the newest first.
    """

    case: Case
    standing: Standing
    tried: Mapping[str, NudgeRecord]
    acts: Sequence[AuditEntry]


async def gather(around: Surroundings, case: Case) -> Dossier:
    """Collect what a card shows. Raises StoreUnavailableError."""
    acts = await around.host.cases.audit(case.member.home, case=case.id)
    return Dossier(
        case=case,
        standing=await around.host.members.standing(case.member),
        tried=await what_was_tried(around, case),
        acts=[act for act in acts if act.act in ON_THE_CARD],
    )
