"""Ways to run the program: in this process, or in one of its own."""

import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from nudgebot.cli.main import app

PROGRAM = (sys.executable, "-m", "nudgebot.cli")


def nudgebot(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def start(*command: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603 - our own


def printed_by(code: str) -> str:
    return _run(code)[0]


def logged_by(code: str) -> str:
    return _run(code)[1]


def _run(code: str) -> tuple[str, str]:
    with start(sys.executable, "-c", code) as process:
        printed, logged = (output.decode() for output in process.communicate())
    assert process.returncode == 0, logged
    return printed, logged
