import os
import stat
from pathlib import Path

import pytest

from nudgebot.cli.interview import Given
from nudgebot.cli.questions import Nobody
from nudgebot.cli.verbs.init import begin
from nudgebot.config.load import load
from tests.cli.programs import nudgebot
from tests.cli.terminals import terminal, typed

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"
ROLE = "112233445566778899"


def test_with_yes_everything_is_at_its_default_and_it_begins_by_watching(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    result = nudgebot("init", file, "--yes")
    assert result.exit_code == 0
    assert f"{file} is written, and right." in result.stdout
    configuration = load(file)
    assert [plugin.name for plugin in configuration.plugins] == ["discord"]
    assert configuration.settings.policy.observe
    assert configuration.settings.policy.nudge.threshold == 0.75


def test_every_question_is_an_option(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    options = ("--for", "both", "--strictness", "gentle", "--no-observe", "--before-posting")
    words = ("--word", "noob=newcomer", "--word", "skill  issue=", "--word", "git")
    rest = ("--folder", "data", "--token-file", "token", "--moderator-role", f"<@&{ROLE}>")
    assert nudgebot("init", file, "--yes", *options, *words, *rest).exit_code == 0
    settings = load(file).settings
    assert settings.policy.observe is False
    assert settings.policy.nudge.threshold == 0.85
    assert [(own.word, own.softer) for own in settings.scoring.banned] == [
        ("noob", "newcomer"),
        ("skill issue", ""),
        ("git", None),
    ]
    assert all(own.before_posting for own in settings.scoring.banned)
    assert all(own.severity > 0.85 for own in settings.scoring.banned)
    assert settings.storage.folder == "data"
    assert set(settings.plugins) == {"discord", "webchat"}
    assert settings.plugins["discord"].token_file == "token"
    assert settings.plugins["discord"].moderator_roles == {ROLE}


def test_check_finds_nothing_wrong_with_what_was_written(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    nudgebot("init", file, "--yes", "--for", "web")
    told = nudgebot("check", file).stdout
    assert told == f"{file} is right. Plugins: webchat. Changed settings: policy.observe.\n"


def test_a_file_that_is_there_stays_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("# mine\n")
    result = nudgebot("init", file, "--yes")
    assert (result.exit_code, file.read_text()) == (1, "# mine\n")
    assert result.stderr.endswith("stays as it is; give another name, or add --overwrite\n")
    assert nudgebot("init", file, "--yes", "--overwrite").exit_code == 0
    assert load(file).settings.policy.observe


def test_with_nobody_to_ask_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    result = nudgebot("init", file, given=b"web\n")
    assert (result.exit_code, file.exists()) == (2, False)
    assert "there is nobody to ask here; add --yes" in result.stderr


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("--token-file", TOKEN), "That looks like the token itself"),
        (("--moderator-role", "Moderators"), "'Moderators' is no role's id"),
        (("--word", "=nothing"), "There is no word in it"),
        (("--word", "x" * 61), "longer than 60 characters"),
        (("--word", "a lot=the b lot", "--word", "b lot"), "has the banned 'b lot' in it"),
        (("--strictness", "harsh"), "'harsh' is not one of"),
    ],
)
def test_an_option_that_makes_no_sense_is_told_in_one_line(
    options: tuple[str, ...], line: str, tmp_path: Path
) -> None:
    file = tmp_path / "my.toml"
    result = nudgebot("init", file, "--yes", *options)
    assert (result.exit_code, file.exists()) == (2, False)
    assert line in result.stderr
    assert result.stderr.count("\n") == 1
    assert TOKEN not in result.stderr


def test_what_is_legal_but_odd_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    result = nudgebot("init", file, "--yes", "--word", "the")
    assert result.exit_code == 0
    assert result.stderr.startswith(f"{file}:")
    assert "warning: scoring.banned[0].word: 'the' is in nearly every message" in result.stderr


def test_a_folder_that_is_not_there_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    result = nudgebot("init", tmp_path / "no" / "my.toml", "--yes")
    assert result.exit_code == 2
    assert result.stderr == f"nudgebot: there is no folder {tmp_path}/no; make it first\n"
    assert nudgebot("init", tmp_path, "--yes").stderr.endswith("is a folder; give a file in it\n")


def test_a_link_stays_a_link_and_nothing_is_left_behind(tmp_path: Path) -> None:
    target, link = tmp_path / "real.toml", tmp_path / "my.toml"
    target.write_text("# mine\n")
    link.symlink_to(target)
    begin(link, Given(), Nobody(), overwrite=True)
    assert link.is_symlink()
    assert load(target).settings.policy.observe
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my.toml", "real.toml"]


def test_others_may_read_it_as_they_may_any_new_file(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    mask = os.umask(0o022)
    try:
        begin(file, Given(), Nobody())
    finally:
        os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_five_questions_at_a_terminal_end_in_a_configuration(tmp_path: Path) -> None:
    with terminal("init", folder=tmp_path) as screen:
        typed(
            screen,
            [
                ("discord, web or both [discord]: ", ""),
                ("gentle, standard or strict [standard]: ", "sticrt"),
                ("did you mean strict?", ""),
                ("begin by watching [yes]: ", "no"),
                ("a word or a phrase [no]: ", 'noob="dear"'),
                ("another one [no]: ", ""),
                ("hold them back before posting [no]: ", "y"),
                ("a folder [nudgebot-data]: ", "~/bot"),
                ("the file with Discord's token", TOKEN),
                ("That looks like the token itself", "discord.token"),
                ("moderators' roles", "12"),
                ("'12' is no role's id", f"{ROLE}, {ROLE}"),
            ],
        )
        said = screen.wait_for("/setup in your server")
        assert screen.close() == 0
    assert "nudgebot try --config my.toml" in said
    settings = load(tmp_path / "my.toml").settings
    assert settings.policy.observe is False
    assert [(own.word, own.softer) for own in settings.scoring.banned] == [("noob", '"dear"')]
    assert settings.scoring.banned[0].before_posting
    assert settings.storage.folder == str(Path("~/bot").expanduser())
    assert settings.plugins["discord"].token_file == "discord.token"
    assert TOKEN not in (tmp_path / "my.toml").read_text()


def test_who_leaves_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    with terminal("init", folder=tmp_path) as screen:
        screen.wait_for("discord, web or both [discord]: ")
        screen.type("\x04")
        screen.wait_for("nothing was written")
        assert screen.close() == 1
    assert list(tmp_path.iterdir()) == []
