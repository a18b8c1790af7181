"""Whatever is done to the shipped file, the place that is told is the place that was touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.config.load import load
from nudgebot.config.page import Page
from nudgebot.config.places import Place, find_places
from nudgebot.config.problem import ConfigError, KeyPath, Problem
from nudgebot.config.reading import parse

SHIPPED = (Path(__file__).parents[2] / "config" / "nudgebot.toml").read_text(encoding="utf-8")
PLACES = find_places(SHIPPED).known
TABLE = tomli.loads(SHIPPED)


def value_at(path: KeyPath) -> object:
    value: object = TABLE
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


def written() -> Iterator[tuple[KeyPath, Place]]:
    for path, place in sorted(PLACES.items(), key=lambda pair: pair[1].key):
        if not isinstance(value_at(path), dict) and not isinstance(path[-1], int):
            yield path, place


KEYS = list(written())
TABLES = [path for path in PLACES if isinstance(value_at(path), dict)]
# No setting takes any of these: no type has both, and no set of choices has a name like this.
WRONG = st.sampled_from(["{ zzz = 1 }", "[[1]]", "07:30:00", "[{ zzz = 2026-01-01 }]"])
BLANKS = st.sampled_from(["", "# a = 1\n", "\n\n", "# é [x]\n"])


def problems(folder: Path, text: str) -> list[Problem]:
    file = folder / "my.toml"
    file.write_bytes(text.encode())
    try:
        return list(load(file).warnings)
    except ConfigError as error:
        return list(error.problems)


def there(page: Page, offset: int) -> tuple[int, int]:
    return page.line_at(offset), page.column_at(offset)


@given(key=st.sampled_from(KEYS), value=WRONG, before=BLANKS, ends=st.sampled_from(["\n", "\r\n"]))
def test_a_value_of_the_wrong_type_is_told_where_it_stands(
    tmp_path_factory: pytest.TempPathFactory,
    key: tuple[KeyPath, Place],
    value: str,
    before: str,
    ends: str,
) -> None:
    _, place = key
    text = before + SHIPPED[: place.value[0]] + value + SHIPPED[place.value[1] :]
    expected = there(Page(text), len(before) + place.value[0])
    found = problems(tmp_path_factory.getbasetemp(), text.replace("\n", ends))
    assert found
    for problem in found:
        assert problem.line == expected[0]
        assert problem.column is not None
        assert expected[1] <= problem.column < expected[1] + len(value)


@given(key=st.sampled_from(KEYS), quote=st.sampled_from(["", '"', "'"]))
def test_a_key_that_is_spelt_wrong_is_told_with_what_was_meant(
    tmp_path_factory: pytest.TempPathFactory, key: tuple[KeyPath, Place], quote: str
) -> None:
    path, place = key
    typo = f"{quote}{path[-1]}x{quote}"
    text = SHIPPED[: place.key[0]] + typo + SHIPPED[place.key[1] :]
    found = problems(tmp_path_factory.getbasetemp(), text)
    (problem,) = [problem for problem in found if problem.message == "unknown key"]
    assert problem.order == there(Page(text), place.key[0])
    assert problem.width == len(typo)
    assert f"'{path[-1]}'" in problem.suggestion


@given(table=st.sampled_from(TABLES), blank=st.sampled_from(["", " ", "\t"]))
def test_a_table_that_there_is_not_is_told_by_its_name(
    tmp_path_factory: pytest.TempPathFactory, table: KeyPath, blank: str
) -> None:
    name = ".".join(str(step) for step in table)
    text = f"{SHIPPED}\n{blank}[{blank}{name}.zzz ]\nx = 1\n"
    found = problems(tmp_path_factory.getbasetemp(), text)
    (problem,) = found
    lines = text.splitlines()
    assert problem.line == len(lines) - 1
    assert problem.column == lines[-2].index("zzz") + 1


@given(key=st.sampled_from(KEYS))
def test_what_is_taken_out_is_never_missed(
    tmp_path_factory: pytest.TempPathFactory, key: tuple[KeyPath, Place]
) -> None:
    _, place = key
    text = SHIPPED[: place.key[0]] + SHIPPED[place.value[1] :]
    assert problems(tmp_path_factory.getbasetemp(), text) == []


@given(key=st.sampled_from(KEYS))
def test_what_is_written_twice_is_told_the_second_time(
    tmp_path_factory: pytest.TempPathFactory, key: tuple[KeyPath, Place]
) -> None:
    _, place = key
    again = SHIPPED[place.key[0] : place.value[1]]
    text = f"{SHIPPED[: place.value[1]]}\n{again}{SHIPPED[place.value[1] :]}"
    (problem, *_) = problems(tmp_path_factory.getbasetemp(), text)
    assert problem.order[0] >= there(Page(text), place.value[1])[0]
    assert problem.message == "is set for the second time"
    assert f"line {there(Page(text), place.key[0])[0]};" in problem.suggestion


SIGNS = st.text(st.sampled_from("[]{}\"'=.,#\\ \t\n\0aé1-:"), min_size=1, max_size=3)


@given(at=st.integers(0, len(SHIPPED)), signs=SIGNS, gone=st.integers(0, 3))
def test_whatever_is_typed_into_it_is_read_or_told_near_where_it_was_typed(
    at: int, signs: str, gone: int
) -> None:
    text = SHIPPED[:at] + signs + SHIPPED[at + gone :]
    try:
        found = parse("my.toml", text).problems
    except ConfigError as error:
        found = error.problems
        assert found
    assert all(problem.line and problem.column for problem in found)
