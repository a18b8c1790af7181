import pytest

from nudgebot.scoring.context.quotes import code_spans, quoted_spans, reported_tokens


def cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_quoted_lines_are_someone_elses_when_they_are_answered() -> None:
    text = "> leave me be\nplease calm down"
    assert cut(text, list(quoted_spans(text))) == ["> leave me be"]


def test_a_message_that_is_nothing_but_quotes_is_its_authors() -> None:
    assert list(quoted_spans("> leave me be")) == []


def test_quotation_marks_count_when_somebody_is_said_to_have_said_it() -> None:
    text = 'she said "go away" and left'
    assert cut(text, list(quoted_spans(text))) == ['"go away"']


def test_quotation_marks_around_everything_excuse_nothing() -> None:
    assert list(quoted_spans('"go away"')) == []


def test_code_and_links_say_nothing() -> None:
    text = "try `kill 12` or https://example.com/dumb"
    assert cut(text, list(code_spans(text))) == ["`kill 12`", "https://example.com/dumb"]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("he called me a twit , sadly", "me a twit"),
        ("my aunt told me to scram", "me to scram"),
        ("i said you twit", None),
        ("as i told you twit", None),
    ],
)
def test_reported_speech_reaches_to_the_end_of_the_clause(text: str, reported: str | None) -> None:
    tokens = text.split()
    found = [" ".join(tokens[start:end]) for start, end in reported_tokens(tokens)]
    assert found == ([reported] if reported else [])
