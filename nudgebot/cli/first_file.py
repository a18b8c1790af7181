"""The TOML file that a new owner begins with: short, and only what they chose."""

from collections.abc import Iterator
from textwrap import fill

from nudgebot.cli.wishes import Wishes
from nudgebot.config.quoting import quoted
from nudgebot.policy.settings import GraveSettings
from nudgebot.scoring.settings import OwnWord

_WIDTH = 98
_HEAD = """\
# Written by `nudgebot init`. What is not here keeps its default: config/nudgebot.toml shows all
# that can be set, config/discord.toml what there is for Discord. `nudgebot check FILE` says whether
# a file is right, `nudgebot try --config FILE` what it does, while you change it.
"""
_POLICY = """
[policy]
# Watch only: decide and record everything, show members nothing. When you trust it: false.
observe = {observe}

[policy.nudge]
# From this unkindness (0 to 1) on the author is asked in private to say it better.
{meaning}
# Lower is stricter. `nudgebot calibrate` finds the value that suits a log of your own.
threshold = {threshold}
"""
_GRAVE = """
[policy.grave]
# From this threat (0 to 1) on a moderator looks at once: not before there is a nudge.
threat = {threat}
"""
_WORDS = """
[scoring]
# Unwanted here: how bad (0 to 1; from the threshold on it is nudged), and what to say instead;
# "" leaves the word out. With before_posting, what can hold it back before anybody sees it does so:
# Discord does after `/automod apply`.
banned = [
{words}
]
"""
_STORAGE = """
[storage]
# The folder of the database and the key. It counts from where nudgebot is started.
folder = {folder}
"""
_DISCORD = """
# A server on Discord. docs/discord.md leads from nothing to a working bot.
[plugins.discord]
# The file with the bot's token. NUDGEBOT_DISCORD_TOKEN in the environment wins.
token_file = {token_file}
# Ids of roles that may decide cases, besides everybody who may time members out.
moderator_roles = [{roles}]
"""
_WEB = """
# A chat room in the browser, at http://127.0.0.1:8080 unless [web] says otherwise.
[plugins.webchat]
"""


def first_file(wishes: Wishes) -> str:
    """Write the wishes down as TOML, with comments that say what each setting does."""
    return _HEAD + "".join(_tables(wishes))


def _tables(wishes: Wishes) -> Iterator[str]:
    strictness = wishes.strictness
    yield _POLICY.format(
        observe="true" if wishes.observe else "false",
        meaning=_comment(f"{strictness.capitalize()}. {strictness.meaning}"),
        threshold=strictness.threshold,
    )
    if strictness.threat != GraveSettings().threat:
        yield _GRAVE.format(threat=strictness.threat)
    if wishes.words:
        yield _WORDS.format(words="\n".join(f"  {_word(own)}," for own in wishes.words))
    yield _STORAGE.format(folder=quoted(wishes.folder))
    if wishes.where.is_discord:
        roles = ", ".join(map(quoted, wishes.moderator_roles))
        yield _DISCORD.format(token_file=quoted(wishes.token_file), roles=roles)
    if wishes.where.is_web:
        yield _WEB


def _comment(text: str) -> str:
    return fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _word(own: OwnWord) -> str:
    parts = [f"word = {quoted(own.word)}", f"severity = {own.severity}"]
    if own.softer is not None:
        parts.append(f"softer = {quoted(own.softer)}")
    if own.before_posting:
        parts.append("before_posting = true")
    return f"{{ {', '.join(parts)} }}"
