"""Whom and where the bot leaves alone."""

from nudgebot.domain.decision import Finding
from nudgebot.policy.rule import Here


def exempt(here: Here) -> Finding | None:
    """Leave bots, and the owner's exempt members, roles and channels, alone."""
    author, settings = here.message.author, here.settings.exempt
    if author.is_bot:
        return _leave_alone("exempt_bot")
    if author.id in settings.members:
        return _leave_alone("exempt_member", "policy.exempt.members")
    if author.roles & settings.roles:
        return _leave_alone("exempt_role", "policy.exempt.roles")
    if here.standing.membership.is_exempt(here.now):
        return _leave_alone("exempt_for_now")
    if here.message.place.channel in settings.channels:
        return _leave_alone("exempt_channel", "policy.exempt.channels")
    return None


def _leave_alone(why: str, *settings: str) -> Finding:
    return Finding(rule="exempt", why=why, settings=settings, conclusive=True)
