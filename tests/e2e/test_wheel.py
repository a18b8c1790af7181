"""What a stranger gets from the package index: the wheel, in a clean environment."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.e2e.bot import Bot
from tests.e2e.visitor import Visitor
from tests.requirements import missing

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
LARGEST_WHEEL = 30 * 1024 * 1024


def python(*arguments: str, interpreter: str = sys.executable) -> subprocess.CompletedProcess[str]:
    """Run Python; what it says is for the test's report."""
    command = [interpreter, *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603 - our own


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    built = python("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_is_small_and_holds_all_that_is_needed(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert wheel.stat().st_size < LARGEST_WHEEL
    for needed in (
        "nudgebot/scoring/models/en/meta.json",
        "nudgebot/scoring/lexicons/en.toml",
        "nudgebot/texts/en.po",
        "nudgebot/storage/migrations/versions/0001_first_tables.py",
        "nudgebot_webchat/static/room.js",
        "nudgebot_webchat/texts/en.po",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "training/", "benchmarks/"))]


async def test_the_wheel_runs_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    clean = str(tmp_path / "venv" / "bin" / "python")
    assert python("-m", "venv", str(tmp_path / "venv")).returncode == 0
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    lock = str(ROOT / "requirements.lock")
    locked = python(*install, "--require-hashes", "-r", lock, interpreter=clean)
    if locked.returncode != 0:
        missing("a package index", "connect to one, or configure pip to find yours")
    installed = python(*install, "--no-deps", str(wheel), interpreter=clean)
    assert installed.returncode == 0, installed.stderr
    assert python("-m", "pip", "check", interpreter=clean).returncode == 0

    command = (str(tmp_path / "venv" / "bin" / "nudgebot"),)
    bot = await Bot(tmp_path / "data", command=command).start()
    async with Visitor(bot.url, "Ann") as ann:
        assert (await ann.say("you are a worthless idiot"))["held"]
        assert not (await ann.say("good morning everybody"))["held"]
    assert await bot.stop() == 0
