import json
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.cli.chatlog import Entry, Format, Read, Unreadable, read_log
from nudgebot.cli.jsonl import LONGEST


def read(text: str | bytes, kind: Format = Format.AUTO) -> list[Read]:
    raw = text.encode() if isinstance(text, str) else text
    return list(read_log(BytesIO(raw), kind))


def test_json_lines_tell_who_wrote_what_to_whom_and_when() -> None:
    at = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    line = {"text": "hi", "author": "ann", "to": 7, "at": at.isoformat()}
    assert read(json.dumps(line)) == [Entry(line=1, text="hi", author="ann", recipient="7", at=at)]


@pytest.mark.parametrize("moment", ['"2026-03-01T12:00:00"', '"2026-03-01 12:00Z"', "1772366400"])
def test_times_without_a_zone_are_utc(moment: str) -> None:
    (entry,) = read(f'{{"text": "", "sent_at": {moment}}}')
    assert isinstance(entry, Entry)
    assert entry.at == datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("oops", "the line is not JSON"),
        ('{"author": "ann"}', "there is no 'text'"),
        ('{"text": "hi", "author": ["ann"]}', "'author' is not a name"),
        ('{"text": "hi", "to": true}', "'to' is not a name"),
        ('{"text": "hi", "at": "noon"}', "the time is neither ISO 8601 nor seconds since 1970"),
        ('{"text": "hi", "at": 1e300}', "the time is neither ISO 8601 nor seconds since 1970"),
        ('{"text": "hi", "at": true}', "the time is neither ISO 8601 nor seconds since 1970"),
    ],
)
def test_a_bad_json_line_is_told_with_its_number(line: str, problem: str) -> None:
    assert read(f'{{"text": "first"}}\n\n{line}\n')[1] == Unreadable(line=3, problem=problem)


def test_irc_logs_tell_the_author_and_the_time_of_day() -> None:
    log = "[23:59] <@ann> late\n[00:01] <bob> early: is it?\n[00:02] * bob yawns\n"
    log += "\n".join(f"[00:{minute}] <ann> and so on" for minute in range(10, 20))
    first, second, notice, *_ = read(log)
    assert first == Entry(
        line=1, text="late", author="ann", at=datetime(2000, 1, 1, 23, 59, tzinfo=UTC)
    )
    assert isinstance(second, Entry)
    assert second.text == "early: is it?"
    assert second.at == datetime(2000, 1, 2, 0, 1, tzinfo=UTC)
    assert notice == Unreadable(line=3, problem="not a message", is_notice=True)


def test_irc_logs_may_tell_the_day_or_no_time_at_all() -> None:
    dated, bare, wrong, *_ = read(
        "2026-03-01 12:00:30 <ann> hi\n<bob> hi\n[25:00] <bob> hi\n" + "<ann> hi\n" * 9
    )
    assert isinstance(dated, Entry)
    assert dated.at == datetime(2026, 3, 1, 12, 0, 30, tzinfo=UTC)
    assert bare == Entry(line=2, text="hi", author="bob")
    assert wrong == Unreadable(line=3, problem="there is no such time")


def test_names_before_a_colon_are_authors_where_most_lines_have_them() -> None:
    entries = read("ann: hi\nBob B: so: what\nann: bye\nbob: bye\nand no name here\n")
    assert entries[1] == Entry(line=2, text="so: what", author="Bob B")
    assert entries[4] == Entry(line=5, text="and no name here")


def test_one_line_with_a_colon_names_nobody() -> None:
    assert read("note: to self") == [Entry(line=1, text="note: to self")]


def test_else_every_line_is_a_message() -> None:
    entries = read("hello\r\nnote: this is no name\n\n  \nbye")
    assert entries == [
        Entry(line=1, text="hello"),
        Entry(line=2, text="note: this is no name"),
        Entry(line=5, text="bye"),
    ]


def test_the_format_can_be_said() -> None:
    assert read('{"text": "hi"}', Format.TEXT) == [Entry(line=1, text='{"text": "hi"}')]
    assert isinstance(read("hello", Format.JSONL)[0], Unreadable)


def test_bytes_that_are_no_text_are_replaced() -> None:
    assert read(b"na\xefve\0") == [Entry(line=1, text="na\ufffdve\ufffd")]


def test_strictly_a_line_that_is_no_text_is_left_out() -> None:
    lines = list(read_log(BytesIO(b"na\xefve\nn\xc3\xa4chste\n"), strictly=True))
    assert lines == [
        Unreadable(line=1, problem="the line is not UTF-8"),
        Entry(line=2, text="nächste"),
    ]


def test_a_line_that_is_far_too_long_counts_once() -> None:
    entries = read(b"x" * (2 * LONGEST + 5) + b"\nnext")
    assert [entry.line for entry in entries] == [1, 2]


def test_an_empty_log_has_no_messages() -> None:
    assert read("") == []


@given(st.binary(max_size=300), st.sampled_from(Format))
def test_any_bytes_can_be_read(raw: bytes, kind: Format) -> None:
    lines = read(raw, kind)
    assert len(lines) <= raw.count(b"\n") + 1
