"""What keeps the bot from starting is one line that says what to do."""

import asyncio
import json
import shutil
import socket
import sqlite3
from pathlib import Path

import pytest

from tests.e2e.bot import COMMAND

pytestmark = pytest.mark.model


async def run(*arguments: str) -> tuple[int, str]:
    """Run a verb to its end; return its exit status and what it said on standard error."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*COMMAND, *arguments, stdout=pipe, stderr=pipe)
    _, said = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, said.decode()


def only_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    assert len(lines) == 1, said
    return lines[0]


async def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, said = await run("demo", "--port", str(port), "--data", str(tmp_path))

    assert status == 1
    assert f"127.0.0.1:{port}" in only_line(said)
    assert "web.port" in said


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    assert (await run("db", "upgrade", "--config", str(config(tmp_path))))[0] == 0
    with sqlite3.connect(tmp_path / "nudgebot.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()

    status, said = await run("run", "--config", str(config(tmp_path)))

    assert status == 1
    assert "newer nudgebot" in only_line(said)


async def test_a_missing_model_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "no-model"

    status, said = await run("run", "--config", str(config(tmp_path, scored_by(missing))))

    assert status == 1
    assert str(missing) in only_line(said)


async def test_a_truncated_model_is_refused(tmp_path: Path) -> None:
    model = copy_of_the_model(tmp_path)
    largest = max(model.iterdir(), key=lambda file: file.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:1000])

    status, said = await run("run", "--config", str(config(tmp_path, scored_by(model))))

    assert status == 1
    assert largest.name in only_line(said)
    assert str(model) in said


async def test_a_model_of_another_version_is_refused(tmp_path: Path) -> None:
    model = copy_of_the_model(tmp_path)
    meta = json.loads((model / "meta.json").read_text())
    meta["version"] += 1
    (model / "meta.json").write_text(json.dumps(meta))

    status, said = await run("run", "--config", str(config(tmp_path, scored_by(model))))

    assert status == 1
    assert f"version {meta['version']}" in only_line(said)
    assert str(model) in said


async def test_a_broken_key_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("not a key")

    status, said = await run("demo", "--port", "0", "--data", str(tmp_path))

    assert status == 1
    assert str(tmp_path / "key") in only_line(said)


async def test_a_database_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "nudgebot.db").write_bytes(b"this is no database, whatever its name says" * 100)

    status, said = await run("demo", "--port", "0", "--data", str(tmp_path))

    assert status == 1
    assert "not a database" in only_line(said)


async def test_an_unknown_plugin_is_named_with_its_line(tmp_path: Path) -> None:
    status, said = await run("run", "--config", str(config(tmp_path, "[plugins.webcaht]\n")))

    assert status == 2
    (mistake,) = [line for line in said.splitlines() if ": plugins.webcaht: " in line]
    assert "nudgebot.toml:1:10: " in mistake
    assert "webchat" in mistake


def copy_of_the_model(folder: Path) -> Path:
    shipped = Path(__file__).parents[2] / "nudgebot" / "scoring" / "models" / "en"
    return Path(shutil.copytree(shipped, folder / "model"))


def scored_by(model: Path) -> str:
    return f'[scoring]\nmodel = "{model}"\n'


def config(folder: Path, more: str = "") -> Path:
    """Write a configuration that remembers in `folder`."""
    file = folder / "nudgebot.toml"
    file.write_text(f'{more}\n[storage]\nfolder = "{folder}"\n\n[web]\nport = 0\n')
    return file
