import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.config.page import Page
from nudgebot.config.places import find_places
from nudgebot.config.problem import KeyPath

AWKWARD = r'''# threshold = 1
top = 1
"a.b" = "# [not.a.table]"
dotted.key . here = [ 1, # not = 2
  2, [3,
  4]]
[table]
text = """
[inside]
key = 1 \""" more
"""""
inline = { first = 1, deep = { list = [ { item = 1 }, 2 ] } }
[[things]]
path = 'C:\'
[things.part]
"quoted \" key" = true
[[things]]
[[things.inner]]
[[things.inner]]
when = 1979-05-27 07:32:00
'''


def key_lines(text: str) -> dict[KeyPath, int]:
    page = Page(text)
    return {path: page.line_at(place.value[0]) for path, place in find_places(text).known.items()}


def spots(text: str, path: KeyPath) -> tuple[str, str]:
    place = find_places(text).known[path]
    return text[slice(*place.key)], text[slice(*place.value)]


def test_every_key_of_an_awkward_file_is_found_on_its_line() -> None:
    expected: dict[KeyPath, int] = {
        ("top",): 2,
        ("a.b",): 3,
        ("dotted", "key", "here"): 4,
        ("dotted", "key", "here", 1): 5,
        ("dotted", "key", "here", 2, 1): 6,
        ("table",): 7,
        ("table", "text"): 8,
        ("table", "inline", "deep", "list", 0, "item"): 12,
        ("things",): 13,
        ("things", 0): 13,
        ("things", 0, "part", 'quoted " key'): 16,
        ("things", 1): 17,
        ("things", 1, "inner", 1, "when"): 20,
    }
    lines = key_lines(AWKWARD)
    assert {path: lines.get(path) for path in expected} == expected


def test_a_table_counts_from_its_own_header() -> None:
    assert key_lines("[a.b]\n\n[a]\n")["a",] == 3


def test_windows_line_ends_count_once() -> None:
    assert key_lines("a = 1\r\nb = 2\r\n")["b",] == 2


def test_what_is_not_toml_ends_the_search_and_keeps_what_was_found() -> None:
    assert key_lines("a = 1\n= 2") == {("a",): 1}
    assert key_lines("a = [1") == {("a", 0): 1}
    assert key_lines("a = [}") == {}
    assert key_lines('"\\q" = 1') == {}


@pytest.mark.parametrize(
    ("text", "path", "key", "value"),
    [
        ("a = 1", ("a",), "a", "1"),
        ("\ta.\"b c\" . d\t=\t'x' # y", ("a", "b c", "d"), "d", "'x'"),
        ("\ta.\"b c\" . d\t=\t'x' # y", ("a", "b c"), '"b c"', "'x'"),
        ("a = { b = [ 1, { c = 2 } ] }\r\n", ("a", "b", 1, "c"), "c", "2"),
        ("a = { b = [ 1, { c = 2 } ] }\r\n", ("a", "b", 1), "{ c = 2 }", "{ c = 2 }"),
        ("a = [\r\n  'é',\r\n  '日本',\r\n]\r\n", ("a", 1), "'日本'", "'日本'"),
        ('a = """\n[b]\n"""', ("a",), "a", '"""\n[b]\n"""'),
        ("a = 1979-05-27 07:32:00  \nb = 1", ("a",), "a", "1979-05-27 07:32:00"),
        ("a = 1  ", ("a",), "a", "1"),
        ("[ a . b ]\nc = 1", ("a", "b"), "b", "[ a . b ]"),
        ("[ a . b ]\nc = 1", ("a",), "a", "a"),
        ("[[a]]\n[[a]]\n", ("a", 1), "a", "[[a]]"),
    ],
)
def test_a_key_and_its_value_are_found_to_the_character(
    text: str, path: KeyPath, key: str, value: str
) -> None:
    assert spots(text, path) == (key, value)


