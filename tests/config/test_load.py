from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.config.keys import leaves
from nudgebot.config.load import Configuration, default_configuration, load
from nudgebot.config.problem import ConfigError, Problem, dotted
from nudgebot.config.schema import check
from nudgebot.config.settings import Settings
from nudgebot.domain.axes import Axis
from nudgebot.domain.kudos import Kindness
from nudgebot.policy.rules.unscored import unscored
from nudgebot.scoring.settings import OwnWord
from tests.config.samples import INSTALLED, EchoSettings, echo


def read(tmp_path: Path, toml: str) -> Configuration:
    file = tmp_path / "my.toml"
    file.write_text(toml, encoding="utf-8")
    return load(file, INSTALLED)


def problems(tmp_path: Path, toml: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, toml)
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def test_an_empty_file_is_all_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Configuration(Settings())


def test_what_is_written_wins_and_the_rest_keeps_its_default(tmp_path: Path) -> None:
    toml = """
        [policy.nudge]
        threshold = 1
        axes.profanity = 0.9
        [policy.exempt]
        roles = ["mods", "mods"]
        [policy.kindness.points]
        praise = 5
        [scoring]
        model = "models/de"
        [[scoring.banned]]
        word = "noob"
        softer = "newcomer"
    """
    settings = read(tmp_path, toml).settings
    assert settings.policy.nudge.threshold == 1.0
    assert settings.policy.nudge.axes == {Axis.PROFANITY: 0.9}
    assert settings.policy.nudge.cooldown_seconds == 600
    assert settings.policy.exempt.roles == {"mods"}
    assert settings.policy.kindness.points == {Kindness.PRAISE: 5}
    assert settings.scoring.banned == (OwnWord(word="noob", softer="newcomer"),)
    assert settings.scoring.model == Path("models/de")


def test_a_table_turns_its_plugin_on(tmp_path: Path) -> None:
    configuration = read(tmp_path, "[plugins.echo]\nvolume = 'loud'")
    assert configuration.plugins == (echo,)
    assert configuration.settings.plugins == {"echo": EchoSettings(volume="loud")}


def test_a_plugins_rules_and_components_take_their_places() -> None:
    plugin = replace(echo, rules=(unscored,), components=("echo_component",))
    configuration = Configuration(Settings(), (plugin,))
    assert configuration.rules[2] is unscored
    assert configuration.scoring.pipeline[-2:] == ("echo_component", "nudgebot_calibrate")


def test_plugins_without_a_table_are_not_even_imported(tmp_path: Path) -> None:
    assert read(tmp_path, "[plugins]").plugins == ()


def test_the_configuration_of_somebody_who_wrote_nothing_has_a_chat_room() -> None:
    configuration = default_configuration()
    assert [plugin.name for plugin in configuration.plugins] == ["webchat"]
    assert configuration.settings.policy == Settings().policy


def test_a_plugin_that_is_not_installed_is_no_default() -> None:
    with pytest.raises(ConfigError, match=r"plugins\.nothing: no such plugin is installed"):
        default_configuration(("nothing",))


THRESHOLDS = "'policy.nudge.threshold' or 'policy.kindness.threshold'"
DATE = "must not be a date or a time; put it in quotes if it is a text"


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("plugins = 3", "plugins: must be a table; write [plugins.NAME]"),
        ("plugins.echo = true", "plugins.echo: must be a table; write [plugins.echo]"),
        ("policy = 1", "policy: must be a table, not a number"),
        ("nudge = {}", "nudge: unknown key; did you mean 'policy.nudge'?"),
        ("log.level = 3", "log.level: must be one of 'debug', 'info', 'warning', 'error'"),
        ("scoring.banned = [{}]", "scoring.banned[0].word: is missing"),
        ("log.levell = 'info'", "log.levell: unknown key; did you mean 'level'?"),
        ("log.x = 1", "log.x: unknown key; known here: level, format"),
        ("thresholds = 1", f"thresholds: unknown key; did you mean {THRESHOLDS}?"),
        ("echoo = {}", "echoo: unknown key; did you mean 'plugins.echo'?"),
        ("log.level = 2026-01-01", f"log.level: {DATE}"),
        (
            "policy.grave.threat = 80",
            "policy.grave.threat: must be at most 1, not 80; \
write 0.8 if you mean 80 %",
        ),
    ],
)
def test_each_problem_is_one_line(tmp_path: Path, toml: str, problem: str) -> None:
    (told,) = problems(tmp_path, toml)
    assert told.startswith("my.toml:1:")
    assert told.split(": ", 1)[1] == problem


