import pytest

from nudgebot.scoring.model import find_model
from nudgebot.scoring.resources import SHIPPED_MODEL
from nudgebot.scoring.tone.names import ABOUT, SIDES, TONE_AXES
from nudgebot.scoring.tone.reader import MOST_PIECES, ToneReader, words_of

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> ToneReader:
    files = find_model(SHIPPED_MODEL)
    return ToneReader.load(files.tone, files.tokenizer, files.tags)


def test_a_reading_has_every_axis_and_a_share_for_each_piece(reader: ToneReader) -> None:
    (reading,) = reader.read(["could you pass the salt, please?"])
    assert reading.axes.shape == (len(TONE_AXES),)
    assert reading.about.shape == (len(ABOUT),)
    assert reading.evidence.shape == (len(reading.offsets), len(SIDES))
    assert ((reading.evidence >= 0) & (reading.evidence <= 1)).all()


def test_a_text_reads_the_same_in_any_company(reader: ToneReader) -> None:
    texts = ["ok", "what a lovely painting, did you do that yourself?", "meet you at the bridge"]
    together = reader.read(texts * 9)
    for text, reading in zip(texts, together, strict=False):
        (alone,) = reader.read([text])
        assert (reading.axes == alone.axes).all()


def test_order_is_kept(reader: ToneReader) -> None:
    long, short = "the train to the coast leaves at nine " * 4, "you are a complete moron"
    readings = reader.read([long, short])
    assert len(readings[0].offsets) > len(readings[1].offsets)
    assert readings[1].axes[0] > readings[0].axes[0]


def test_pieces_point_into_the_text(reader: ToneReader) -> None:
    text = "na\u00efve caf\u00e9 talk \U0001f921\U0001f595 and so on"
    (reading,) = reader.read([text])
    assert all(0 <= start < end <= len(text) for start, end in reading.offsets)
    assert "\U0001f921" in {text[start:end] for start, end in reading.offsets}


def test_a_very_long_text_is_read_as_far_as_there_is_room(reader: ToneReader) -> None:
    (reading,) = reader.read(["word " * 5_000])
    assert len(reading.offsets) == MOST_PIECES - 2


def test_every_piece_of_a_tagging_has_a_share_for_each_tag(reader: ToneReader) -> None:
    tagging = reader.tag("that is a damn good question")
    assert tagging.shares.shape == (len(tagging.offsets), len(reader.tags))
    assert tagging.shares.sum(axis=1) == pytest.approx(1, abs=1e-3)


def test_pieces_that_touch_are_one_word() -> None:
    assert list(words_of([(0, 3), (3, 5), (6, 9)])) == [(0, 2), (2, 3)]
    assert list(words_of([])) == []
