import pytest

from nudgebot.cli.main import VERBS
from tests.cli.programs import nudgebot, printed_by

HEAVY = ("spacy", "numpy", "sqlalchemy", "aiohttp", "pydantic", "rich", "babel")


def test_help_imports_nothing_heavy() -> None:
    code = f"""
import sys
from nudgebot.cli.main import app
try:
    app(["--help"], prog_name="nudgebot")
except SystemExit as end:
    print(end.code, [name for name in {HEAVY} if name in sys.modules])
"""
    *page, last = printed_by(code).splitlines()
    assert last == "0 []"
    assert "Usage: nudgebot [OPTIONS] COMMAND [ARGS]..." in page


def test_checking_a_configuration_needs_no_model_and_no_database() -> None:
    code = """
import sys
import nudgebot.cli.verbs.check
print([name for name in ("spacy", "sqlalchemy") if name in sys.modules])
"""
    assert printed_by(code) == "[]\n"


@pytest.mark.parametrize(("verb", "summary"), VERBS.items())
def test_help_says_the_same_about_a_verb_as_the_verb_itself(verb: str, summary: str) -> None:
    listed, own = nudgebot("--help").stdout, nudgebot(verb, "--help").stdout
    assert f"{verb} {summary}" in " ".join(listed.split())
    assert summary in " ".join(own.split())


def test_without_a_verb_there_is_help() -> None:
    result = nudgebot()
    assert result.exit_code == 2
    assert "Commands:" in result.stderr


def test_the_version_is_told() -> None:
    assert nudgebot("--version").stdout.count(".") == 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["chekk"], "No such command 'chekk'. Did you mean 'check'? See 'nudgebot --help'."),
        (["--loud"], "No such option: --loud. See 'nudgebot --help'."),
        (["replay"], "Missing argument 'log'. See 'nudgebot replay --help'."),
        (["score"], "give either a TEXT or --jsonl"),
        (["score", "hi", "--jsonl"], "give either a TEXT or --jsonl"),
    ],
)
def test_a_slip_is_told_in_one_line(arguments: list[str], line: str) -> None:
    result = nudgebot(*arguments)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0].endswith(line)
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
