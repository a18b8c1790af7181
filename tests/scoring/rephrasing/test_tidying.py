import pytest

from nudgebot.scoring.rephrasing.tidying import reads_as_text, tidy


@pytest.mark.parametrize(
    ("messy", "neat"),
    [
        ("so  , that is   it", "so, that is it"),
        (", then we left", "then we left"),
        ("well ,, fine", "well, fine"),
        ("it is a idea", "it is an idea"),
        ("give me an plan", "give me a plan"),
        ("done !!!", "done!"),
    ],
)
def test_what_is_left_is_mended(messy: str, neat: str) -> None:
    assert tidy(messy, like="as it was") == neat


def test_a_capital_is_kept() -> None:
    assert tidy("this way", like="Silly, this way") == "This way"


def test_shouting_is_not() -> None:
    assert tidy("COME HERE NOW", like="COME HERE NOW") == "Come here now"


def test_a_rest_of_a_word_is_no_text() -> None:
    assert not reads_as_text("you", of="you so and so")
    assert reads_as_text("come back soon", of="come back soon, will you")
