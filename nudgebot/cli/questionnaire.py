"""What `nudgebot init` asks, word for word, and what Enter means."""

from nudgebot.cli.answers import (
    choice_of,
    read_folder,
    read_roles,
    read_token_file,
    read_word,
    read_yes,
)
from nudgebot.cli.own_words import with_word
from nudgebot.cli.questions import Question
from nudgebot.cli.strictness import Strictness
from nudgebot.cli.wishes import Where, Wishes
from nudgebot.scoring.settings import OwnWord

DEFAULT = Wishes()

_WORDS = (
    "4. Are there words of your own that are unwanted? WORD=INSTEAD says what to suggest,",
    "   WORD= to leave it out, WORD alone suggests nothing.",
)

WHERE: Question[Where] = Question(
    prompt="discord, web or both",
    default=DEFAULT.where,
    shown=DEFAULT.where,
    read=choice_of(Where),
    lines=(
        "1. Where shall it listen: in a server on Discord, in a chat room in the browser, or both?",
    ),
)
STRICTNESS: Question[Strictness] = Question(
    prompt=f"{', '.join(list(Strictness)[:-1])} or {Strictness.STRICT}",
    default=DEFAULT.strictness,
    shown=DEFAULT.strictness,
    read=choice_of(Strictness),
    lines=(
        "2. How strict shall it be?",
        *(f"   {level:<9} {level.meaning}" for level in Strictness),
    ),
)
OBSERVE = Question(
    prompt="begin by watching",
    default=DEFAULT.observe,
    shown="yes",
    read=read_yes,
    lines=(
        "3. Shall it begin by watching? It then decides and records everything, and members see",
        "   nothing until you set policy.observe = false.",
    ),
)
BEFORE_POSTING = Question(
    prompt="hold them back before posting",
    default=False,
    shown="no",
    read=read_yes,
    lines=(
        "   Discord can hold these words back before anybody sees them. It does so even while the",
        "   bot only watches, once you type /automod apply.",
    ),
)
FOLDER = Question(
    prompt="a folder",
    default=DEFAULT.folder,
    shown=DEFAULT.folder,
    read=read_folder,
    lines=("5. Where shall it remember? The folder is made when it is needed.",),
)
TOKEN_FILE = Question(
    prompt="the file with Discord's token",
    default=DEFAULT.token_file,
    shown="none, it comes in NUDGEBOT_DISCORD_TOKEN",
    read=read_token_file,
)
MODERATOR_ROLES: Question[tuple[str, ...]] = Question(
    prompt="ids of moderators' roles, besides all who may time members out",
    default=DEFAULT.moderator_roles,
    shown="none",
    read=read_roles,
)


def word_besides(words: tuple[OwnWord, ...]) -> Question[tuple[OwnWord, ...]]:
    """Ask for one more word; the answer is all of them, and the same ones when there is none."""
    return Question(
        prompt="another one" if words else "a word or a phrase",
        default=words,
        shown="no",
        read=lambda text: with_word(words, read_word(text)),
        lines=() if words else _WORDS,
    )
