"""No setting is there for show: whatever an owner can set, code outside the settings reads."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from nudgebot.config.keys import all_paths
from nudgebot.config.plugins import installed, load_plugin
from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings
from nudgebot.scoring.settings import OwnWord

ROOT = Path(__file__).parents[2]
ROOM = "plugins/nudgebot_webchat/templates/room.html"
# Read by something that is no Python: which file, and how.
READ_ELSEWHERE: dict[KeyPath, tuple[str, str]] = {
    ("plugins", "webchat", "title"): (ROOM, "{{ settings.title }}"),
    ("plugins", "webchat", "moderators_link"): (ROOM, "settings.moderators_link"),
}


def read_names(folder: Path) -> set[str]:
    """Collect every name that stands after a dot, but for what only describes settings.

    What `nudgebot/config` looks at only finds mistakes, and is no use of a setting.
    """
    names = set[str]()
    for file in folder.rglob("*.py"):
        if file.name != "settings.py" and "config" not in file.relative_to(ROOT).parts:
            tree = ast.parse(file.read_text(encoding="utf-8"))
            names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return names


CORE = read_names(ROOT / "nudgebot")
LOGS = {
    node.attr
    for name in ("logs.py", "load.py")
    for node in ast.walk(ast.parse((ROOT / "nudgebot" / "config" / name).read_text()))
    if isinstance(node, ast.Attribute)
}


def settings() -> Iterator[tuple[KeyPath, set[str]]]:
    for path in all_paths(Settings):
        yield path, CORE | LOGS
    for path in all_paths(OwnWord):
        yield ("scoring", "banned", *path), CORE
    for name, entry in installed().items():
        own = read_names(ROOT / "plugins" / f"nudgebot_{name}")
        for path in all_paths(load_plugin(entry).settings):
            yield ("plugins", name, *path), own


@pytest.mark.parametrize(
    ("path", "names"), [pytest.param(*pair, id=str(pair[0])) for pair in settings()]
)
def test_every_setting_is_read_by_code(path: KeyPath, names: set[str]) -> None:
    if path in READ_ELSEWHERE:
        file, words = READ_ELSEWHERE[path]
        assert words in (ROOT / file).read_text(encoding="utf-8")
    else:
        assert path[-1] in names
