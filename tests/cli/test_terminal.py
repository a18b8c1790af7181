"""What reaches a terminal, a pipe, and a terminal that asks for no colours."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping

import pytest
from rich.text import Text

from nudgebot.cli.terminal import display, visible
from tests.cli.programs import printed_by

VIEW = 'Text.assemble(("idiot", "bold red"), " [red]:smile:[/red]   ")'
CODE = f"""
from rich.text import Text
from nudgebot.cli.terminal import display
display({VIEW})
"""


def seen(surroundings: Mapping[str, str]) -> str:
    """Run the code on a terminal; return every byte that reaches it."""
    outside, inside = pty.openpty()
    environment = {**_without_wishes(), "TERM": "xterm-256color", **surroundings}
    subprocess.run([sys.executable, "-c", CODE], stdout=inside, env=environment, check=True)  # noqa: S603
    os.close(inside)
    try:
        return os.read(outside, 10_000).decode()
    finally:
        os.close(outside)


def _without_wishes() -> dict[str, str]:
    wishes = {"NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE"}
    return {name: value for name, value in os.environ.items() if name not in wishes}


def test_a_terminal_gets_colours() -> None:
    assert seen({}).startswith("\x1b[1;31midiot\x1b[0m [red]:smile:[/red]")


@pytest.mark.parametrize("surroundings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_asks_for_none_gets_plain_text(surroundings: Mapping[str, str]) -> None:
    assert seen(surroundings).startswith("idiot [red]:smile:[/red]")


def test_a_pipe_gets_plain_text_without_blanks_at_line_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for wish in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(wish, raising=False)
    assert printed_by(CODE) == "idiot [red]:smile:[/red]\n"


def test_line_ends_of_other_kinds_stay_in_their_line(capsys: pytest.CaptureFixture[str]) -> None:
    display(Text("one\u2028still one\ntwo"))
    assert capsys.readouterr().out == "one\u2028still one\ntwo\n"


def test_what_is_made_visible_keeps_its_length() -> None:
    text = "".join(map(chr, range(0x2100)))
    assert len(visible(text)) == len(text)
    assert visible("a\tb\nc é 😀") == "a\tb\nc é 😀"
