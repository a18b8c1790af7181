from pathlib import Path

from nudgebot.cli.options import USUAL
from nudgebot.cli.verbs.plugins import describe
from tests.cli.programs import nudgebot
from tests.config.samples import INSTALLED
from tests.config.test_load import AWFUL


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


def test_an_awful_file_is_told_on_standard_error(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text(AWFUL)
    result = nudgebot("check", file)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"{file}:2: observe: unknown key; did you mean")


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
