"""The rules in force: exchanged all at once, between one message and the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from nudgebot.hosting import BlockedWords
from nudgebot.policy.decide import RULES
from nudgebot.policy.rule import Rule
from nudgebot.policy.settings import PolicySettings
from nudgebot.ports import Scorer


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """What a message is scored and decided by, all of it as the owner wrote it at one time.

    Attributes:
        policy: the owner's policy.
        scorer: what scores by the owner's words.
        rules: the chain of rules, with those of plugins.
        blocked_words: what a platform may hold back by itself.
    """

    policy: PolicySettings
    scorer: Scorer
    rules: Sequence[Rule] = RULES
    blocked_words: BlockedWords = field(default_factory=BlockedWords)


@dataclass(slots=True)
class InForce:
    """Where the rules in force are: a new ruleset is put in the place of the `current` one.

    Whoever handles a message looks here once, and goes by what it saw to the end.
    """

    current: Ruleset
