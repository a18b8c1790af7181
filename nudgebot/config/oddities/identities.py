"""Ids that are written as people write them in chat, not as a platform knows them."""

from collections.abc import Iterator

from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.settings import Settings


def find_mentions(settings: Settings) -> Iterator[Oddity]:
    """Find exemptions for `@names` and `#channels`, which match nothing."""
    exempt = settings.policy.exempt
    groups = (("roles", exempt.roles), ("channels", exempt.channels), ("members", exempt.members))
    for name, ids in groups:
        for given in sorted(ids):
            bare = given.strip("<@#!&> ")
            if bare != given:
                hint = f'write "{bare}"' if bare else "take it out"
                message = f"'{given}' is no id, and exempts nobody"
                yield Oddity(("policy", "exempt", name), message, hint, item=given)
