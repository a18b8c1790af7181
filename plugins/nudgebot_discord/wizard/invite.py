"""Builds the link with which an owner invites the bot."""

from collections.abc import Iterable
from urllib.parse import urlencode

from nudgebot_discord.wizard.features import ALL, ALWAYS, Feature
from nudgebot_discord.wizard.permissions import total

AUTHORISE = "https://discord.com/oauth2/authorize"


def invite_link(application_id: int, *, features: Iterable[Feature] = ALL) -> str:
    """Build the link for some features. What there is no bot without is always among them."""
    query = {
        "client_id": application_id,
        "scope": "bot applications.commands",
        "permissions": total({*features, *ALWAYS}).value,
    }
    return f"{AUTHORISE}?{urlencode(query)}"
