from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.config.keys import leaves
from nudgebot.config.load import Configuration, default_configuration, load
from nudgebot.config.problem import ConfigError, Problem, dotted
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


AWFUL = """\
# How not to do it.
observe = true

[policy]
obsrve = "yes"

[policy.nudge]
threhsold = 0.5
threshold = "0.7"
axes = { insult = 2, isnult = 0.5, "two words" = 1 }
cooldown_seconds = -1
answer_within_hours = nan

[policy.exempt]
roles = "moderators"
members = [
  1234, # ann
  "bob",
]

[policy.ladder]
strikes = 3.0
window_hours = true

[policy.kindness]
points.praise = 2.5
points.singing = 3
threshold = 7

[scoring]
pipeline = "nudgebot_gate"
model = 3
workers = "two"
allowed = [""]
banned = [
  { word = "x", severty = 1 },
  { severity = 0.5 },
  "noob",
]

[storage]
key_fil = "key"
retention_days = 0

[web]
port = 80800
host = 127
open_moderation = "true"

[log]
level = "inof"
threshold = 0.3
port = 80

[plugins]
echoo = {}
echo.titl = "Hello"
echo.volume = "louder"
"""

AWFUL_PROBLEMS = """\
my.toml:2: observe: unknown key; did you mean 'policy.observe'?
my.toml:5: policy.obsrve: unknown key; did you mean 'observe'?
my.toml:8: policy.nudge.threhsold: unknown key; did you mean 'threshold'?
my.toml:9: policy.nudge.threshold: must be a number, not text; write 0.7 without quotes
my.toml:10: policy.nudge.axes.insult: must be at most 1, not 2
my.toml:10: policy.nudge.axes.isnult: unknown key; did you mean 'insult'?
my.toml:10: policy.nudge.axes."two words": unknown key; known here: unkindness, insult, threat, \
identity_attack, profanity, sexual, kindness, gratitude, praise, support, apology
my.toml:11: policy.nudge.cooldown_seconds: must be at least 0, not -1
my.toml:12: policy.nudge.answer_within_hours: must be an ordinary number, not nan
my.toml:15: policy.exempt.roles: must be a list, not text; write ["moderators"]
my.toml:17: policy.exempt.members[0]: must be text, not a number; put it in quotes
my.toml:22: policy.ladder.strikes: must be a whole number, not 3.0; write 3
my.toml:23: policy.ladder.window_hours: must be a number, not true or false
my.toml:26: policy.kindness.points.praise: must be a whole number, not 2.5
my.toml:27: policy.kindness.points.singing: unknown key; \
known here: gratitude, praise, support, apology, rephrasing
my.toml:28: policy.kindness.threshold: must be at most 1, not 7
my.toml:31: scoring.pipeline: must be a list, not text; write ["nudgebot_gate"]
my.toml:32: scoring.model: must be text, not a number; put it in quotes
my.toml:33: scoring.workers: must be a whole number, not text
my.toml:34: scoring.allowed[0]: must not be empty
my.toml:36: scoring.banned[0].severty: unknown key; did you mean 'severity'?
my.toml:37: scoring.banned[1].word: is missing
my.toml:38: scoring.banned[2]: must be a table, not text
my.toml:42: storage.key_fil: unknown key; did you mean 'key_file'?
my.toml:43: storage.retention_days: must be at least 1, not 0
my.toml:46: web.port: must be at most 65535, not 80800
my.toml:47: web.host: must be text, not a number; put it in quotes
my.toml:48: web.open_moderation: must be true or false, not text; write true without quotes
my.toml:51: log.level: must be one of 'debug', 'info', 'warning', 'error'; did you mean 'info'?
my.toml:52: log.threshold: unknown key; known here: level, format
my.toml:53: log.port: unknown key; did you mean 'web.port'?
my.toml:56: plugins.echoo: no such plugin is installed; did you mean 'echo'?
my.toml:57: plugins.echo.titl: unknown key; did you mean 'title'?
my.toml:58: plugins.echo.volume: must be one of 'soft', 'loud'; did you mean 'loud'?
"""


def test_an_awful_file_gets_all_its_problems_at_once(tmp_path: Path) -> None:
    assert problems(tmp_path, AWFUL) == AWFUL_PROBLEMS.splitlines()


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("plugins = 3", "plugins: must be a table; write [plugins.NAME]"),
        ("plugins.echo = true", "plugins.echo: must be a table; write [plugins.echo]"),
        ("policy = 1", "policy: must be a table, not a number"),
        ("nudge = {}", "nudge: unknown key; did you mean 'policy.nudge'?"),
        ("log.level = 3", "log.level: must be one of 'debug', 'info', 'warning', 'error'"),
        ("scoring.banned = [{}]", "scoring.banned[0].word: is missing"),
        ("a = [1", "this is not TOML: Unclosed array"),
    ],
)
def test_each_problem_is_one_line(tmp_path: Path, toml: str, problem: str) -> None:
    assert problems(tmp_path, toml) == [f"my.toml:1: {problem}"]


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
    told = f"my.toml:1: plugins.{name}: this plugin cannot be used: {why}"
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
