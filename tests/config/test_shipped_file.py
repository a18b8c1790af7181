import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nudgebot.config.keys import leaves
from nudgebot.config.load import Configuration, load
from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings

FOLDER = Path(__file__).parents[2] / "config"
FILE, DISCORD = FOLDER / "nudgebot.toml", FOLDER / "discord.toml"


def defaults(shipped: Configuration) -> Settings:
    return Settings(plugins={plugin.name: plugin.settings() for plugin in shipped.plugins})


def test_it_says_what_the_code_says() -> None:
    shipped = load(FILE)
    assert shipped.settings == defaults(shipped)


def test_the_one_for_discord_says_what_the_code_says_but_begins_by_watching() -> None:
    shipped = load(DISCORD)
    standard = defaults(shipped)
    assert shipped.settings == replace(standard, policy=replace(standard.policy, observe=True))


def test_each_turns_its_own_platform_on() -> None:
    assert [plugin.name for plugin in load(FILE).plugins] == ["webchat"]
    assert [plugin.name for plugin in load(DISCORD).plugins] == ["discord"]


def shown() -> Iterator[tuple[Path, KeyPath]]:
    for path, _ in leaves(defaults(load(FILE))):
        yield FILE, path
    for path, _ in leaves(defaults(load(DISCORD))):
        if path[0] == "plugins":
            yield DISCORD, path


@pytest.mark.parametrize(("file", "path"), list(shown()), ids=str)
def test_every_setting_is_shown_in_its_table(file: Path, path: KeyPath) -> None:
    key, table = str(path[-1]), ".".join(str(step) for step in path[:-1])
    if path == ("policy", "nudge", "axes"):
        key, table = "profanity", "policy.nudge.axes"
    if path[-1] == "moderators_channels":
        key, table = '"[0-9]+"', "plugins.discord.moderators_channels"
    body = file.read_text().partition(f"\n[{table}]\n")[2].partition("\n[")[0]
    assert re.search(rf"^(# )?{key} = ", body, re.MULTILINE)


@pytest.mark.parametrize("file", [FILE, DISCORD], ids=str)
def test_every_table_and_setting_comes_with_a_comment(file: Path) -> None:
    bare = re.findall(r"\n\n([^#\n\[].*)|\n\[[^\n]+\]\n([^#\n].*)", file.read_text())
    assert bare == []
