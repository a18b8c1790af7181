import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.cli.jsonl import CHUNK, LONGEST, MOST, BadLineError, answers, batches, read_object
from nudgebot.domain.axes import Axis
from tests.cli.scorers import CountingScorer, assess


class Dripping:
    """Hands out one prepared chunk at a time, like a pipe that somebody types into."""

    def __init__(self, *chunks: bytes) -> None:
        self.chunks = list(chunks)

    def read1(self, size: int, /) -> bytes:
        del size
        return self.chunks.pop(0) if self.chunks else b""


def test_a_line_is_handed_on_before_the_next_one_is_there() -> None:
    source = Dripping(b"one\n", b"two\n")
    lines = batches(source)
    assert next(lines) == [b"one"]
    assert source.chunks == [b"two\n"]


def test_lines_that_are_there_come_together_but_never_too_many() -> None:
    sizes = [len(batch) for batch in batches(Dripping(b"x\n" * (MOST + 3)))]
    assert sizes == [MOST, 3]


def test_a_last_line_needs_no_line_end() -> None:
    assert list(batches(Dripping(b"one\ntw", b"o"))) == [[b"one"], [b"two"]]


@given(st.lists(st.binary(max_size=40), max_size=10))
def test_no_byte_is_lost_wherever_a_pipe_cuts(chunks: list[bytes]) -> None:
    lines = [line for batch in batches(Dripping(*filter(None, chunks))) for line in batch]
    expected = b"".join(chunks).split(b"\n")
    assert lines == (expected if expected[-1] else expected[:-1])


def test_a_line_without_end_does_not_fill_the_memory() -> None:
    source = Dripping(*[b"x" * CHUNK] * (LONGEST // CHUNK + 50), b"\nnext\n")
    long, after = (line for batch in batches(source) for line in batch)
    assert len(long) == LONGEST + 1
    assert after == b"next"
    with pytest.raises(BadLineError, match="longer than 16 MB"):
        read_object(long)


def test_a_text_gets_every_axis_and_all_that_its_scores_rest_on() -> None:
    (answer,) = answers([b'{"text": "you idiot"}'], assess)
    assert list(answer["scores"]) == [axis.value for axis in Axis]
    assert answer["scores"]["insult"] == 0.9877
    del answer["scores"]
    assert answer == {
        "evidence": [{"start": 4, "end": 9, "axis": "insult"}],
        "target": "you",
        "suggestions": ["You lost me there."],
        "reasons": ["insult"],
    }


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"", "the line is not JSON"),
        (b"{", "the line is not JSON"),
        (b"[" * 100_000, "the line is not JSON"),
        (b"9" * 5000, "the line is not JSON"),
        (b'"text"', "the line is not a JSON object"),
        (b"[]", "the line is not a JSON object"),
        (b"{}", "there is no 'text'"),
        (b'{"text": null}', "'text' is not a string"),
        (b'{"text": ["a"]}', "'text' is not a string"),
        (b'{"text": "\xff"}', "the line is not UTF-8"),
        (b'{"text": "\xed\xa0\x80"}', "the line is not UTF-8"),
    ],
)
def test_a_line_without_a_text_is_answered_in_its_place(line: bytes, error: str) -> None:
    first, bad, last = answers([b'{"text": "idiot"}', line, b'{"text": "thanks"}'], assess)
    assert bad == {"error": error}
    assert first["reasons"] == ["insult"]
    assert last["reasons"] == ["gratitude"]


def test_awkward_texts_are_scored_with_offsets_that_hold() -> None:
    texts = ["\ud800 idiot", "\0 idiot", "é idiot", "😀 idiot"]
    lines = [json.dumps({"text": text}).encode() for text in texts]
    starts = [answer["evidence"][0]["start"] for answer in answers(lines, assess)]
    assert starts == [2, 2, 2, 2]


def test_a_text_of_four_megabytes_is_scored() -> None:
    line = json.dumps({"text": "idiot " + "x" * (4 << 20)}).encode()
    (answer,) = answers(next(iter(batches(BytesIO(line)))), assess)
    assert answer["reasons"] == ["insult"]


def test_a_batch_without_any_text_does_not_trouble_the_scorer() -> None:
    scorer = CountingScorer()
    answers([b"no", b"no"], scorer)
    assert scorer.sizes == []


@given(st.binary(max_size=60))
def test_any_line_gets_an_answer_that_is_json(line: bytes) -> None:
    (answer,) = answers([line], assess)
    assert json.loads(json.dumps(answer))
