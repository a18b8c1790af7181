import pytest

from nudgebot_webchat.names import NameRefusedError, clean_name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Ada", "Ada"),
        ("  Ada   Lovelace ", "Ada Lovelace"),
        ("Zoe\u0308", "Zoë"),
        ("Мира", "Мира"),
        ("李小龙", "李小龙"),
        ("हिन्दी", "हिन्दी"),
        ("O'Brien-Smith", "O'Brien-Smith"),
        ("❤\ufe0f", "❤"),
        ("a" * 32, "a" * 32),
        ("<b>", "<b>"),
    ],
)
def test_names_of_all_kinds_of_people_are_welcome(raw: str, name: str) -> None:
    assert clean_name(raw) == name


@pytest.mark.parametrize("raw", ["", " ", "\ufe0f", "  \ufe0f "])
def test_a_name_has_something_in_it(raw: str) -> None:
    with pytest.raises(NameRefusedError) as refusal:
        clean_name(raw)
    assert refusal.value.why == "webchat.name.empty"


def test_a_name_has_an_end() -> None:
    with pytest.raises(NameRefusedError) as refusal:
        clean_name("a" * 33)
    assert refusal.value.why == "webchat.name.long"


@pytest.mark.parametrize(
    "raw",
    [
        "Ada\0",
        "A\u200bda",
        "A\u202eda",
        "A\u2066da",
        "A\u00adda",
        "Ada\nBen",
        "A\tda",
        "\u3164",
        "\u2800",
        "\ue000",
        "\ud800",
        "Z" + "\u0301" * 5,
        "\u0301da",
    ],
)
def test_a_name_has_nothing_that_nobody_can_see(raw: str) -> None:
    with pytest.raises(NameRefusedError) as refusal:
        clean_name(raw)
    assert refusal.value.why == "webchat.name.unseen"
