"""A keyword rule of AutoMod, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordRule:
    """What a rule says. The order within a field means nothing.

    Attributes:
        name: what owners see in the settings of their community.
        keywords: whole words and phrases that hold a message back.
        message: the nudge that its author gets instead; empty if Discord's own line is shown.
        allowed: phrases that may be written although a keyword is in them.
        exempt_roles: ids of the roles that the rule does not look at.
        exempt_channels: ids of the channels that it does not look at.
        patterns: regular expressions. We use none; an owner may have added some by hand.
        actions: what it does besides holding back, such as `timeout`. Ours do nothing else.
        enabled: whether it works at all.
    """

    name: str
    keywords: tuple[str, ...]
    message: str
    allowed: tuple[str, ...] = ()
    exempt_roles: tuple[int, ...] = ()
    exempt_channels: tuple[int, ...] = ()
    patterns: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingRule:
    """A rule that a community has, and the id of the member or bot who made it."""

    id: int
    creator: int
    rule: KeywordRule


@dataclass(frozen=True, slots=True)
class Exempt:
    """Whom and where our rules leave alone, by ids of roles and channels."""

    roles: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
