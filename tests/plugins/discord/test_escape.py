import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nudgebot_discord.words.escape import in_code, plain, quoted
from tests.plugins.discord.reader import alive, read
from tests.plugins.discord.wild import TEXTS, expected, few_marks, shown

CONSTRUCTS = {
    "bold": "**loud**",
    "italic": "*leaning* and _leaning_",
    "underline": "__under__",
    "strike": "~~gone~~",
    "spoiler": "||hidden||",
    "code": "`x` and ``y``",
    "code block": "```py\nx\n```",
    "heading": "# big\n## less\n### least",
    "footer": "-# small",
    "quote": "> so\n>>> they\nsaid",
    "list": "- one\n* two\n1. three\n + four",
    "autolink": "<https://example.com>",
    "link": "see https://example.com/a_b_c or HTTP://EXAMPLE.COM",
    "masked link": "[free](https://example.com) [x](<https://example.com> 'y')",
    "invite": "discord.gg/abc and discord.com/invite\\abc",
    "mail": "<mailto:a@example.com> <a@example.com>",
    "phone": "<+4930123456> <tel:+4930123456>",
    "mention": "<@1234567890123456789> <@!1> <@&1> <#1>",
    "everyone": "@everyone @here @Everyone",
    "emoji": "<:wave:123> <a:wave:123>",
    "sound": "<sound:1:2>",
    "shortcode": ":thumbsup: :+1:",
    "time": "<t:1700000000:R> <t:1>",
    "command": "</draft:123>",
    "navigation": "<id:customize> <id:linked-roles:1>",
    "escapes": "\\*x\\* \\\\ \\",
    "shrug": "¯\\_(ツ)_/¯ and ¯_(ツ)_/¯",
    "prose": "Well. It's 3.5 - 2.0 = 1.5, isn't it? (a+b) 100% & more...",
}


@pytest.mark.parametrize("text", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_whatever_somebody_writes_is_shown_as_the_same_characters_and_does_nothing(
    text: str,
) -> None:
    assert alive(plain(text)) == set()
    assert shown(plain(text)) == text


@pytest.mark.parametrize("name", [n for n in CONSTRUCTS if n not in {"escapes", "shrug", "prose"}])
def test_the_reader_finds_every_construct_that_is_not_escaped(name: str) -> None:
    assert name in alive(CONSTRUCTS[name])


@given(TEXTS.filter(few_marks))
@example("discord\u202e.gg/x")
@example("@\u202eeveryone")
def test_no_text_at_all_comes_alive(text: str) -> None:
    assert alive(plain(text)) == set()
    assert shown(plain(text)) == expected(text)


@given(TEXTS.filter(few_marks))
def test_no_text_comes_alive_with_our_words_around_it(text: str) -> None:
    ours = f"**Who: {plain(text)}** wrote __this: {plain(text)}__"

    assert alive(ours) == {"bold", "underline"}
    assert shown(ours) == f"Who: {expected(text)} wrote this: {expected(text)}"


@given(TEXTS, st.integers(min_value=4, max_value=60))
@example("\u200d\\\\", 6)
def test_a_limit_holds_and_cuts_no_escape_in_two(text: str, limit: int) -> None:
    short = plain(text, limit=limit)

    assert len(short) <= limit
    assert len(quoted(short)) <= limit
    assert alive(short) == set()
    if few_marks(text):
        assert expected(text).startswith(shown(short).removesuffix("…"))
    assert not re.search(r"(?<!\\)(?:\\\\)*\\…", short)


def test_what_fits_is_not_cut() -> None:
    assert plain("a*b", limit=6) == "a\\*b"
    assert plain("a*bcd", limit=6) == "a\\*…"
    assert plain("ab*cd", limit=6) == "ab…"
    assert plain("abcde", limit=6) == "abc…"


def test_letters_of_other_directions_do_not_reorder_what_is_around_them() -> None:
    assert plain("\u05d0\u05d1") == "\u2068\u05d0\u05d1\u2069"
    assert plain("a\n\u05d0\u05d1\nb") == "a\n\u2068\u05d0\u05d1\u2069\nb"
    assert plain("a\u202eb\u2067c") == "abc"
    assert plain("\u200f!") == "\u2068\u200f!\u2069"


def test_marks_do_not_climb_over_our_words() -> None:
    assert plain("Z" + "\u0301" * 50) == "Z" + "\u0301" * 8
    assert plain("\u0301a") == "\u200b\u0301a"
    assert plain("\u200d👧") == "\u200b\u200d👧"


def test_emoji_of_several_parts_stay_whole() -> None:
    family = "👩\u200d👩\u200d👧"

    assert plain(family) == family
    assert plain("ab" + family + "cd", limit=7) == "ab…"
    assert plain("👍🏽 abcd", limit=7) == "👍🏽 a…"


def test_a_quote_holds_every_line() -> None:
    quote = quoted(plain("one\n\n> two\u2028- three\n"))

    assert quote == "> one\n> \n> \\> two\n> \\- three"
    assert alive(quote) == {"quote"}
    assert all(sight.within == {"quote"} for sight in read(quote))


def test_a_quote_of_nothing_is_still_a_quote() -> None:
    assert alive(quoted(plain(""))) == {"quote"}


@given(TEXTS, st.integers(min_value=10, max_value=60))
@example("```\n**x**\n```", 60)
@example("``````", 60)
def test_a_block_of_code_holds_all_of_a_text_and_keeps_to_its_limit(text: str, limit: int) -> None:
    block = in_code(text, limit=limit)

    assert len(block) <= limit
    assert all(sight.within == {"code block"} for sight in read(block))
    said = shown(block).strip("\n")
    whole = expected(text).strip("\n")
    assert said == whole or whole.startswith(said.removesuffix("…"))


def test_a_suggestion_is_copied_as_it_is() -> None:
    assert in_code("It's *my* turn.\nNow_1", limit=100) == "```\nIt's *my* turn.\nNow_1\n```"
    assert in_code("abcdef", limit=12) == "```\nabc…\n```"
    assert in_code("\n", limit=12) == "```\n\u200b\n```"
