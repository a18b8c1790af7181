from importlib.metadata import entry_points
from pathlib import Path

import pytest

from nudgebot.config.load import load
from nudgebot.config.oddities.pipeline import SPACY_FACTORIES
from nudgebot.config.oddities.search import FINDERS, find_oddities
from nudgebot.config.problem import ConfigError, Problem
from nudgebot.config.settings import Settings
from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.settings import STANDARD_PIPELINE, OwnWord, ScoringSettings

NORMALISE, LEXICON, CONTEXT, GATE, TONE, CALIBRATE = STANDARD_PIPELINE
NOOB = 'word = "noob", severity = 0.9'


def found(folder: Path, toml: str) -> tuple[Problem, ...]:
    file = folder / "my.toml"
    file.write_text(toml, encoding="utf-8")
    try:
        return load(file, {}).warnings
    except ConfigError as error:
        return error.problems


def banned(*words: str) -> str:
    return f"scoring.banned = [{', '.join(f'{{ {word} }}' for word in words)}]"


def steps(*names: str) -> str:
    return f"scoring.pipeline = {list(names)}"


MISTAKES = [
    ("policy.nudge.threshold = 0", "policy.nudge.threshold", "every text reaches 0"),
    ("policy.grave.threat = 0", "policy.grave.threat", "comes before a moderator"),
    ("policy.kindness.threshold = 0", "policy.kindness.threshold", "earns points"),
    ("policy.nudge.axes.insult = 0", "policy.nudge.axes.insult", "is nudged"),
    ("policy.nudge.axes.praise = 0.5", "policy.nudge.axes.praise", "for being kind (praise)"),
    ("policy.nudge.axes.kindness = 0.5", "policy.nudge.axes.kindness", "for being kind"),
    ("policy.nudge.answer_within_hours = 0", "policy.nudge.answer_within_hours", "ignored"),
    (steps("nudgebot_gaet", *STANDARD_PIPELINE), "scoring.pipeline[0]", "'nudgebot_gate'?"),
    (steps(*STANDARD_PIPELINE, CALIBRATE), "scoring.pipeline[6]", "runs already"),
    (steps(NORMALISE, CONTEXT, LEXICON, GATE, TONE, CALIBRATE), "scoring.pipeline[1]", "fails"),
    (steps(NORMALISE, LEXICON, CONTEXT, GATE, TONE), "scoring.pipeline", "there are no scores"),
    (steps(NORMALISE, LEXICON, GATE, TONE, CALIBRATE), "scoring.pipeline", f"add '{CONTEXT}'"),
    (
        f"{steps(NORMALISE, CONTEXT, GATE, TONE, CALIBRATE)}\n{banned(NOOB)}",
        "scoring.pipeline",
        "your banned and allowed words do nothing",
    ),
    ("scoring.deadline_ms = 1", "scoring.deadline_ms", "no text is scored within 1 ms"),
    (f"{banned(NOOB)}\nscoring.allowed = ['NOOB']", "scoring.banned[0].word", "banned and allowed"),
    (banned(NOOB, NOOB), "scoring.banned[1].word", "banned already by scoring.banned[0]"),
    (banned(NOOB, 'word = "N\u200bo\uff4fb", severity = 1'), "scoring.banned[1].word", "already"),
    (banned('word = "\u200b ", severity = 1'), "scoring.banned[0].word", "nothing but blanks"),
    ("scoring.allowed = ['x', ' ']", "scoring.allowed[1]", "nothing but blanks"),
    (banned('word = "skill  issue", severity = 1'), "scoring.banned[0].word", "hardly ever found"),
    (banned('word = " noob", severity = 1'), "scoring.banned[0].word", "hardly ever found"),
    (banned(f'{NOOB}, softer = "my Noob"'), "scoring.banned[0].softer", "the banned 'noob'"),
    ("storage.url = 'mysql://db/n'", "storage.url", "neither"),
    ("storage.url = 'postgres://db/n'", "storage.url", "did you mean 'postgresql'?"),
    ("storage.url = 'nudgebot.db'", "storage.url", "neither"),
    ("web.allowed_hosts = ['https://x.org/a']", "web.allowed_hosts[0]", 'write "x.org"'),
    ("web.allowed_hosts = ['y', 'x.org:80']", "web.allowed_hosts[1]", 'write "x.org"'),
]
WARNINGS = [
    ("policy.nudge.threshold = 1", "policy.nudge.threshold", "practically no text reaches 1"),
    ("policy.grave.threat = 1.0", "policy.grave.threat", "practically no text reaches 1"),
    ("policy.nudge.axes.insult = 0.9", "policy.nudge.axes.insult", "changes nothing"),
    ("policy.nudge.axes.unkindness = 0.5", "policy.nudge.axes.unkindness", "a threshold already"),
    ("policy.grave.threat = 0.5", "policy.grave.threat", "below what a nudge takes (0.75)"),
    ("policy.kindness.unkindness_limit = 0", "policy.kindness.unkindness_limit", "nothing"),
    ("policy.kindness.unkindness_limit = 0.8", "policy.kindness.unkindness_limit", "anyway"),
    ("policy.ladder.strikes = 1", "policy.ladder.strikes", "no second chance"),
    ("policy.ladder.window_hours = 0", "policy.ladder.window_hours", "no case comes of them"),
    (
        "policy.kindness.points = { praise = 0, support = 1 }",
        "policy.kindness.points.praise",
        "earns nothing",
    ),
    ("policy.kindness.points = {}", "policy.kindness.points", "no kind act earns anything"),
    ("policy.kindness.points.praise = 31", "policy.kindness.points.praise", "limit of 30"),
    (
        "policy.kindness = { points.praise = 1, rephrasing_limit = 9 }",
        "policy.kindness.rephrasing_limit",
        "limits nothing",
    ),
    ("policy.kindness.trade_window_hours = 48", "policy.kindness.trade_window_hours", "24"),
    ("policy.exempt.roles = ['x', '<@&12>']", "policy.exempt.roles[1]", 'write "12"'),
    ("policy.exempt.channels = ['@']", "policy.exempt.channels[0]", "take it out"),
    ("policy.exempt.members = ['a', 'b', 'a']", "policy.exempt.members[2]", "in this list"),
    (steps(LEXICON, NORMALISE, CONTEXT, GATE, TONE, CALIBRATE), "scoring.pipeline[1]", "first"),
    (steps(NORMALISE, LEXICON, CONTEXT, TONE, GATE, CALIBRATE), "scoring.pipeline[3]", "spares"),
    (steps(NORMALISE, LEXICON, CONTEXT, GATE, CALIBRATE), "scoring.pipeline", f"without '{TONE}'"),
    (steps(LEXICON, CONTEXT, GATE, TONE, CALIBRATE), "scoring.pipeline", f"without '{NORMALISE}'"),
    (steps(*STANDARD_PIPELINE, "sentencizer"), "scoring.pipeline[6]", "by then"),
    ("scoring.deadline_ms = 20", "scoring.deadline_ms", "many texts are not scored"),
    ("scoring.deadline_ms = 20000", "scoring.deadline_ms", "never counts"),
    ("scoring.workers = 100", "scoring.workers", "100 processes"),
    ("scoring.batch_size = 5000", "scoring.batch_size", "waits for 5,000 texts"),
    ("scoring.max_characters = 50", "scoring.max_characters", "after 50 characters"),
    (banned(NOOB, 'word = "n00b", severity = 1'), "scoring.banned[1].word", "looks like 'noob'"),
    (banned(NOOB, 'word = "\u043d\u043e\u043eb", severity = 1'), None, ""),
    (banned(NOOB, 'word = "n\u043e\u043eb", severity = 1'), "scoring.banned[1].word", "looks like"),
    (banned(NOOB, 'word = "noob team", severity = 0.9'), "scoring.banned[1].word", "adds nothing"),
    (banned('word = "noob", severity = 0.5'), "scoring.banned[0].severity", "nudges nobody"),
    (banned('word = "the", severity = 1'), "scoring.banned[0].word", "nearly every message"),
    (banned('word = "x", severity = 1'), "scoring.banned[0].word", "nearly every message"),
    (banned('word = "...", severity = 1'), "scoring.banned[0].word", "nothing but punctuation"),
    (banned('word = "no*b", severity = 1'), "scoring.banned[0].word", "words are no patterns"),
    (banned('word = ".*", severity = 1'), "scoring.banned[0].word", "words are no patterns"),
    (
        "web = { open_moderation = true, host = '0.0.0.0', allowed_hosts = ['x'] }",
        "web.open_moderation",
        "whoever reaches 0.0.0.0",
    ),
    (
        "web = { open_moderation = true, moderator_key_file = 'key' }",
        "web.moderator_key_file",
        "locks nothing",
    ),
    ("web.host = '0.0.0.0'", "web.allowed_hosts", "turned away"),
    ("web.port = 0", "web.port", "another one at every start"),
    (
        "storage = { url = 'postgresql://db/n', sync = 'full' }",
        "storage.sync",
        "for SQLite alone",
    ),
]
FINE = [
    "policy.nudge.threshold = 1\n" + banned('word = "noob", severity = 1'),
    "policy.nudge.axes = { profanity = 0.9, insult = 0.5 }",
    "policy.nudge = { threshold = 0.9, axes.threat = 0.7 }",
    banned('word = "noob", severity = 0.5, before_posting = true'),
    banned(NOOB, 'word = "noob team", severity = 1'),
    banned('word = "c++", severity = 1'),
    banned('word = "\U0001f595", severity = 1'),
    banned(f'{NOOB}, softer = ""', 'word = "kill", severity = 1')
    + "\nscoring.allowed = ['kill the process']",
    "storage.url = 'postgresql+asyncpg://db/n'",
    "storage = { url = 'sqlite:///x.db', sync = 'full' }",
    "web = { host = '0.0.0.0', allowed_hosts = ['chat.example.org', '::1'] }",
    "web.open_moderation = true",
    steps(NORMALISE, LEXICON, CONTEXT, "sentencizer", GATE, TONE, CALIBRATE),
]


