from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.config.problem import ConfigError
from nudgebot.config.reading import read_source


def problem(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        read_source(path)
    return str(caught.value).removeprefix(str(path))


def written(tmp_path: Path, raw: bytes) -> Path:
    file = tmp_path / "my.toml"
    file.write_bytes(raw)
    return file


def test_a_missing_file_is_told() -> None:
    told = ": there is no such file; give the path of a TOML file"
    assert problem(Path("nowhere/my.toml")) == told


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert problem(tmp_path) == ": this is a folder; give a file in it"


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    assert "it cannot be read" in problem(written(tmp_path, b"") / "my.toml")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"a = 1\nb = '\xc3\xa9\xff'", ":2:7: it is not UTF-8; save it as UTF-8"),
        (b"\xef\xbb\xbf\xff", ":1:1: it is not UTF-8; save it as UTF-8"),
        (b"a = " + b"9" * 5000, ": it has a number that is too long"),
        (b"#" * (4 << 20) + b"##", ": it is larger than 4 MB; is it the right file?"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, raw: bytes, told: str) -> None:
    assert problem(written(tmp_path, raw)) == told


def test_what_is_nested_without_end_is_told(tmp_path: Path) -> None:
    assert "nested too deeply" in problem(written(tmp_path, b"a = " + b"[" * 10_000))


@pytest.mark.parametrize("deep", ["[" * 390 + "]" * 390, "{ a = " * 390 + "1" + " }" * 390])
def test_what_is_nested_nearly_without_end_is_read_or_told(tmp_path: Path, deep: str) -> None:
    try:
        told = str(read_source(written(tmp_path, b"a = " + deep.encode())).problems)
    except ConfigError as error:
        told = str(error)
    assert told == "()" or "nested too deeply" in told


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert read_source(written(tmp_path, b"\xef\xbb\xbfa = 1")).table == {"a": 1}


BYTES = st.binary(max_size=200) | st.text(
    st.sampled_from("[]{}\"'=.,#\\ \t\r\n\0aé1-:"), max_size=60
).map(str.encode)


@given(raw=BYTES)
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    file = written(tmp_path_factory.getbasetemp(), raw)
    try:
        problems = read_source(file).problems
    except ConfigError as error:
        problems = error.problems
        assert problems
    lines = raw.decode("utf-8-sig", errors="replace").split("\n")
    for problem in problems:
        assert "\n" not in str(problem)
        line, column = problem.order
        assert 0 <= line <= len(lines)
        assert column == 0 if line == 0 else 1 <= column <= len(lines[line - 1]) + 1
