from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.plugin import BlockedWords
from nudgebot_discord.automod.compiler import compile_rules
from nudgebot_discord.automod.plan import Plan, count_room, plan
from nudgebot_discord.automod.rule import Exempt, ExistingRule, KeywordRule
from tests.plugins.discord.automod.strategies import blocked, texts

BOT, ADA = 7, 8
RULE = KeywordRule(name="ours 1", keywords=("bad",), message="Held back.", exempt_roles=(1, 2))

by_hand = st.sampled_from(
    (
        replace(RULE, name="ours 2"),
        replace(RULE, name="renamed", enabled=False),
        replace(RULE, keywords=("worse",), patterns=("w.*",)),
    )
)
rules = st.builds(
    ExistingRule, id=st.integers(1, 20), creator=st.sampled_from((BOT, ADA)), rule=by_hand
)
communities = st.lists(rules, max_size=6, unique_by=lambda rule: rule.id)


def existing(rule: KeywordRule = RULE, *, id: int = 1, creator: int = BOT) -> ExistingRule:  # noqa: A002 - as the field is called
    return ExistingRule(id=id, creator=creator, rule=rule)


def planned(
    wanted: Iterable[KeywordRule], rules: Iterable[ExistingRule], own: Iterable[int] = (1,)
) -> Plan:
    return plan(tuple(wanted), rules, own_ids=frozenset(own), creator=BOT)


def applied(what: Plan, rules: Iterable[ExistingRule]) -> tuple[ExistingRule, ...]:
    """Do as Discord would; new rules have the ids from 100 on."""
    gone = {rule.id for rule in what.remove}
    changed = {change.existing.id: change.wanted for change in what.change}
    left = (rule for rule in rules if rule.id not in gone)
    return (
        *(replace(rule, rule=changed.get(rule.id, rule.rule)) for rule in left),
        *(existing(rule, id=number) for number, rule in enumerate(what.create, 100)),
    )


@given(blocked, communities, st.frozensets(st.integers(1, 20)))
def test_after_a_plan_is_carried_out_there_is_nothing_left_to_do(
    words: BlockedWords, rules: list[ExistingRule], own: frozenset[int]
) -> None:
    room = count_room(rules, own_ids=own, creator=BOT)
    wanted = compile_rules(words, exempt=Exempt(), room=room, texts=texts).rules
    what = planned(wanted, rules, own)
    after = applied(what, rules)
    again = planned(wanted, after, own | {*range(100, 110)})

    assert again.is_empty
    assert {rule.rule for rule in again.keep} == set(wanted)
    assert len(after) <= 6


@given(blocked, communities, st.frozensets(st.integers(1, 20)))
def test_every_rule_has_one_place_in_a_plan_and_those_of_others_stay_as_they_are(
    words: BlockedWords, rules: list[ExistingRule], own: frozenset[int]
) -> None:
    wanted = compile_rules(words, exempt=Exempt(), room=6, texts=texts).rules
    what = planned(wanted, rules, own)
    changed = [change.existing for change in what.change]
    others = [*what.foreign, *what.strays]
    placed = [*changed, *what.remove, *what.keep, *others]

    assert sorted(rule.id for rule in placed) == sorted(rule.id for rule in rules)
    assert all(rule.creator == ADA or rule.id not in own for rule in others)
    assert all(rule in applied(what, rules) for rule in others)


def test_what_is_as_it_should_be_is_kept_whatever_the_order() -> None:
    shuffled = replace(RULE, exempt_roles=(2, 1))

    assert planned([RULE], [existing(shuffled)]) == Plan(keep=(existing(shuffled),))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("enabled", False),
        ("keywords", ("bad", "worse")),
        ("message", ""),
        ("allowed", ("not bad",)),
        ("exempt_roles", ()),
        ("exempt_channels", (3,)),
        ("patterns", ("b.d",)),
        ("actions", ("timeout",)),
        ("name", "by hand"),
    ],
)
def test_what_an_owner_changed_by_hand_shows(field: str, value: object) -> None:
    changed = replace(RULE, **{field: value})  # type: ignore[arg-type]
    what = planned([RULE], [existing(changed)])

    assert [(change.differs, change.wanted) for change in what.change] == [((field,), RULE)]
    assert not what.is_empty


def test_a_change_says_which_words_come_and_go() -> None:
    old = existing(replace(RULE, keywords=("bad", "awful")))
    (change,) = planned([replace(RULE, keywords=("bad", "worse", "worst"))], [old]).change

    assert (change.added, change.dropped) == (("worse", "worst"), ("awful",))


def test_a_rule_is_not_ours_for_its_name() -> None:
    foreign = existing(creator=ADA)
    forgotten = existing(id=2)
    what = planned([RULE], [foreign, forgotten], own=[1])

    assert what == Plan(create=(RULE,), foreign=(foreign,), strays=(forgotten,))


def test_the_second_of_two_rules_of_the_same_name_is_removed() -> None:
    first, second = existing(id=1), existing(id=2)

    assert planned([RULE], [second, first], own=[1, 2]) == Plan(keep=(first,), remove=(second,))


def test_a_plan_without_words_removes_what_is_ours_and_no_more() -> None:
    ours, foreign = existing(), existing(id=2, creator=ADA)

    assert planned([], [ours, foreign]) == Plan(remove=(ours,), foreign=(foreign,))


def test_room_is_what_others_leave() -> None:
    others = [existing(id=number, creator=ADA) for number in range(2, 6)]

    assert count_room([existing(), *others], own_ids=frozenset({1}), creator=BOT) == 2
    assert count_room([*others, *others], own_ids=frozenset(), creator=BOT) == 0
