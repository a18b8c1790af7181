from pathlib import Path

import pytest

from nudgebot.scoring.rephrasing.offers import FEATURES, Comparison, Offers, compare, load_offers
from nudgebot.scoring.resources import SHIPPED_MODEL

TEXT = "the new map is a stupid mess"
UNKIND = [(17, 23)]


def compared(wording: str, broken: tuple[float, float] = (-2.0, -2.0)) -> Comparison:
    return compare(TEXT, wording, UNKIND, closeness=0.8, strain=-1.0, score=-3.0, broken=broken)


def test_losing_what_was_unkind_is_no_loss() -> None:
    assert compared("the new map is a mess").lost == 0
    assert compared("the new map is a mess").gone == pytest.approx(1 / 7)
    assert compared("the map is a mess").lost == pytest.approx(1 / 7)


def test_a_wording_breaks_as_much_as_it_reads_worse() -> None:
    assert compared("the new map", (-2.0, 1.5)).breaks == pytest.approx(3.5)
    assert compared("the new map", (1.5, -2.0)).breaks == 0


def test_new_words_are_counted() -> None:
    assert compared("the new map is a confusing mess").put_in == pytest.approx(1 / 7)


def test_what_ships_knows_every_feature_and_is_hard_to_please() -> None:
    offers = load_offers(SHIPPED_MODEL / "calibration.json")
    assert set(offers.weights) == set(FEATURES)
    assert offers.edited_from > 0.7
    assert 0.3 < offers.hunch_from < 0.6


def test_a_share_is_between_never_and_surely() -> None:
    offers = Offers({"broken": -5.0, "bias": 1.0}, 0.5, 0.5)
    assert offers.share(compared("the map", (0.0, 9.0))) < 0.01
    assert offers.share(compared("the map", (0.0, -9.0))) > 0.99


def test_a_model_without_offers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "calibration.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(KeyError):
        load_offers(path)
