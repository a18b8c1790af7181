"""A file that changes under a running house: what is taken over, what is refused, what is told."""

import asyncio
import logging
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from nudgebot.config.load import load
from nudgebot.config.watched import Watched
from nudgebot.furnishing import House, furnish
from nudgebot.machine import listen_for_hangup
from nudgebot.policy.settings import PolicySettings
from nudgebot.reloading import Reloading, keep_current
from nudgebot.scoring.pool import ScorerPool
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.storage.keyring import Keyring
from nudgebot.storage.store import SqlStore
from tests.storage.databases import Database

COMMAND = (sys.executable, "-m", "tests.scoring.echo_worker")
SUCCESSFUL = "nudgebot_rules_last_reload_successful"
WAITING = "nudgebot_rules_waiting_for_restart"


async def open_pool(settings: ScoringSettings) -> ScorerPool:
    pool = ScorerPool(settings, command=COMMAND)
    await pool.start()
    return pool


@dataclass
class Living:
    """A house that lives by a file."""

    file: Path
    watched: Watched
    house: House
    reloading: Reloading

    async def save(self, text: str) -> None:
        """Save the file and let the bot look."""
        self.file.write_text(text)
        await self.reloading.look()

    @property
    def policy(self) -> PolicySettings:
        return self.house.host.policy

    def metric(self, name: str) -> float | None:
        return self.house.monitor.registry.get_sample_value(name)


@pytest.fixture
async def living(migrated_database: Path, tmp_path: Path) -> AsyncIterator[Living]:
    file = tmp_path / "rules.toml"
    file.write_text("policy.nudge.threshold = 0.75\n")
    watched, configuration = Watched(file), load(file)
    database = tmp_path / "nudgebot.db"
    shutil.copyfile(migrated_database, database)
    keyring = Keyring(b"k" * 32)
    async with Database(f"sqlite:///{database}").store() as store:
        assert isinstance(store, SqlStore)
        pool = await open_pool(configuration.scoring)
        house = furnish(configuration, keyring, store, pool, None)
        reloading = Reloading(watched, configuration, house, open_pool=open_pool)
        yield Living(file, watched, house, reloading)
        await house.scorer.stop()


def told(caplog: pytest.LogCaptureFixture, event: str) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.message == event]


