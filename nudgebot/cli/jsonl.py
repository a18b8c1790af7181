"""JSON lines in, scores out: in the same order, and as soon as they are there."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeAlias

from nudgebot.cli.report import as_json
from nudgebot.domain.assessment import Assessment
from nudgebot.domain.message import valid_text

Assess: TypeAlias = Callable[[list[str]], Sequence[Assessment]]

CHUNK = 64 * 1024
LONGEST = 16 * 1024 * 1024
MOST = 32


class BadLineError(Exception):
    """A line that holds no text; the message says what is wrong with it."""


class Bytes(Protocol):
    """What bytes come from, such as `sys.stdin.buffer`."""

    def read1(self, size: int, /) -> bytes:
        """Read what is there, and wait only if nothing is."""
        ...


def batches(source: Bytes, *, most: int = MOST) -> Iterator[list[bytes]]:
    """Yield the lines that are there, at most `most` at a time; never wait to fill a batch."""
    rest = bytearray()
    while chunk := source.read1(CHUNK):
        *ended, begun = chunk.split(b"\n")
        if ended:
            lines = [bytes(rest) + ended[0], *ended[1:]]
            yield from (lines[at : at + most] for at in range(0, len(lines), most))
            rest.clear()
        rest += begun[: LONGEST + 1 - len(rest)]
    if rest:
        yield [bytes(rest)]


def answers(lines: Sequence[bytes], assess: Assess) -> list[dict[str, Any]]:
    """Score the texts in `lines`; one that holds none gets an `error` in its place."""
    read = [_text_or_error(line) for line in lines]
    texts = [text for text in read if isinstance(text, str)]
    assessments = iter(assess(texts) if texts else ())
    return [as_json(next(assessments)) if isinstance(text, str) else text for text in read]


def _text_or_error(line: bytes) -> str | dict[str, Any]:
    try:
        return text_of(read_object(line))
    except BadLineError as error:
        return {"error": str(error)}


def read_object(line: bytes) -> dict[str, Any]:
    """Read one line of JSON.

    Raises:
        BadLineError: it is not a JSON object in UTF-8.
    """
    if len(line) > LONGEST:
        raise BadLineError(f"the line is longer than {LONGEST >> 20} MB")
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLineError("the line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadLineError("the line is not JSON") from error
    if not isinstance(value, dict):
        raise BadLineError("the line is not a JSON object")
    return value


def text_of(value: dict[str, Any]) -> str:
    """Take the text out of an object; NUL and lone surrogates become U+FFFD.

    Raises:
        BadLineError: it has none.
    """
    if "text" not in value:
        raise BadLineError("there is no 'text'")
    if not isinstance(value["text"], str):
        raise BadLineError("'text' is not a string")
    return valid_text(value["text"])
