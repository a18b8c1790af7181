from hypothesis import given
from hypothesis import strategies as st

from nudgebot_discord.words.fitting import fit


def more(count: int) -> str:
    return f"and {count} more"


def test_what_fits_is_shown_as_it_is() -> None:
    assert fit(["one", "two"], limit=7, more=more) == "one\ntwo"
    assert fit([], limit=7, more=more) == ""


def test_what_does_not_fit_is_counted() -> None:
    assert fit(["one", "two", "three", "four"], limit=17, more=more) == "one\nand 3 more"
    assert fit(["far too long for this"], limit=12, more=more) == "and 1 more"


@given(st.lists(st.text("ab", max_size=30)), st.integers(12, 80))
def test_it_always_fits_and_nothing_is_left_out_silently(lines: list[str], limit: int) -> None:
    text = fit(lines, limit=limit, more=more)

    assert len(text) <= limit
    if text != "\n".join(lines):
        *shown, last = text.split("\n")
        assert shown == lines[: len(shown)]
        assert last == more(len(lines) - len(shown))
