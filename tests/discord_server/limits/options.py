"""Options of a command: nested two deep at most, the required ones first."""

from collections.abc import Iterator

from tests.discord_server.limits.naming import (
    refuse_description,
    refuse_name,
    refuse_translations,
)
from tests.discord_server.limits.shapes import (
    Json,
    as_int,
    as_list,
    as_text,
    complain_of_repeats,
    items_at,
    measure,
)

OPTIONS = 25
CHOICES = 25
CHOICE = 100
SUBCOMMAND, GROUP = 1, 2
WITH_CHOICES: dict[int, tuple[type, ...]] = {3: (str,), 4: (int,), 10: (int, float)}


def refuse_options(owner: Json, where: str, *, above: int = 0) -> Iterator[str]:
    """Check the options of a command, or of what is in it; `above` is the type of that."""
    options = list(items_at(owner, "options", where))
    yield from measure(f"{where}options", as_list(owner.get("options")), OPTIONS)
    yield from complain_of_repeats(
        f"{where}options: name", (each.get("name") for _, each in options)
    )
    yield from _refuse_nesting(options, where, above=above)
    needs = [bool(each.get("required")) for _, each in options]
    if needs != sorted(needs, reverse=True):
        yield f"{where}options: required ones must come first"
    for place, option in options:
        yield from _refuse_option(option, f"{place}/")


def _refuse_nesting(options: list[tuple[str, Json]], where: str, *, above: int) -> Iterator[str]:
    kinds = {as_int(each.get("type")) or 0 for _, each in options}
    commands = kinds & {SUBCOMMAND, GROUP}
    if commands and kinds - commands:
        yield f"{where}options: subcommands and ordinary options cannot be mixed"
    if above == SUBCOMMAND and commands:
        yield f"{where}options: a subcommand cannot hold another"
    if above == GROUP and kinds != {SUBCOMMAND}:
        yield f"{where}options: a group holds subcommands, and at least one"


def _refuse_option(option: Json, where: str) -> Iterator[str]:
    yield from refuse_name(option, where)
    yield from refuse_description(option, where)
    kind = as_int(option.get("type")) or 0
    if kind in {SUBCOMMAND, GROUP}:
        yield from refuse_options(option, where, above=kind)
        if option.get("required"):
            yield f"{where}required: a subcommand cannot be required"
    elif option.get("options"):
        yield f"{where}options: only subcommands and groups have some"
    if option.get("choices"):
        yield from _refuse_choices(option, where, kind)


def _refuse_choices(option: Json, where: str, kind: int) -> Iterator[str]:
    choices = list(items_at(option, "choices", where))
    yield from measure(f"{where}choices", as_list(option.get("choices")), CHOICES)
    yield from complain_of_repeats(
        f"{where}choices: name", (each.get("name") for _, each in choices)
    )
    if option.get("autocomplete"):
        yield f"{where}autocomplete: not together with choices"
    if kind not in WITH_CHOICES:
        yield f"{where}choices: an option of type {kind} has none"
        return
    for place, choice in choices:
        yield from measure(f"{place}/name", as_text(choice.get("name")), CHOICE, least=1)
        yield from measure(f"{place}/value", as_text(choice.get("value")), CHOICE)
        yield from refuse_translations(choice, "name", place, most=CHOICE)
        if not isinstance(choice.get("value"), WITH_CHOICES[kind]):
            yield f"{place}/value: does not fit type {kind}"
