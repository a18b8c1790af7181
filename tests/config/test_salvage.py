from dataclasses import dataclass

from nudgebot.config.salvage import salvage


@dataclass(frozen=True, kw_only=True)
class Pot:
    size: int
    herbs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Kitchen:
    pots: tuple[Pot, ...] = ()
    open: bool = True


TABLE = {
    "open": "yes",
    "pots": [{"size": 1, "herbs": ["dill", 3, "mint"]}, {"herbs": []}, 7, {"size": 2}],
}
WRONG = [("open",), ("pots", 0, "herbs", 1), ("pots", 1, "size"), ("pots", 2)]


def test_what_is_right_is_kept_without_what_is_wrong() -> None:
    kitchen = Kitchen(pots=(Pot(size=1, herbs=("dill", "mint")), Pot(size=2)))
    assert salvage(Kitchen, TABLE, WRONG).value == kitchen


def test_what_is_kept_still_knows_where_it_stood() -> None:
    kept = salvage(Kitchen, TABLE, WRONG)
    assert kept.original(("pots", 1, "size")) == ("pots", 3, "size")
    assert kept.original(("pots", 0, "herbs", 1)) == ("pots", 0, "herbs", 2)
    assert kept.original(("open",)) == ("open",)


def test_what_turns_out_to_be_wrong_later_goes_too() -> None:
    assert salvage(Kitchen, TABLE, []).value == salvage(Kitchen, TABLE, WRONG).value


def test_what_cannot_be_saved_is_nothing() -> None:
    assert salvage(Pot, {"herbs": []}, []).value is None
