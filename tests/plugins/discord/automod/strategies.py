"""Words and rules of all kinds, for hypothesis."""

from collections.abc import Callable

from hypothesis import strategies as st

from nudgebot.plugin import BlockedWord, BlockedWords, Catalogue
from nudgebot_discord.automod import limits
from nudgebot_discord.automod.rule import KeywordRule

texts = Catalogue(
    {
        "discord.automod.name": "ours {number}",
        "discord.automod.nudge": "Held back.",
        "discord.automod.nudge.softer": "Held back. Write: {softer}",
    }
)

# Few letters, so that words meet; and now and then something that is no good word at all.
letters = st.text("ab Aß*-\0\u200b\n", max_size=8)
words = letters | st.text(max_size=4) | st.text("a", min_size=55, max_size=65)
softer = st.none() | st.sampled_from(("", "kind", "kinder", " kind ")) | st.text(max_size=200)
blocked = st.builds(
    BlockedWords,
    words=st.lists(st.builds(BlockedWord, words, softer), max_size=30).map(tuple),
    allowed=st.lists(words, max_size=10).map(tuple),
)
rooms = st.integers(-1, 8)


def many(count: int, softer_for: Callable[[int], str | None] = lambda _: None) -> BlockedWords:
    """Make many words, the number of each of which decides its softer wording."""
    numbered = (BlockedWord(f"word{number:05}", softer_for(number)) for number in range(count))
    return BlockedWords(words=tuple(numbered))


def respects_the_limits(rule: KeywordRule) -> bool:
    """Whether Discord would take a rule."""
    return all(
        (
            1 <= len(rule.name) <= limits.NAME_CHARACTERS,
            1 <= len(rule.keywords) <= limits.KEYWORDS,
            all(1 <= len(word) <= limits.WORD_CHARACTERS for word in rule.keywords),
            len({*rule.keywords}) == len(rule.keywords),
            len(rule.allowed) <= limits.ALLOWED,
            all(1 <= len(phrase) <= limits.WORD_CHARACTERS for phrase in rule.allowed),
            1 <= len(rule.message) <= limits.MESSAGE_CHARACTERS,
            len(rule.exempt_roles) <= limits.EXEMPT_ROLES,
            len(rule.exempt_channels) <= limits.EXEMPT_CHANNELS,
            rule.patterns == (),
        )
    )
