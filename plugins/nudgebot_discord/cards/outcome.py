"""How a case ended, in words."""

from nudgebot.plugin import Act, AuditEntry, Case, Catalogue, Verdict
from nudgebot_discord.surroundings import Surroundings

# What a moderator did to close a case, if that was more than the verdict says.
ENDINGS = {
    Act.DISMISS: Verdict.DISMISS,
    Act.FALSE_ALARM: Verdict.FALSE_ALARM,
    Act.WARN: Verdict.UPHOLD,
    Act.TIMEOUT: Verdict.UPHOLD,
}


async def how_it_ended(around: Surroundings, case: Case) -> AuditEntry | None:
    """Find what closed a case. Raises StoreUnavailableError."""
    acts = await around.host.cases.audit(case.member.home, case=case.id)
    return next((act for act in acts if ENDINGS.get(act.act) is case.verdict), None)


def say_outcome(case: Case, ending: AuditEntry | None, texts: Catalogue) -> str:
    """Say how a closed case ended."""
    if ending is not None and ending.act is Act.TIMEOUT:
        return texts("discord.outcome.timeout", time=say_minutes(ending.detail, texts))
    return texts(f"discord.outcome.{case.verdict}")


def say_minutes(minutes: str, texts: Catalogue) -> str:
    """Say how long a time-out is; one that is not among the choices, in minutes."""
    key = f"discord.timeout.{minutes}"
    return texts(key) if key in texts else texts("discord.timeout.other", minutes=minutes)