@pytest.mark.parametrize(
    ("toml", "write"),
    [
        ('policy.observe = "yes"', "true"),
        ("policy.observe = 0", "false"),
        ('policy.observe = "False"', "false without quotes"),
        ('policy.nudge.threshold = "0.7"', "0.7 without quotes"),
        ('policy.nudge.threshold = "0,7"', "0.7"),
        ('policy.nudge.threshold = "70 %"', "0.7"),
        ('policy.nudge.cooldown_seconds = "10 minutes"', "600"),
        ('policy.ladder.window_hours = "2d"', "48"),
        ('scoring.deadline_ms = "1.5s"', "1500"),
        ("scoring.workers = 2.0", "2"),
        ('policy.exempt.roles = "a, b"', '["a", "b"]'),
    ],
)
def test_what_was_meant_is_written_out(tmp_path: Path, toml: str, write: str) -> None:
    (told,) = problems(tmp_path, toml)
    assert told.endswith(f"; write {write}")


def test_lines_that_are_no_toml_are_told_along_with_all_the_rest(tmp_path: Path) -> None:
    told = problems(tmp_path, "[policy]\nobserve = yes\n[log]\nlevell: 1\nlevel = 3\n")
    assert [line.split(": ")[0] for line in told] == ["my.toml:2:11", "my.toml:4:7", "my.toml:5:9"]


def test_what_is_odd_is_told_even_beside_what_is_wrong(tmp_path: Path) -> None:
    toml = "[scoring]\nbanned = [{}, 3, { word = 'noob', severity = 1, softer = 'a Noob' }]"
    told = problems(tmp_path, toml)
    assert told[2].startswith("my.toml:2:58: scoring.banned[2].softer: the softer wording has")


def test_what_is_legal_but_odd_stops_nobody(tmp_path: Path) -> None:
    configuration = read(tmp_path, "[policy.exempt]\nroles = ['@mods']")
    (warning,) = configuration.warnings
    assert str(warning).endswith(
        "my.toml:2:10: warning: policy.exempt.roles[0]: '@mods' is no id, and exempts nobody;"
        ' write "mods"'
    )


def test_dates_are_for_plugins_that_ask_for_one() -> None:
    today = {"day": date(2026, 1, 1), "name": date(2026, 1, 1)}
    assert [mistake.path for mistake in check(Dated, today).mistakes] == [("name",)]


@dataclass(frozen=True, kw_only=True)
class Dated:
    day: date | None = None
    name: str = ""


def test_a_plugin_that_is_unlike_any_other_has_to_be_installed(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "[plugins.zzz]")
    assert problem.endswith("install the package that brings it; see 'nudgebot plugins'")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("broken", "it fails when it is imported: RuntimeError: the echo is gone"),
        ("quitting", "it fails when it is imported: SystemExit: 3"),
        ("wrong", "tests.config.samples:not_a_plugin is not a nudgebot.plugin.Plugin"),
        ("alias", "it is installed as 'alias' and calls itself 'echo'"),
        ("plain", "its settings are not a dataclass"),
        ("demanding", "its setting 'wish' has no default"),
        ("puzzling", "its settings make no sense (NameError)"),
    ],
)
def test_a_plugin_that_cannot_be_used_is_told(tmp_path: Path, name: str, why: str) -> None:
    told = f"my.toml:1:10: plugins.{name}: this plugin cannot be used: {why}"
    assert problems(tmp_path, f"[plugins.{name}]") == [told]


VALUES = st.recursive(
    st.none().map(lambda _: "2026-01-01")
    | st.booleans().map(lambda value: str(value).lower())
    | st.integers().map(str)
    | st.sampled_from(["nan", "-inf", "1e400", "'text'", '""', "{}", "[]", "07:30:00"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | inner.map(lambda value: f"{{ word = {value} }}")
    ),
    max_leaves=4,
)
PATHS = st.sampled_from([dotted(path) for path, _ in leaves(Settings())] + ["plugins.echo.title"])


@given(toml=st.dictionaries(PATHS, VALUES, max_size=6))
def test_any_value_anywhere_is_taken_or_told(
    tmp_path_factory: pytest.TempPathFactory, toml: dict[str, str]
) -> None:
    text = "\n".join(f"{path} = {value}" for path, value in toml.items())
    found: tuple[Problem, ...] = ()
    try:
        read(tmp_path_factory.getbasetemp(), text)
    except ConfigError as error:
        found = error.problems
    assert all(problem.line and "\n" not in str(problem) for problem in found)
