import pytest

from nudgebot.scoring.rephrasing.tidying import tidy


@pytest.mark.parametrize(
    ("messy", "neat"),
    [
        ("so  , that is   it", "so, that is it"),
        (", then we left", "then we left"),
        ("well ,, fine", "well, fine"),
        ("it is a idea", "it is an idea"),
        ("give me an plan", "give me a plan"),
        ("done !!!", "done!"),
        ("see https://example.com/a.b?c , thanks", "see https://example.com/a.b?c, thanks"),
    ],
)
def test_what_is_left_is_mended(messy: str, neat: str) -> None:
    assert tidy(messy, like="as it was") == neat


def test_a_capital_is_kept() -> None:
    assert tidy("this way", like="Silly, this way") == "This way"


def test_shouting_is_not() -> None:
    assert tidy("COME HERE NOW", like="COME HERE NOW") == "Come here now"


def test_a_sentence_of_ours_stays_as_it_is_amid_shouting() -> None:
    mended = tidy("I'm upset. READ THE MANUAL", like="YOU FOOL, READ THE MANUAL")
    assert mended == "I'm upset. Read the manual"