def test_what_is_opened_and_not_closed_is_known_from_the_outside_in() -> None:
    assert find_places("a = [{ b = 'x").opened == [4, 5, 11]
    assert find_places("a = [1]\nb = { c = 2 }").opened == []


def test_the_last_statement_is_known() -> None:
    assert find_places("a = 1\n[b.c]\n").statement == (("b", "c"), (6, 11))
    assert find_places("a = 1\nb.c = 2").statement == (("b", "c"), (6, 9))


def test_lines_and_columns_count_characters_from_one() -> None:
    page = Page("ä\r\n\t日本\r\n\U0001f600x")
    assert [(page.line_at(at), page.column_at(at)) for at in (0, 3, 5, 9)] == [
        (1, 1),
        (2, 1),
        (2, 3),
        (3, 2),
    ]
    assert page.line(2) == "\t日本"
    assert page.offset_at(2, 3) == 5
    assert page.offset_at(99, 99) == len(page.text)


@pytest.mark.parametrize(
    "line",
    ["api_key = 'x'", "'discord token' = 'x'", "url = 'postgresql://me:pw@db/n'", "passwd: x"],
)
def test_a_line_that_may_hold_a_secret_is_not_shown(line: str) -> None:
    assert Page(line).excerpt(1) == ""


def test_a_line_that_only_names_where_a_secret_is_is_shown() -> None:
    assert Page("key_file = 'x'").excerpt(1) == "key_file = 'x'"


@dataclass
class Draft:
    """A TOML file as it is being written, with the line of everything in it."""

    lines: list[str] = field(default_factory=list)
    expected: dict[KeyPath, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def write(self, text: str) -> int:
        self.lines.extend(text.split("\n"))
        return len(self.lines) - text.count("\n")


KEYS = st.text(string.ascii_letters + string.digits + "-_ .#=[]'é\"\\", min_size=1, max_size=6)
VALUES = st.sampled_from(
    [
        "1",
        "true",
        '"# no [comment] = 1"',
        "'it \"is\" = { raw'",
        '"""\n[no]\nkey = 1 \\""" \n"""',
        "'''\n''x = 1\n''''",
        "[ 'a', # ]\n  \"]\",\n]",
        "{ x = [ 1, '}' ], y.z = 2 } # }",
        "2026-01-01 10:00:00",
        "[[1], [[2]]]",
    ]
)
TABLES = st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=4), max_size=4)
SPACE = st.sampled_from(["", " ", "\n", "# a = 1\n# [b]"])


def quoted(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if not key.replace("_", "a").isalnum() or not key.isascii() else key


@st.composite
def pages(draw: st.DrawFn) -> Draft:
    page = Draft()
    for table, pairs in draw(TABLES).items():
        page.write(draw(SPACE))
        page.expected[table,] = page.write(f"[ {quoted(table)} ] # header")
        for key, value in pairs.items():
            page.expected[table, key] = page.write(f"  {quoted(key)} = {value}")
    return page


@given(pages())
def test_lines_are_right_in_any_file(page: Draft) -> None:
    lines = key_lines(page.text)
    assert {path: lines.get(path) for path in page.expected} == page.expected


@given(pages())
def test_everything_that_a_parser_sees_has_a_place(page: Draft) -> None:
    lines = find_places(page.text).known
    assert set(paths(tomli.loads(page.text))) <= set(lines)


@given(pages())
def test_a_place_holds_what_the_parser_read(page: Draft) -> None:
    table = tomli.loads(page.text)
    for path, place in find_places(page.text).known.items():
        if len(path) == 2:
            value = page.text[slice(*place.value)]
            assert tomli.loads(f"x = {value}")["x"] == table[str(path[0])][path[1]]


def paths(value: Any, at: KeyPath = ()) -> Iterator[KeyPath]:  # noqa: ANN401 - whatever TOML has
    if at:
        yield at
    children = dict(enumerate(value)) if isinstance(value, list) else value
    for key, inner in children.items() if isinstance(children, dict) else ():
        yield from paths(inner, (*at, key))
