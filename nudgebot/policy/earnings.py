"""What kindness may still earn today."""

from datetime import timedelta

from nudgebot.policy.rule import Here


def points_left(here: Here) -> int:
    """Count what the author may still earn before the daily limit."""
    since = here.now - timedelta(days=1)
    giver = here.message.author.id
    today = (kudos for kudos in here.standing.kudos if kudos.giver == giver and kudos.at > since)
    return max(here.settings.kindness.daily_limit - sum(kudos.points for kudos in today), 0)
