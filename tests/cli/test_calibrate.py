import gzip
import json
from pathlib import Path

import pytest

from tests.cli.programs import nudgebot

pytestmark = pytest.mark.model

LOG = """\
<ann> hello there
<bob> you are an idiot
*** eve joined
<bob> thank you so much, ann
<ann> see you tomorrow
"""


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "my.log"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_a_log_is_read_from_a_file_and_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, LOG * 3)
    told = nudgebot("calibrate", "my.log").stdout
    assert "Messages in " in told
    assert "my.log: 12." in " ".join(told.split())
    value = json.loads(nudgebot("calibrate", "-", "--json", given=(LOG * 3).encode()).stdout)
    assert (value["messages"], value["notices"]) == (12, 3)
    assert value["nudge"]["thresholds"][4] | {"low": 0, "high": 0} == {
        "threshold": 0.6,
        "messages": 3,
        "per_1000": 250.0,
        "low": 0,
        "high": 0,
    }
    assert value["kindness"]["thresholds"][2]["messages"] == 3


def test_nothing_of_a_log_is_kept_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    result = nudgebot("calibrate", "-", "--show", "2", given=b"<ann> you idiot canary\n" * 9)
    assert result.exit_code == 0
    assert "canary" in result.stdout
    assert list(tmp_path.rglob("*")) == []


def test_the_owners_settings_count(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text(
        "[policy.nudge]\nthreshold = 0.62\n"
        "[scoring]\nbanned = [{ word = 'zorp', severity = 1.0 }]\n"
    )
    given = b"hello zorp\nhello there\n"
    result = nudgebot("calibrate", "-", "--json", "--config", file, given=given)
    nudge = json.loads(result.stdout)["nudge"]
    assert nudge["present"] == 0.62
    assert [row["messages"] for row in nudge["thresholds"] if row["threshold"] == 0.62] == [1]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "there is no message in it"),
        ("\n \n", "there is no message in it"),
        (b"caf\xe9\n", "it is not text in UTF-8; if it is text, convert it first"),
        ("hello\n".encode("utf-16"), "it is not text in UTF-8"),
        (b"\x89PNG\0\0", "it is not text in UTF-8"),
        (gzip.compress(b"hello\n"), "it is compressed; unpack it first"),
        ('[{"text": "hi"}]', "it is one JSON array; write one object a line"),
        ('[\n{"text": "hi"}\n]', "it is one JSON array; write one object a line"),
        (
            '{"message": "hi"}\n',
            "most lines hold no message (1 of 1); line 1: there is no 'text'; say",
        ),
        (
            b"hi\n" + b"\xff\n" * 2,
            "most lines hold no message (2 of 3); line 2: the line is not UTF-8",
        ),
    ],
)
def test_what_is_no_log_is_refused_in_one_line(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    file = written(tmp_path, content)
    result = nudgebot("calibrate", file)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"nudgebot: {file}: {told}")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_log_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = nudgebot("calibrate", tmp_path / "my.log")
    assert result.exit_code == 1
    assert result.stderr == f"nudgebot: {tmp_path}/my.log: No such file or directory\n"


def test_lines_that_are_no_text_are_left_out_and_told(tmp_path: Path) -> None:
    file = written(tmp_path, b"hello\nthere\nna\xefve\n")
    told = nudgebot("calibrate", file).stdout
    assert "Line 3: the line is not UTF-8" in told


@pytest.mark.parametrize("option", ["--alarms", "--kind"])
def test_a_wish_that_nothing_can_meet_is_refused(option: str) -> None:
    result = nudgebot("calibrate", "-", option, "0", given=b"hi\n")
    assert result.exit_code == 2
    assert "0.001" in result.stderr
