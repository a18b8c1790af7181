from dataclasses import dataclass, field
from typing import Any

import pytest
import tomli

from nudgebot.config.reference.docstrings import attributes, examples, summary
from nudgebot.config.reference.kinds import kind
from nudgebot.config.reference.values import toml


@dataclass(frozen=True, kw_only=True)
class Garden:
    """Where things grow, and
    rest.

    Attributes:
        beds: how many there are, such as `3`
            or `4`: each a table.
        herbs: what is in them, such as `["dill"]`.

    Raises:
        Nothing: at all.
    """

    beds: int = 1
    herbs: tuple[str, ...] = field(default=())
    bare: bool = False


def test_a_docstring_is_read_to_the_word() -> None:
    assert summary(Garden) == "Where things grow, and rest."
    assert attributes(Garden) == {
        "beds": "how many there are, such as `3` or `4`: each a table.",
        "herbs": 'what is in them, such as `["dill"]`.',
    }
    assert examples(attributes(Garden)["herbs"]) == [["dill"]]


@dataclass(frozen=True)
class Undocumented:
    size: int = 1


def test_a_class_without_a_docstring_says_nothing() -> None:
    assert (summary(Undocumented)[:12], attributes(Undocumented)) == ("Undocumented", {})


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ({"type": "boolean"}, "`true` or `false`"),
        ({"type": "integer", "minimum": 1}, "whole number, at least 1"),
        ({"type": "number", "exclusiveMinimum": 0, "maximum": 9}, "number, more than 0, at most 9"),
        ({"type": "number", "maximum": 9}, "number, at most 9"),
        ({"type": "string", "minLength": 1}, "text, not empty"),
        ({"type": "string", "maxLength": 9}, "text, 0 to 9 characters"),
        ({"type": "array", "items": {"type": "integer"}}, "list of whole numbers"),
        ({"enum": ["a", "b"], "type": "string"}, 'one of `"a"`, `"b"`'),
        ({}, "anything"),
    ],
)
def test_what_a_setting_takes_is_said_in_words(node: dict[str, Any], words: str) -> None:
    assert kind(node) == words


def test_values_are_written_as_toml_reads_them() -> None:
    value = {"a b": [1, 2.5, True, 'say "hi"\n\u2028'], "c": {}, "d": ["long enough"] * 9}
    for widest in (None, 20):
        assert tomli.loads(f"x = {toml(value['d'], widest=widest)}")["x"] == value["d"]
    assert tomli.loads(f"x = {toml(value)}")["x"] == value