@pytest.mark.parametrize(("toml", "path", "words"), MISTAKES)
def test_what_cannot_have_been_meant_is_a_mistake(
    tmp_path: Path, toml: str, path: str, words: str
) -> None:
    mistakes = [problem for problem in found(tmp_path, toml) if not problem.is_warning]
    assert [problem.path for problem in mistakes] == [path]
    assert words in str(mistakes[0])
    assert mistakes[0].suggestion
    assert mistakes[0].line


@pytest.mark.parametrize(("toml", "path", "words"), WARNINGS)
def test_what_is_legal_but_odd_is_a_warning(
    tmp_path: Path, toml: str, path: str | None, words: str
) -> None:
    problems = found(tmp_path, toml)
    assert all(problem.is_warning and problem.line for problem in problems)
    assert [problem.path for problem in problems] == [path] * (path is not None)
    assert all(words in str(problem) and problem.suggestion for problem in problems)


@pytest.mark.parametrize("toml", FINE)
def test_what_makes_sense_is_left_alone(tmp_path: Path, toml: str) -> None:
    assert found(tmp_path, toml) == ()


def test_nothing_is_odd_about_the_defaults() -> None:
    assert list(find_oddities(Settings())) == []
    assert len(set(FINDERS)) == len(FINDERS)


@pytest.mark.model
def test_the_names_of_spacy_are_those_that_spacy_has() -> None:
    from spacy.pipeline.factories import register_factories  # noqa: PLC0415 - a slow import
    from spacy.util import registry  # noqa: PLC0415 - the same

    register_factories()
    ours = set(STANDARD_PIPELINE) | {entry.name for entry in entry_points(group="spacy_factories")}
    there = set(registry.factories.get_all()) - ours
    of_a_language = {name for name in SPACY_FACTORIES if "." in name}  # known once it is imported
    assert there | of_a_language == SPACY_FACTORIES