def problems(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [vars(record)["problem"] for record in told(caplog, "rules.mistake")]


@pytest.fixture(autouse=True)
def _everything_is_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


async def test_new_rules_are_in_force_at_once_and_the_log_says_what_changed(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    pool = living.house.scorer.pool
    await living.save("policy.nudge.threshold = 0.6\npolicy.observe = true\n")
    assert living.policy.nudge.threshold == 0.6
    (record,) = told(caplog, "rules.reloaded")
    assert vars(record)["changed"] == [
        "policy.observe false -> true",
        "policy.nudge.threshold 0.75 -> 0.6",
    ]
    assert vars(record)["after_restart"] == []
    assert living.house.scorer.pool is pool
    assert living.metric(SUCCESSFUL) == 1


async def test_a_file_that_was_not_changed_is_not_read_again(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    await living.reloading.look()
    assert caplog.records == []


async def test_what_waits_for_a_restart_is_named_without_its_value(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    await living.save('storage.url = "postgresql://bot:hunter2@db/bot"\nweb.port = 9\n')
    (record,) = told(caplog, "rules.unchanged")
    assert vars(record)["after_restart"] == ["storage.url", "web.port"]
    assert living.metric(WAITING) == 2
    assert "hunter2" not in str([vars(record) for record in caplog.records])


async def test_what_waits_is_still_told_at_the_next_change_and_no_longer_when_taken_back(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    await living.save("web.port = 9\n")
    await living.save("web.port = 9\npolicy.observe = true\n")
    await living.save("policy.observe = true\n")
    waiting = [
        vars(record)["after_restart"]
        for record in caplog.records
        if record.message in {"rules.reloaded", "rules.unchanged"}
    ]
    assert waiting == [["web.port"], ["web.port"], []]
    assert living.metric(WAITING) == 0


async def test_every_mistake_is_told_with_its_place_and_the_last_good_rules_stay(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    before = living.house.in_force.current
    await living.save("[policy.nudge]\nthreshold = 7\ntreshold = 0.5\n")
    assert living.house.in_force.current is before
    assert [problem.split(": ")[0].rpartition("/")[2] for problem in problems(caplog)] == [
        "rules.toml:2:13",
        "rules.toml:3:1",
    ]
    assert vars(told(caplog, "rules.refused")[0])["mistakes"] == 2
    assert living.metric(SUCCESSFUL) == 0
    await living.save("policy.nudge.threshold = 0.5\n")
    assert living.policy.nudge.threshold == 0.5
    assert living.metric(SUCCESSFUL) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[policy", "not TOML"),
        ("", "it is empty"),
        (None, "there is no such file"),
    ],
)
async def test_what_an_editor_leaves_for_a_moment_changes_nothing(
    living: Living, caplog: pytest.LogCaptureFixture, text: str | None, problem: str
) -> None:
    before = living.house.in_force.current
    if text is None:
        living.file.unlink()
        await living.reloading.look()
    else:
        await living.save(text)
    assert living.house.in_force.current is before
    assert len(problems(caplog)) == 1
    assert problem in problems(caplog)[0]


async def test_a_file_that_cannot_be_read_changes_nothing(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    before = living.house.in_force.current
    living.file.unlink()
    living.file.mkdir()
    await living.reloading.look()
    living.file.rmdir()
    os.mkfifo(living.file)
    await living.reloading.look()
    living.file.unlink()
    living.file.symlink_to(living.file)
    await living.reloading.look()
    assert living.house.in_force.current is before
    assert [
        problem.partition("rules.toml: ")[2].split(";")[0].split(":")[0]
        for problem in problems(caplog)
    ] == [
        "this is a folder",
        "it can be read only once",
        "it cannot be read",
    ]


async def test_own_words_are_scored_by_new_processes_before_the_old_ones_go(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    before = living.house.scorer.pool
    await living.save(
        'policy.nudge.threshold = 0.75\nscoring.banned = [{ word = "noob", before_posting = true }]'
    )
    current = living.house.in_force.current
    assert vars(told(caplog, "rules.reloaded")[0])["changed"] == ['scoring.banned + "noob"']
    assert living.house.scorer.pool is current.scorer is not before
    assert [word.word for word in living.house.host.blocked_words.words] == ["noob"]
    await living.house.scorer.assess("hello")


async def test_processes_that_cannot_start_leave_everything_as_it_was(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    before, pool = living.house.in_force.current, living.house.scorer.pool
    await living.save('policy.observe = true\nscoring.model = "broken"\n')
    assert living.house.in_force.current is before
    assert living.house.scorer.pool is pool
    assert problems(caplog)[0].endswith("no such model")
    await living.house.scorer.assess("hello")


async def test_half_a_file_that_is_written_on_while_it_is_read_is_read_again(
    living: Living, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rest = ["threshold = 0.5\n"]

    def load_slowly(path: Path, plugins: object) -> object:
        configuration = load(path, plugins)  # type: ignore[arg-type]
        if rest:
            with path.open("a") as written:
                written.write(rest.pop())
        return configuration

    monkeypatch.setattr("nudgebot.reloading.load", load_slowly)
    await living.save("[policy.nudge]\n")
    assert living.policy.nudge.threshold == 0.5
    assert len(told(caplog, "rules.reloaded")) == 1


async def test_what_nobody_thought_of_is_told_and_changes_nothing(
    living: Living, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(_path: Path, _plugins: object) -> object:
        raise ZeroDivisionError

    before = living.house.in_force.current
    monkeypatch.setattr("nudgebot.reloading.load", break_down)
    await living.save("policy.observe = true\n")
    assert living.house.in_force.current is before
    assert told(caplog, "rules.failed")
    assert living.metric(SUCCESSFUL) == 0


async def test_odd_settings_are_told_once(living: Living, caplog: pytest.LogCaptureFixture) -> None:
    await living.save("policy.nudge.threshold = 0.95\n")
    first = len(told(caplog, "rules.odd"))
    await living.save("# the same\npolicy.nudge.threshold = 0.95\n")
    assert first > 0
    assert len(told(caplog, "rules.odd")) == first


async def test_sighup_reads_a_file_that_looks_the_same(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    hangup = listen_for_hangup()
    async with keep_current(living.reloading, living.watched, hangup):
        os.kill(os.getpid(), signal.SIGHUP)
        async with asyncio.timeout(5):
            while not told(caplog, "rules.unchanged"):  # noqa: ASYNC110 - the log has no event
                await asyncio.sleep(0.01)
    assert not hangup.is_set()


async def test_a_saved_file_is_noticed_as_long_as_the_bot_runs(
    living: Living, caplog: pytest.LogCaptureFixture
) -> None:
    async with keep_current(living.reloading, living.watched, asyncio.Event()):
        await asyncio.sleep(0.2)
        living.file.write_text("policy.observe = true\n")
        async with asyncio.timeout(5):
            while not told(caplog, "rules.reloaded"):  # noqa: ASYNC110 - the log has no event
                await asyncio.sleep(0.01)
    living.file.write_text("policy.observe = false\n")
    await asyncio.sleep(1.2)
    assert living.policy.observe
