from pathlib import Path

import pytest

from nudgebot.cli.options import USUAL
from nudgebot.cli.verbs.plugins import describe
from tests.cli.programs import nudgebot, printed_by
from tests.config.samples import INSTALLED


def test_a_right_file_is_told_with_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[policy.nudge]\naxes = { insult = 0.4 }\n[plugins.webchat]\ntitle = 'Hi'\n")
    result = nudgebot("check", file)
    assert result.exit_code == 0
    changed = "policy.nudge.axes.insult, plugins.webchat.title"
    assert result.stdout == f"{file} is right. Plugins: webchat. Changed settings: {changed}.\n"


def test_the_shipped_file_is_right_and_changes_nothing() -> None:
    file = Path(__file__).parents[2] / USUAL
    told = nudgebot("check", file).stdout
    assert told == f"{file} is right. Plugins: webchat. Changed settings: none.\n"


def test_a_mistake_is_shown_in_its_line_on_standard_error(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[policy]\n\tobserve = { '日本' = \"yes\" } # why\r\n")
    result = nudgebot("check", file)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        f"{file}:2:12: policy.observe: must be true or false, not a table\n"
        "    2 |     observe = { '日本' = \"yes\" } # why\n"
        "      |               ^^^^^^^^^^^^^^^^^^\n"
    )


def test_a_long_line_is_cut_around_the_mistake(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    roles = ", ".join(f"'r{number}'" for number in range(60))
    file.write_text(f"policy.exempt.roles = [{roles}, 3, 'x', 'and so on, for very very long']\n")
    _, line, carets = nudgebot("check", file).stderr.splitlines()
    assert len(line) < 120
    assert line[carets.index("^") :].startswith("3, 'x'")


def test_what_a_file_holds_cannot_take_over_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_bytes(b'[policy]\nobserve = "\x1b[2J"\nobs\xe2\x80\xaeerve = 1\n')
    shown = nudgebot("check", file).stderr
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_secret_in_a_wrong_line_is_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[web]\nmoderator_key = 'hunter2'\n")
    assert "hunter2" not in nudgebot("check", file).stderr


def test_warnings_are_told_and_stop_nobody_but_the_strict(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[policy.ladder]\nstrikes = 1\n")
    result, strict = nudgebot("check", file), nudgebot("check", "--strict", file)
    assert result.exit_code == 0
    assert f"{file}:2:11: warning: policy.ladder.strikes: " in result.stderr
    assert result.stdout.startswith(f"{file} is right.")
    assert (strict.exit_code, strict.stdout, strict.stderr) == (2, "", result.stderr)


def test_a_shipped_file_has_no_warnings() -> None:
    for name in ("nudgebot", "discord"):
        file = Path(__file__).parents[2] / "config" / f"{name}.toml"
        assert nudgebot("check", "--strict", file).exit_code == 0


def test_colour_is_for_terminals_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "my.toml"
    file.write_text("observe = true\n")
    assert "\x1b[" not in nudgebot("check", file).stderr
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31m" in nudgebot("check", file).stderr


def test_checking_needs_no_spacy() -> None:
    file = Path(__file__).parents[2] / USUAL
    loaded = printed_by(
        "import sys\nfrom nudgebot.cli.verbs.check import check\nfrom pathlib import Path\n"
        f"check(Path({str(file)!r}))\nprint(*(name for name in sys.modules))"
    ).split()
    assert not {"spacy", "thinc", "onnxruntime", "numpy", "sqlalchemy"} & set(loaded)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for verb in (["check"], ["explain", "hi", "--config"], ["run", "--config"]):
        result = nudgebot(*verb, tmp_path / "my.toml")
        assert result.exit_code == 2
        assert result.stderr.endswith(
            "my.toml: there is no such file; give the path of a TOML file\n"
        )


def test_the_installed_plugins_are_listed() -> None:
    listed = nudgebot("plugins").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["discord", "llm", "webchat"]
    assert "Texts leave this machine." in listed[1]
    assert ": A chat room in the browser" in listed[2]


def test_a_plugin_that_cannot_be_used_is_listed_with_the_reason() -> None:
    told = "broken: cannot be used: it fails when it is imported: RuntimeError: the echo is gone"
    assert describe(INSTALLED["broken"]) == told
    assert describe(INSTALLED["echo"]) == "echo: Says it again."