FAILING = [
    steps
    for toml, _, _ in MISTAKES
    if toml.startswith("scoring.pipeline") and "gaet" not in toml and "banned" not in toml
    for steps in [tuple(toml.split("'")[1::2])]
]


@pytest.mark.model
@pytest.mark.parametrize("pipeline", FAILING, ids=str)
def test_a_pipeline_that_is_called_a_mistake_does_fail(pipeline: tuple[str, ...]) -> None:
    with pytest.raises((KeyError, ValueError)):
        assess("you are an idiot", pipeline=pipeline)


@pytest.mark.model
@pytest.mark.parametrize("word", ["n00b", "NOOB", "n\u043e\u043eb", "N\u200bo\uff4fb"])
def test_scoring_does_see_through_what_is_called_alike(word: str) -> None:
    own = (OwnWord(word="noob", severity=1.0),)
    assert assess(f"what a {word} he is", banned=own) == 1.0


@pytest.mark.model
@pytest.mark.parametrize("word", ["skill  issue", " noob", "\u200b"])
def test_a_word_that_is_called_lost_is_never_found(word: str) -> None:
    own = (OwnWord(word=word, severity=1.0),)
    assert assess(f"so {' '.join(word.split())} it is", banned=own) < 0.9


@pytest.mark.model
def test_where_a_word_is_banned_twice_the_last_one_wins() -> None:
    own = (OwnWord(word="chair", severity=0.9), OwnWord(word="CHAIR", severity=0.6))
    assert assess("a chair", banned=own) == pytest.approx(0.6)


def assess(text: str, **settings: object) -> float:
    assessor = Assessor(ScoringSettings(**settings))  # type: ignore[arg-type]
    return assessor.score([text])[0].scores[Axis.UNKINDNESS]
