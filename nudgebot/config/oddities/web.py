"""A web server that nobody reaches, or that everybody does."""

import re
from collections.abc import Iterator

from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.settings import Settings

_HERE = ("localhost", "127.", "::1")
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - it is looked for, not listened on


def find_open_doors(settings: Settings) -> Iterator[Oddity]:
    """Find moderators' pages that are open to more people than was meant."""
    web = settings.web
    if web.open_moderation and not web.host.startswith(_HERE):
        message = f"whoever reaches {web.host} can read and decide cases"
        hint = "set it to false and give web.moderator_key_file"
        yield Oddity(("web", "open_moderation"), message, hint)
    if web.open_moderation and web.moderator_key_file:
        message = "the moderators' pages are open to everybody, so this key locks nothing"
        yield Oddity(("web", "moderator_key_file"), message, "set web.open_moderation = false")


def find_hosts(settings: Settings) -> Iterator[Oddity]:
    """Find names that no browser asks for."""
    web = settings.web
    for given in sorted(web.allowed_hosts):
        bare = re.sub(r"^[a-z]+://|[:/].*$", "", given.strip())
        if bare != given and ":" not in bare and bare:
            message = f"'{given}' is no host name, and lets nobody in"
            path = ("web", "allowed_hosts")
            yield Oddity(path, message, f'write "{bare}"', is_mistake=True, item=given)
    if web.host in _EVERYWHERE and web.allowed_hosts <= {"localhost"}:
        message = "browsers that ask for this machine by any other name are turned away"
        hint = 'add the name that people type, such as "chat.example.org"'
        yield Oddity(("web", "allowed_hosts"), message, hint)


def find_port(settings: Settings) -> Iterator[Oddity]:
    """Find a port that is another one at every start."""
    if settings.web.port == 0:
        message = "the port is another one at every start, and nobody knows it beforehand"
        yield Oddity(("web", "port"), message, "8080 is the default")
