"""What an owner wants of a new bot: the answers to the five questions."""

from dataclasses import dataclass
from enum import StrEnum

from nudgebot.cli.strictness import Strictness
from nudgebot.scoring.settings import OwnWord


class Where(StrEnum):
    """Where the bot listens."""

    DISCORD = "discord"
    WEB = "web"
    BOTH = "both"

    @property
    def is_discord(self) -> bool:
        """Whether there is a server on Discord."""
        return self is not Where.WEB

    @property
    def is_web(self) -> bool:
        """Whether there is a chat room in the browser."""
        return self is not Where.DISCORD


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """All answers; each default is what Enter takes.

    Attributes:
        where: where it listens.
        strictness: from what on it nudges.
        observe: whether it begins by watching.
        words: what is unwanted here besides, and whether to hold it back before posting.
        folder: where it remembers.
        token_file: the file with Discord's token; empty where the environment has it.
        moderator_roles: ids of Discord roles that may decide cases.
    """

    where: Where = Where.DISCORD
    strictness: Strictness = Strictness.STANDARD
    observe: bool = True
    words: tuple[OwnWord, ...] = ()
    folder: str = "nudgebot-data"
    token_file: str = ""
    moderator_roles: tuple[str, ...] = ()
