from collections import Counter

import pytest

from nudgebot.domain.assessment import Target
from nudgebot.domain.axes import Axis
from training.lines import Marked, read_line
from training.templates import Share, read_examination, read_templates


def test_a_line_says_its_axes_its_target_and_whose_words_they_are() -> None:
    label, text = read_line("insult, profanity > person+quote | he said | [that]")
    assert label.axes == {Axis.INSULT, Axis.PROFANITY, Axis.UNKINDNESS}
    assert label.target is Target.PERSON
    assert label.quoted
    assert text == "he said | [that]"


def test_swearing_alone_is_not_unkind() -> None:
    label, _ = read_line("profanity > thing | bloody rain")
    assert not label.is_unkind


def test_what_a_line_leaves_out_is_unknown() -> None:
    label, text = read_line("- | one\\ntwo")
    assert (label.axes, label.target, label.quoted) == (frozenset(), None, None)
    assert text == "one\ntwo"


@pytest.mark.parametrize("line", ["no bar", "rude > you | text", "- > ghost | text", "- | "])
def test_a_line_that_is_written_wrongly_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_line(line)


def test_marks_are_taken_out_and_remembered() -> None:
    marked = Marked.of("«thanks», you [old goat]")
    assert marked.text == "thanks, you old goat"
    assert [marked.text[slice(*span)] for span in marked.kind] == ["thanks"]
    assert [marked.text[slice(*span)] for span in marked.unkind] == ["old goat"]


def test_every_line_of_ours_is_well_written() -> None:
    for template in read_templates():
        for marked in template.lines():
            assert marked.text.strip()
            assert not set("[]«»") & set(marked.text)
            if template.label.target is not None and not template.label.foreign:
                assert bool(marked.unkind) == template.label.is_unkind
                assert bool(marked.kind) == template.label.is_kind


def test_there_are_as_many_lines_as_the_card_says_and_each_trap_keeps_some_aside() -> None:
    templates = list(read_templates())
    assert len(templates) > 13_000
    big = {trap for trap, count in Counter(t.trap for t in templates).items() if count > 100}
    aside = {t.trap for t in templates if t.share is Share.TEST}
    assert len(big) > 40
    assert big <= aside


def test_no_line_of_the_examination_is_among_the_others() -> None:
    examined = {marked.text.lower() for _, _, marked in read_examination()}
    assert len(examined) > 600
    others = {Marked.of(template.text).text.lower() for template in read_templates()}
    assert examined.isdisjoint(others)
