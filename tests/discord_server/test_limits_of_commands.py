"""Commands and their options."""

import pytest

from tests.discord_server.limits.check import check
from tests.discord_server.limits.samples import (
    COMMAND,
    COMMANDS,
    MENU,
    NOW,
    OPTION,
    Case,
    choices,
    command,
    group,
    option,
    sub,
    translated,
    with_options,
)

COMMAND_CASES: dict[str, Case] = {
    "a capital": ("PUT", COMMANDS, command(name="Cases"), "0/name: must be lower case"),
    "a space": ("PUT", COMMANDS, command(name="my cases"), "0/name: must be lower case"),
    "a long name": ("PUT", COMMANDS, command(name="x" * 33), "0/name: too long"),
    "no name": ("POST", COMMANDS, {**COMMAND, "name": ""}, "commands: name: too short"),
    "no description": ("POST", COMMANDS, {"name": "cases"}, "description: too short"),
    "a long description": (
        "PUT",
        COMMANDS,
        command(description="x" * 101),
        "description: too long",
    ),
    "a menu's description": ("PUT", COMMANDS, [{**MENU, "description": "x"}], "a menu has none"),
    "a menu's options": ("PUT", COMMANDS, [{**MENU, "options": [OPTION]}], "a menu has none"),
    "a menu's long name": ("PUT", COMMANDS, [{**MENU, "name": "x" * 33}], "name: too long"),
    "a locale that is none": (
        "PUT",
        COMMANDS,
        command(name_localizations={"en": "cases"}),
        "0/name_localizations: en is not a locale",
    ),
    "a translated capital": (
        "PUT",
        COMMANDS,
        command(name_localizations={"de": "Fälle"}),
        "0/name_localizations/de: must be lower case",
    ),
    "a long translation": (
        "PUT",
        COMMANDS,
        command(description_localizations={"de": "x" * 101}),
        "0/description_localizations/de: too long",
    ),
    "a name twice": ("PUT", COMMANDS, [COMMAND, COMMAND], "(1, 'cases') is there twice"),
    "101 commands": (
        "PUT",
        COMMANDS,
        [{**COMMAND, "name": f"c{n}"} for n in range(101)],
        "too many commands of type 1 (101",
    ),
    "16 menus of one community": (
        "PUT",
        "/applications/1/guilds/2/commands",
        [{**MENU, "name": f"c{n}"} for n in range(16)],
        "too many commands of type 3 (16, at most 15)",
    ),
    "8,001 characters": (
        "POST",
        COMMANDS,
        {**COMMAND, "options": [option(name=f"o{n}", choices=choices(25)) for n in range(4)]},
        "command: too long together",
    ),
    "8,001 characters in a translation": (
        "POST",
        COMMANDS,
        {**COMMAND, "options": [sub(f"o{n}", *translated(20)) for n in range(4)]},
        "command: too long together",
    ),
}

OPTIONS: dict[str, Case] = {
    "26 options": (
        "PUT",
        COMMANDS,
        with_options(*(option(name=f"o{n}") for n in range(26))),
        "0/options: too long (26",
    ),
    "a name twice": ("PUT", COMMANDS, with_options(OPTION, OPTION), "'case' is there twice"),
    "a required one late": (
        "PUT",
        COMMANDS,
        with_options(OPTION, option(name="two", required=True)),
        "required ones must come first",
    ),
    "a capital": ("PUT", COMMANDS, with_options(option(name="Case")), "0/options/0/name: must be"),
    "no description": ("PUT", COMMANDS, with_options(option(description="")), "description: too"),
    "26 choices": (
        "PUT",
        COMMANDS,
        with_options(option(choices=choices(26))),
        "0/options/0/choices: too long",
    ),
    "a long choice": (
        "PUT",
        COMMANDS,
        with_options(option(choices=[{"name": "x" * 101, "value": "x"}])),
        "choices/0/name: too long",
    ),
    "a choice twice": (
        "PUT",
        COMMANDS,
        with_options(option(choices=[{"name": "x", "value": "x"}, {"name": "x", "value": "y"}])),
        "choices: name: 'x' is there twice",
    ),
    "a choice of another type": (
        "PUT",
        COMMANDS,
        with_options(option(type=4, choices=[{"name": "x", "value": "x"}])),
        "value: does not fit type 4",
    ),
    "a choice of a type without": (
        "PUT",
        COMMANDS,
        with_options(option(type=6, choices=choices(1))),
        "an option of type 6 has none",
    ),
    "a required subcommand": (
        "PUT",
        COMMANDS,
        with_options({**sub("a"), "required": True}),
        "a subcommand cannot be required",
    ),
    "an option in an option": (
        "PUT",
        COMMANDS,
        with_options(option(options=[OPTION])),
        "only subcommands and groups have some",
    ),
    "choices and autocompletion": (
        "PUT",
        COMMANDS,
        with_options(option(autocomplete=True, choices=choices(1))),
        "autocomplete: not together",
    ),
    "a subcommand beside an option": ("PUT", COMMANDS, with_options(OPTION, sub("a")), "be mixed"),
    "a subcommand in a subcommand": ("PUT", COMMANDS, with_options(sub("a", sub("b"))), "another"),
    "a group in a group": (
        "PUT",
        COMMANDS,
        with_options(group("a", group("b", sub("c")))),
        "a group holds subcommands",
    ),
    "a group of nothing": ("PUT", COMMANDS, with_options(group("a")), "a group holds subcommands"),
}

CASES = COMMAND_CASES | {f"{name} among options": case for name, case in OPTIONS.items()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_refuses(case: Case) -> None:
    method, path, body, wanted = case
    found = check(method, path, body, now=NOW)
    assert len(found) == 1
    assert wanted in found[0]
