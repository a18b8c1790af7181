"""What keeps the bot from starting is one line that says what to do."""

import asyncio
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
    more = f'[scoring]\nmodel = "{missing}"\n'

    status, said = await run("run", "--config", str(config(tmp_path, more)))

    assert status == 1
    assert str(missing) in only_line(said)


async def test_a_truncated_model_is_refused(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "nudgebot" / "scoring" / "models" / "en"
    model = tmp_path / "model"
    shutil.copytree(shipped, model)
    (model / "gate.npz").write_bytes((model / "gate.npz").read_bytes()[:1000])

    status, said = await run(
        "run", "--config", str(config(tmp_path, f'[scoring]\nmodel = "{model}"\n'))
    )

    assert status == 1
    assert "gate.npz" in only_line(said)


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
    assert "webchat" in only_line(said)
    assert "nudgebot.toml:" in said


def config(folder: Path, more: str = "") -> Path:
    """Write a configuration that remembers in `folder`."""
    file = folder / "nudgebot.toml"
    file.write_text(f'{more}\n[storage]\nfolder = "{folder}"\n\n[web]\nport = 0\n')
    return file
