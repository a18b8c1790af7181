"""Compares the rules that ought to be with those that are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from nudgebot_discord.automod import limits
from nudgebot_discord.automod.rule import ExistingRule, KeywordRule


@dataclass(frozen=True, slots=True)
class Change:
    """A rule of ours that is to become another. `differs` names the fields of KeywordRule."""

    existing: ExistingRule
    wanted: KeywordRule
    differs: tuple[str, ...]

    @property
    def added(self) -> tuple[str, ...]:
        """The keywords that it gets."""
        return tuple(sorted({*self.wanted.keywords} - {*self.existing.rule.keywords}))

    @property
    def dropped(self) -> tuple[str, ...]:
        """The keywords that it loses."""
        return tuple(sorted({*self.existing.rule.keywords} - {*self.wanted.keywords}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do. Remove first, then change, then create: a community has six rules at most.

    Attributes:
        create: rules that are missing.
        change: rules of ours that differ from what is wanted, as after an owner's own edit.
        remove: rules of ours that nothing is left for.
        keep: rules of ours that are as they should be.
        foreign: rules of other people and bots, which are never touched.
        strays: rules that this bot made and does not remember, as when it stopped between making
            one and writing that down. A plan does not touch them either, until they are adopted.
    """

    create: tuple[KeywordRule, ...] = ()
    change: tuple[Change, ...] = ()
    remove: tuple[ExistingRule, ...] = ()
    keep: tuple[ExistingRule, ...] = ()
    foreign: tuple[ExistingRule, ...] = ()
    strays: tuple[ExistingRule, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.create or self.change or self.remove)


def plan(
    wanted: Sequence[KeywordRule],
    existing: Iterable[ExistingRule],
    *,
    own_ids: frozenset[int],
    creator: int,
) -> Plan:
    """Find what makes the existing rules the wanted ones.

    Args:
        wanted: the compiled rules, each with a name of its own.
        existing: all keyword rules of the community.
        own_ids: the ids of the rules that we remember making.
        creator: the id of this bot. Only what has both marks is ours; a name is no mark.
    """
    rules = sorted(existing, key=lambda rule: rule.id)
    ours = [rule for rule in rules if is_ours(rule, own_ids=own_ids, creator=creator)]
    others = [rule for rule in rules if rule not in ours]
    pairs = _pair(wanted, ours)
    changes = [Change(old, new, differences(old.rule, new)) for old, new in pairs]
    paired = {old.id for old, _ in pairs}
    met = {new.name for _, new in pairs}
    return Plan(
        create=tuple(new for new in wanted if new.name not in met),
        change=tuple(change for change in changes if change.differs),
        remove=tuple(rule for rule in ours if rule.id not in paired),
        keep=tuple(change.existing for change in changes if not change.differs),
        foreign=tuple(rule for rule in others if rule.creator != creator),
        strays=tuple(rule for rule in others if rule.creator == creator),
    )


def is_ours(rule: ExistingRule, *, own_ids: frozenset[int], creator: int) -> bool:
    """Whether this bot made a rule and remembers it."""
    return rule.id in own_ids and rule.creator == creator


def count_room(existing: Iterable[ExistingRule], *, own_ids: frozenset[int], creator: int) -> int:
    """Count the keyword rules of a community that are ours or free."""
    others = [rule for rule in existing if not is_ours(rule, own_ids=own_ids, creator=creator)]
    return max(0, limits.RULES - len(others))


def differences(old: KeywordRule, new: KeywordRule) -> tuple[str, ...]:
    """Name the fields in which two rules differ."""
    names = (field.name for field in fields(KeywordRule))
    return tuple(name for name in names if _value(old, name) != _value(new, name))


def _value(rule: KeywordRule, name: str) -> object:
    value = getattr(rule, name)
    return frozenset(value) if isinstance(value, tuple) else value


def _pair(
    wanted: Sequence[KeywordRule], ours: Sequence[ExistingRule]
) -> list[tuple[ExistingRule, KeywordRule]]:
    """Pair by name; a rule that was renamed by hand gets what is left."""
    by_name = {rule.rule.name: rule for rule in reversed(ours)}
    pairs = [(by_name[new.name], new) for new in wanted if new.name in by_name]
    taken = {old.id for old, _ in pairs}
    idle = (rule for rule in ours if rule.id not in taken)
    unmet = (new for new in wanted if new.name not in by_name)
    return [*pairs, *zip(idle, unmet, strict=False)]
