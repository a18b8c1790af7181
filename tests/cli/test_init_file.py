from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.cli.answers import SEVERITY
from nudgebot.cli.first_file import first_file
from nudgebot.cli.next_steps import called, next_steps
from nudgebot.cli.own_words import with_word
from nudgebot.cli.questions import AnswerError
from nudgebot.cli.strictness import Strictness
from nudgebot.cli.wishes import Where, Wishes
from nudgebot.cli.writing import write_checked
from nudgebot.config.load import load
from nudgebot.config.problem import ConfigError
from nudgebot.config.quoting import quoted
from nudgebot.domain.message import valid_text
from nudgebot.scoring.settings import OwnWord

ANYTHING = st.text(st.characters(exclude_categories=[])) | st.sampled_from(
    ['"', "\\", '\\"', "'''", '"""', "\r\n", "\0\x1b\x7f\x85", "\u202e\u2028", "\ud800", "#", "]"]
)


def sensible(words: list[OwnWord]) -> tuple[OwnWord, ...]:
    """Take the words that the interview takes."""
    taken: tuple[OwnWord, ...] = ()
    for own in words:
        with suppress(AnswerError):
            taken = with_word(taken, own)
    return taken


WORDS = st.builds(
    OwnWord,
    word=ANYTHING.filter(bool).map(valid_text),
    severity=st.just(SEVERITY),
    softer=st.none() | ANYTHING.map(valid_text),
    before_posting=st.booleans(),
)
WISHES = st.builds(
    Wishes,
    where=st.sampled_from(Where),
    strictness=st.sampled_from(Strictness),
    observe=st.booleans(),
    words=st.lists(WORDS, max_size=4).map(sensible),
    folder=ANYTHING,
    token_file=ANYTHING,
    moderator_roles=st.lists(st.from_regex("[0-9]{17,20}", fullmatch=True), max_size=3).map(tuple),
)


@given(ANYTHING)
def test_any_text_is_one_visible_line_and_reads_back_as_it_was(text: str) -> None:
    written = quoted(text)
    assert written.isprintable()
    assert tomli.loads(f"text = {written}") == {"text": valid_text(text)}


@given(WISHES)
def test_what_was_asked_for_is_what_is_read_back(wishes: Wishes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "my.toml"
        write_checked(file, first_file(wishes))
        settings = load(file).settings
    assert settings.policy.observe is wishes.observe
    assert settings.policy.nudge.threshold == wishes.strictness.threshold
    assert settings.storage.folder == valid_text(wishes.folder)
    assert settings.scoring.banned == wishes.words
    assert ("webchat" in settings.plugins) is wishes.where.is_web
    assert ("discord" in settings.plugins) is wishes.where.is_discord
    if wishes.where.is_discord:
        discord = settings.plugins["discord"]
        assert discord.token_file == valid_text(wishes.token_file)
        assert discord.moderator_roles == frozenset(wishes.moderator_roles)


@pytest.mark.parametrize("where", Where)
@pytest.mark.parametrize("strictness", Strictness)
def test_the_file_is_short_commented_and_fits_on_a_screen(
    where: Where, strictness: Strictness
) -> None:
    words = (OwnWord(word="noob"),)
    lines = first_file(Wishes(where=where, strictness=strictness, words=words)).splitlines()
    assert len(lines) < 45
    assert max(map(len, lines)) <= 100
    for above, line in pairwise(lines):
        if " = " in line and not line.startswith(("#", " ")):
            assert above.startswith("#"), f"nothing says what {line} is for"


@pytest.mark.parametrize("strictness", Strictness)
def test_a_strict_check_has_nothing_to_say_either(strictness: Strictness, tmp_path: Path) -> None:
    words = (OwnWord(word="noob", severity=SEVERITY, softer="newcomer"),)
    wishes = Wishes(where=Where.BOTH, strictness=strictness, words=words)
    assert write_checked(tmp_path / "my.toml", first_file(wishes)) == []


def test_a_text_that_is_no_right_configuration_is_not_put_in_place(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("# mine\n")
    with pytest.raises(ConfigError) as told:
        write_checked(file, "[policy]\nobserv = true\n")
    assert told.value.problems[0].file == str(file)
    assert file.read_text() == "# mine\n"
    assert [path.name for path in tmp_path.iterdir()] == ["my.toml"]


def test_the_next_steps_can_be_copied_into_a_shell() -> None:
    file = Path("my $file.toml")
    lines = list(next_steps(file, Wishes(where=Where.BOTH, token_file="a b")))
    assert "  nudgebot try --config 'my $file.toml'" in lines
    assert "  nudgebot run --config 'my $file.toml'" in lines
    assert "  (umask 077; cat > 'a b')    # paste it, Enter, Ctrl-D" in lines
    assert any("NUDGEBOT_MODERATOR_KEY" in line for line in lines)


def test_the_next_steps_leave_out_what_is_not_there() -> None:
    web = "\n".join(next_steps(Path("my.toml"), Wishes(where=Where.WEB)))
    assert "DISCORD" not in web
    assert "/setup" not in web
    discord = "\n".join(next_steps(Path("my.toml"), Wishes()))
    assert "read -rs NUDGEBOT_DISCORD_TOKEN" in discord
    assert "MODERATOR_KEY" not in discord


def test_the_program_is_named_as_it_was_called_where_no_shell_finds_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert called(".venv/bin/nudgebot") == ".venv/bin/nudgebot"
    assert called("/usr/lib/nudgebot/cli/__main__.py") == "nudgebot"
