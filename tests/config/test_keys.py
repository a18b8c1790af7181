import pytest

from nudgebot.config.keys import changes, homes, keys_at, leaves, nearest, value_at
from nudgebot.config.settings import Settings
from nudgebot.domain.axes import Axis
from nudgebot.domain.kudos import Kindness
from nudgebot.policy.settings import KindnessSettings, NudgeSettings, PolicySettings


def test_the_keys_of_a_table_are_known_also_inside_lists() -> None:
    assert keys_at(Settings, ("policy", "ladder")) == ["strikes", "window_hours"]
    assert keys_at(Settings, ("scoring", "banned", 0)) == [
        "word",
        "severity",
        "softer",
        "before_posting",
    ]
    assert keys_at(Settings, ("policy", "nudge", "axes")) == []
    assert keys_at(Settings, ("nowhere", "at", "all")) == []


def test_a_key_is_found_wherever_it_lives() -> None:
    assert homes(Settings, "strikes") == [("policy", "ladder", "strikes")]
    assert len(homes(Settings, "threshold")) == 2


def test_the_nearest_key_forgives_case_and_dashes() -> None:
    assert nearest("Pair-Limit", ["pair_limit", "daily_limit"]) == "pair_limit"
    assert nearest("zzz", ["pair_limit"]) is None


def test_every_value_has_a_path() -> None:
    paths = dict(leaves(Settings()))
    assert paths["web", "port"] == 8080
    assert paths["policy", "kindness", "points", "praise"] == 1
    assert paths["policy", "nudge", "axes"] == {}


def test_changes_are_what_is_new_other_or_gone() -> None:
    nudge = NudgeSettings(threshold=0.7, axes={Axis.INSULT: 0.5})
    kindness = KindnessSettings(points={Kindness.PRAISE: 1, Kindness.SUPPORT: 5})
    settings = Settings(policy=PolicySettings(nudge=nudge, kindness=kindness))
    assert changes(settings, Settings()) == {
        ("policy", "nudge", "threshold"): 0.7,
        ("policy", "nudge", "axes", "insult"): 0.5,
        ("policy", "kindness", "points", "support"): 5,
        ("policy", "kindness", "points", "gratitude"): None,
        ("policy", "kindness", "points", "apology"): None,
        ("policy", "kindness", "points", "rephrasing"): None,
    }
    assert changes(Settings(), Settings()) == {}


def test_a_value_is_looked_up_by_its_path() -> None:
    assert value_at(Settings(), ("policy", "kindness", "points", "praise")) == 1
    with pytest.raises(KeyError):
        value_at(Settings(), ("policy", "nudge", "axes", "insult"))
