import asyncio
import json
from pathlib import Path

import pytest

from nudgebot.bootstrap import open_store
from nudgebot.cli.verbs.forget import KEPT, told
from nudgebot.domain.message import MemberKey
from nudgebot.storage.settings import StorageSettings
from tests.cli.programs import nudgebot

ANN = MemberKey("webchat", "porch", "ann1")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "my.toml"
    file.write_text(f"[storage]\nfolder = '{tmp_path / 'data'}'\n")
    return file


@pytest.fixture
def _ann(config: Path) -> None:
    async def enrol() -> None:
        async with open_store(StorageSettings(folder=str(config.parent / "data"))) as store:
            await store.enrol(ANN, "Ann")

    asyncio.run(enrol())


def test_the_database_is_made_and_made_again(config: Path) -> None:
    for _ in range(2):
        result = nudgebot("db", "upgrade", "--config", config)
        assert (result.exit_code, result.stdout) == (0, "The database is up to date.\n")


def test_a_database_that_cannot_be_opened_is_told(tmp_path: Path, config: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    result = nudgebot("db", "upgrade", "--config", config)
    assert result.exit_code == 1
    assert result.stderr.startswith("nudgebot: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.usefixtures("_ann")
def test_a_member_gets_what_is_stored_about_them(config: Path) -> None:
    for who in ("Ann", "ann1"):
        stored = json.loads(nudgebot("export", who, "--config", config).stdout)
        assert [row["name"] for row in stored["members"]] == ["Ann"]


@pytest.mark.usefixtures("_ann")
def test_a_member_is_forgotten(config: Path) -> None:
    result = nudgebot("forget", "Ann", "--yes", "--config", config)
    assert result.exit_code == 0
    assert result.stdout.startswith("Ann is forgotten. Erased: 1 in members. Kept: ")
    again = nudgebot("export", "Ann", "--config", config)
    assert again.exit_code == 1
    assert again.stderr == "nudgebot: no member here has the id or name 'Ann'; nothing was done\n"


@pytest.mark.usefixtures("_ann")
def test_nobody_is_forgotten_where_nobody_can_be_asked(config: Path) -> None:
    result = nudgebot("forget", "Ann", "--config", config)
    assert result.exit_code == 2
    assert result.stderr == "nudgebot: there is nobody to ask here; add --yes to erase\n"
    assert nudgebot("export", "Ann", "--config", config).exit_code == 0


def test_what_went_and_what_stays_is_told() -> None:
    assert told("ann", {"nudges": 3, "cases": 0, KEPT: 2}) == (
        "ann is forgotten. Erased: 3 in nudges. Kept: 2 upheld cases, without their words, "
        "the points that others earned by being kind to them."
    )
