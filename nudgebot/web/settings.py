"""Where the bot's web server listens, and who may moderate there."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """The web server.

    Attributes:
        host: the address to listen on.
        port: the port to listen on.
        allowed_hosts: the host names that browsers may ask for, such as `["chat.example.org"]`,
            besides the address itself; this keeps other sites' pages from reaching in.
        moderator_key_file: a file with the key that opens the moderators' pages, such as
            `"/run/secrets/moderator-key"`; NUDGEBOT_MODERATOR_KEY in the environment wins. Without
            a key they stay shut.
        open_moderation: open the moderators' pages to everybody; for the demo only.
    """

    host: str = "127.0.0.1"
    port: Annotated[int, Interval(ge=0, le=65535)] = 8080
    allowed_hosts: frozenset[str] = frozenset({"localhost"})
    moderator_key_file: str = ""
    open_moderation: bool = False
