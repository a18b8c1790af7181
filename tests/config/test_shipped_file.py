import re
from pathlib import Path

import pytest

from nudgebot.config.keys import leaves
from nudgebot.config.load import load
from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings

FILE = Path(__file__).parents[2] / "config" / "nudgebot.toml"
SHIPPED = load(FILE)
DEFAULTS = Settings(plugins={plugin.name: plugin.settings() for plugin in SHIPPED.plugins})


def test_it_says_what_the_code_says() -> None:
    assert SHIPPED.settings == DEFAULTS


def test_it_turns_the_chat_room_on() -> None:
    assert [plugin.name for plugin in SHIPPED.plugins] == ["webchat"]


@pytest.mark.parametrize("path", [path for path, _ in leaves(DEFAULTS)], ids=str)
def test_every_setting_is_shown_in_its_table(path: KeyPath) -> None:
    key, table = str(path[-1]), ".".join(str(step) for step in path[:-1])
    if path == ("policy", "nudge", "axes"):
        key, table = "profanity", "policy.nudge.axes"
    body = FILE.read_text().partition(f"\n[{table}]\n")[2].partition("\n[")[0]
    assert re.search(rf"^(# )?{key} = ", body, re.MULTILINE)


def test_every_table_and_setting_comes_with_a_comment() -> None:
    bare = re.findall(r"\n\n([^#\n\[].*)|\n\[[^\n]+\]\n([^#\n].*)", FILE.read_text())
    assert bare == []
