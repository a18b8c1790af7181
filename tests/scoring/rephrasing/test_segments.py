from hypothesis import given
from hypothesis import strategies as st

from nudgebot.scoring.rephrasing.segments import cut


def test_a_text_is_cut_at_the_end_of_its_clauses() -> None:
    clauses = [segment.text for segment in cut("no, stop it. I left and you stayed", [])]
    assert clauses == ["no", "stop it", "I left", "you stayed"]


def test_links_code_and_titles_stay_whole() -> None:
    clauses = [
        segment.text for segment in cut("`a, b` by Mr. Ito at https://x.example/a.b, ok", [])
    ]
    assert clauses == ["`a, b` by Mr. Ito at https://x.example/a.b", "ok"]


def test_unkind_words_are_marked_letter_by_letter() -> None:
    assert cut("you silly goose", [(4, 15)])[0].marked == "you §§§§§ §§§§§"


@given(st.text(max_size=80))
def test_nothing_of_a_clause_is_lost(text: str) -> None:
    for segment in cut(text, []):
        assert segment.text in text
        assert segment.text == segment.marked
