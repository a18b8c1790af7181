from collections.abc import Sequence
from pathlib import Path

import pytest

from nudgebot.config.differences import differences, new_warnings
from nudgebot.config.load import load


def lines(tmp_path: Path, before: str, after: str) -> Sequence[str]:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text(before)
    new.write_text(after)
    return list(map(str, differences(load(old), load(new))))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("", "policy.observe = true", "policy.observe false -> true"),
        ("", "policy.nudge.axes = { insult = 0.4 }", "policy.nudge.axes.insult (not set) -> 0.4"),
        ("storage.folder = 'a'", "storage.folder = 'b\\c'", 'storage.folder "a" -> "b\\\\c"'),
        ("", "[plugins.webchat]", "plugins.webchat is turned on"),
        ("[plugins.webchat]", "", "plugins.webchat is turned off"),
        (
            "[plugins.webchat]\ntitle = 'A'",
            "[plugins.webchat]\ntitle = 'B'",
            'plugins.webchat.title "A" -> "B"',
        ),
        (
            "policy.exempt.roles = ['b', 'c']",
            "policy.exempt.roles = ['c', 'a']",
            'policy.exempt.roles + "a", - "b"',
        ),
        (
            "scoring.banned = [{ word = 'a' }, { word = 'b' }, { word = 'c' }]",
            "scoring.banned = [{ word = 'b', severity = 0.9 }, { word = 'c' }, { word = 'd' }]",
            'scoring.banned + "d", - "a", "b" in other terms',
        ),
        (
            "scoring.banned = [{ word = 'a' }, { word = 'b' }]",
            "scoring.banned = [{ word = 'b' }, { word = 'a' }]",
            "scoring.banned in another order",
        ),
        ("", "scoring.model = 'here'", 'scoring.model (not set) -> "here"'),
    ],
)
def test_each_change_is_one_line(tmp_path: Path, before: str, after: str, line: str) -> None:
    assert lines(tmp_path, before, after) == [line]


def test_a_long_text_is_cut_and_what_cannot_be_seen_is_written_out(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, "", f'storage.folder = "\\u202E{"x" * 200}"')
    assert line.startswith('storage.folder "nudgebot-data" -> "\\u202Exxx')
    assert line.endswith('xxx…"')
    assert len(line) < 110


def test_of_a_long_list_the_first_changes_are_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    roles = [f"r{number:02}" for number in range(40)]
    (line,) = lines(tmp_path, "", f"policy.exempt.roles = {roles}")
    assert line.startswith('policy.exempt.roles + "r00", + "r01"')
    assert line.endswith('+ "r10", and 29 more')


def test_a_warning_is_new_only_if_it_was_not_there_before(tmp_path: Path) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text("policy.nudge.threshold = 0.95\n")
    new.write_text("\n\npolicy.nudge.threshold = 0.95\npolicy.kindness.threshold = 1\n")
    before, after = load(old), load(new)
    assert len(before.warnings) > 0
    assert {problem.path for problem in new_warnings(before, after)} == {
        "policy.kindness.threshold"
    }
    assert new_warnings(after, before) == []
