import pytest

from nudgebot.config.problem import ConfigError, KeyPath, Problem, dotted


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("policy", "nudge"), "policy.nudge"),
        (("scoring", "banned", 2, "word"), "scoring.banned[2].word"),
        (("plugins", "my chat", "a-b"), 'plugins."my chat".a-b'),
        (('say "hi"', "a\nb\\"), r'"say \"hi\""."a\u000ab\\"'),
    ],
)
def test_paths_are_written_as_in_toml(path: KeyPath, text: str) -> None:
    assert dotted(path) == text


def test_a_problem_says_where_what_and_what_to_do() -> None:
    full = Problem(file="my.toml", line=41, path="a.b", message="unknown key", suggestion="try c")
    assert str(full) == "my.toml:41: a.b: unknown key; try c"
    placed = Problem(file="my.toml", line=41, column=7, message="odd", is_warning=True)
    assert str(placed) == "my.toml:41:7: warning: odd"
    assert str(Problem(file="my.toml", message="it is gone")) == "my.toml: it is gone"


def test_what_a_problem_says_never_has_the_line_of_the_file_in_it() -> None:
    problem = Problem(file="my.toml", line=1, message="odd", excerpt="token = 'hunter2'")
    assert "hunter2" not in str(problem)
    assert "hunter2" not in str(ConfigError([problem]))


def test_an_error_reads_as_all_its_problems() -> None:
    problems = [Problem(file="my.toml", message=message) for message in ("one", "two")]
    assert str(ConfigError(problems)) == "my.toml: one\nmy.toml: two"
