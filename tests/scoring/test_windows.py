from hypothesis import given
from hypothesis import strategies as st

from nudgebot.scoring.windows import WHOLE, cut_windows


@given(st.text(alphabet="ab .!\n", max_size=3_000))
def test_windows_cover_the_text_and_are_short(text: str) -> None:
    windows = cut_windows(text)
    assert "".join(window.text for window in windows) == text
    assert all(len(window.text) <= WHOLE for window in windows)
    assert all(text[w.start : w.start + len(w.text)] == w.text for w in windows)


def test_a_short_text_is_one_window() -> None:
    assert len(cut_windows("good morning")) == 1


def test_windows_end_with_lines() -> None:
    lines = "\n".join(["a line of the usual length in a long story"] * 40)
    assert all(window.text.endswith("\n") for window in cut_windows(lines)[:-1])


def test_what_nobody_sees_pushes_no_words_apart() -> None:
    gap = "\u200b" * 150
    text = gap.join("hello there")
    assert [window.text for window in cut_windows(text)] == [text]


@given(st.text(alphabet="ab .\n\u200b\u0301", max_size=2_000))
def test_windows_cover_texts_with_unseen_characters_too(text: str) -> None:
    windows = cut_windows(text)
    assert "".join(window.text for window in windows) == text
    assert all(text[w.start : w.start + len(w.text)] == w.text for w in windows)
