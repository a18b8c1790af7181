import pytest

from nudgebot.config.problem import ConfigError
from nudgebot.config.reading import parse


def told(text: str) -> list[str]:
    try:
        found = parse("my.toml", text).problems
    except ConfigError as error:
        found = error.problems
    return [
        str(problem).removeprefix("my.toml:").replace("this is not TOML: ", "") for problem in found
    ]


@pytest.mark.parametrize(
    ("text", "place", "message", "suggestion"),
    [
        ("a = yes", "1:5", "TOML has no such value", "write true"),
        ("a = Off", "1:5", "TOML has no such value", "write false"),
        ("a = True", "1:5", "TOML has no such value", "write true"),
        ("a = .5", "1:5", "TOML has no such value", "write 0.5"),
        ("a = hi", "1:5", "TOML has no such value", 'put text in quotes: "hi"'),
        ("a = \u201chi\u201d", "1:5", "TOML has no such value", 'use straight quotes: "'),
        (
            "a = null",
            "1:5",
            "TOML has no such value",
            "take the line out, and the setting keeps its default",
        ),
        ("a =", "1:4", "there is no value", "give one, or take the line out"),
        (
            "a = 0,75",
            "1:6",
            "there is more on this line than one setting",
            "numbers have a point: 0.75",
        ),
        (
            "a = 24h",
            "1:7",
            "there is more on this line than one setting",
            "write the number alone; its unit is in the name of the key",
        ),
        (
            "a = 007",
            "1:6",
            "there is more on this line than one setting",
            "numbers begin with no 0",
        ),
        (
            "a = info",
            "1:8",
            "there is more on this line than one setting",
            'put text in quotes: "info"',
        ),
        (
            "a = 1 b = 2",
            "1:7",
            "there is more on this line than one setting",
            "begin a new line, or put text in quotes",
        ),
        ("a: 1", "1:2", "there is no = after this key", "write = instead of :"),
        ("a", "1:2", "there is no = after this key", "give it a value: a = ..."),
        (
            "a b = 1",
            "1:3",
            "there is no = after this key",
            "a key with blanks or signs in it needs quotes",
        ),
        ("// a", "1:1", "no setting begins like this", "comments begin with #"),
        (
            "= 1",
            "1:1",
            "no setting begins like this",
            "a line is a [table], a key = value, or a # comment",
        ),
        ("a = 'b", "1:5", "this text does not end", "close its quotes"),
        ("a = 'b\nc = 1", "1:5", "this text does not end", "close its quotes"),
        ('x = 1\na = "b\nc = 1', "2:5", "this text does not end", "close its quotes"),
        ('a = """\nb\n\n', "1:5", "this text does not end", "close its quotes"),
        ("a = [1,\n 2\nb = 3", "1:5", "this list is not closed", "it ends in ]"),
        ("a = { b = 1\nc = 3", "1:5", "this table is not closed", "it ends in }"),
        ("a = [{ b = [1 }]", "1:12", "this list is not closed", "it ends in ]"),
        (
            'a = "C:\\Users"',
            "1:10",
            "a backslash means something else in double quotes",
            "write \\\\ for a backslash, or use single quotes: 'C:\\Users'",
        ),
        (
            "a = 1\n[b]\n\n[b]",
            "4:1",
            "b: is set for the second time",
            "the first is on line 2; take one of them out",
        ),
        (
            "a = { b = 1, b = 2 }",
            "1:14",
            "a.b: is set for the second time",
            "the first is on line 1; take one of them out",
        ),
        ("[a\nb = 1", "1:3", "this table's name does not end in ]", "write [name]"),
        ("a = '\x01'", "1:6", "a control character stands here", "take it out"),
    ],
)
def test_what_is_no_toml_is_told_with_what_was_meant(
    text: str, place: str, message: str, suggestion: str
) -> None:
    assert told(text) == [f"{place}: {message}; {suggestion}"]


def test_lines_by_themselves_are_left_out_and_the_rest_is_read() -> None:
    source = parse("my.toml", "a = 1\nb: 2\r\nc = yes # é\nd = 'x\n[e]\nf = 5\n")
    assert source.table == {"a": 1, "e": {"f": 5}}
    assert [problem.line for problem in source.problems] == [2, 3, 4]


def test_what_other_lines_hang_on_ends_the_reading() -> None:
    for text in ("[a\nb = 1\n", "a = [\n1,\nb = 2\n", 'a = """\nb = 1\n'):
        with pytest.raises(ConfigError):
            parse("my.toml", text)


def test_somebody_elses_language_is_not_told_line_by_line_for_ever() -> None:
    with pytest.raises(ConfigError) as caught:
        parse("my.yaml", "a: 1\n" * 1000)
    assert len(caught.value.problems) == 50
