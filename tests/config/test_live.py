from dataclasses import fields
from pathlib import Path

from nudgebot.config.live import LIVE, adopt, live_changes, waiting_changes
from nudgebot.config.load import Configuration, load
from nudgebot.config.problem import dotted
from nudgebot.config.settings import Settings

NEW = """
policy.observe = true
scoring.banned = [{ word = "noob" }]
storage.url = "postgresql://bot:hunter2@db/bot"
web.port = 9
log.level = "debug"
[plugins.webchat]
"""


def loaded(tmp_path: Path, text: str) -> Configuration:
    file = tmp_path / "rules.toml"
    file.write_text(text)
    return load(file)


def test_policy_and_scoring_are_taken_over_and_everything_else_stays(tmp_path: Path) -> None:
    running, wanted = loaded(tmp_path, "# nothing"), loaded(tmp_path, NEW)
    adopted = adopt(running, wanted)
    assert adopted.settings.policy == wanted.settings.policy
    assert adopted.settings.scoring == wanted.settings.scoring
    for name in {field.name for field in fields(Settings)} - LIVE:
        assert getattr(adopted.settings, name) == getattr(running.settings, name)
    assert adopted.plugins == ()


def test_every_change_is_either_live_or_waits(tmp_path: Path) -> None:
    running, wanted = loaded(tmp_path, "# nothing"), loaded(tmp_path, NEW)
    assert [str(change) for change in live_changes(running, wanted)] == [
        "policy.observe false -> true",
        'scoring.banned + "noob"',
    ]
    waiting = waiting_changes(running, wanted)
    assert {dotted(change.path) for change in waiting} == {
        "plugins.webchat",
        "storage.url",
        "web.port",
        "log.level",
    }


def test_what_was_taken_over_is_no_longer_a_change(tmp_path: Path) -> None:
    running, wanted = loaded(tmp_path, "# nothing"), loaded(tmp_path, NEW)
    adopted = adopt(running, wanted)
    assert live_changes(adopted, wanted) == []
    assert len(waiting_changes(adopted, wanted)) == 4
