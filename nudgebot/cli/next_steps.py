"""What to type once a configuration is written, ready to be copied."""

import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from nudgebot.cli.wishes import Wishes

PROGRAM = "nudgebot"


def next_steps(file: Path, wishes: Wishes) -> Iterator[str]:
    """Say it line by line."""
    config, nudgebot = shlex.quote(str(file)), called()
    yield "Try it on messages of your own, while you change the file in another window:"
    yield f"  {nudgebot} try --config {config}"
    if wishes.where.is_discord:
        yield "Make the bot and invite it (docs/discord.md, steps 1 and 2), then give it its token:"
        yield f"  {_token(wishes.token_file)}"
    if wishes.where.is_web:
        yield "Choose a key that opens the moderators' pages:"
        yield f"  {_secret('NUDGEBOT_MODERATOR_KEY')}"
    yield "Start it:"
    yield f"  {nudgebot} run --config {config}"
    if wishes.where.is_discord:
        yield "Then type /setup in your server: it says what is missing, and how to mend it."
    if wishes.where.is_web:
        yield "The room is at http://127.0.0.1:8080, its moderators' pages at /moderators."


def called(program: str = "") -> str:
    """Name this program as a shell finds it from here."""
    program = program or sys.argv[0]
    is_elsewhere = Path(program).name == PROGRAM and shutil.which(PROGRAM) is None
    return shlex.quote(program) if is_elsewhere else PROGRAM


def _token(file: str) -> str:
    """Keep the token off the screen and out of the shell's memory."""
    if not file:
        return _secret("NUDGEBOT_DISCORD_TOKEN")
    return f"(umask 077; cat > {shlex.quote(file)})    # paste it, Enter, Ctrl-D"


def _secret(variable: str) -> str:
    return f"read -rs {variable}; export {variable}    # paste it, Enter"
