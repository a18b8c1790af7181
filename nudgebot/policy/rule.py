"""The shape of a rule: it finds something in a situation, or has nothing to say."""

from collections.abc import Callable
from typing import TypeAlias

from nudgebot.domain.decision import Finding
from nudgebot.domain.situation import Situation
from nudgebot.policy.settings import PolicySettings

Here: TypeAlias = Situation[PolicySettings]
Rule: TypeAlias = Callable[[Here], Finding | None]
