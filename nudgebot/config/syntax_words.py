"""What TOML's parser says, in the words of somebody who wants to help."""

import re
from collections.abc import Callable

_SWITCHES = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_CURLY = "\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb"

_Cure = Callable[[str, int], str]


def say(told: str, line: str, at: int) -> tuple[str, str]:
    """Say what is wrong with a line at a character, counted from 0, and what to do about it."""
    if told == "Invalid value" and not _given(line, at):
        return "there is no value", "give one, or take the line out"
    for beginning, message, cure in _SAY:
        if told.startswith(beginning):
            return message, cure(line, at)
    return told[:1].lower() + told[1:], ""


def _statement(line: str, _: int) -> str:
    if line.lstrip().startswith(("//", ";", "--", "/*")):
        return "comments begin with #"
    return "a line is a [table], a key = value, or a # comment"


def _equals(line: str, at: int) -> str:
    rest = line[at:].lstrip()
    if rest.startswith(":"):
        return "write = instead of :"
    if not rest or rest.startswith("#"):
        return f"give it a value: {line[:at].strip()} = ..."
    return "a key with blanks or signs in it needs quotes"


def _value(line: str, at: int) -> str:
    given = _given(line, at)
    if given.lower() in {"true", "false"}:
        return f"write {given.lower()}"
    if given.lower() in _SWITCHES:
        return f"write {_SWITCHES[given.lower()]}"
    if given[0] in _CURLY:
        return 'use straight quotes: "'
    if re.fullmatch(r"[+-]?\.\d+", given):
        return f"write {given.replace('.', '0.')}"
    if given.lower() in {"none", "null", "nil"}:
        return "take the line out, and the setting keeps its default"
    return f'put text in quotes: "{given}"' if given.isprintable() and '"' not in given else ""


def _given(line: str, at: int) -> str:
    return re.split(r"[\s,\]}#]", line[at:], maxsplit=1)[0]


def _ending(line: str, at: int) -> str:
    word = re.search(r"[A-Za-z]+$", line[:at])
    rest = re.match(r"[A-Za-z]+", line[at:])
    if word and rest:
        return f'put text in quotes: "{word[0]}{rest[0]}"'
    before = re.search(r"[+-]?\d+$", line[:at])
    after = re.match(r",(\d+)", line[at:])
    if before and after:
        return f"numbers have a point: {before[0]}.{after[1]}"
    if before and set(before[0]) == {"0"} and line[at : at + 1].isdigit():
        return "numbers begin with no 0"
    if before and re.match(r"\s*[A-Za-z%]", line[at:]):
        return "write the number alone; its unit is in the name of the key"
    return "begin a new line, or put text in quotes"


def _backslash(*_: object) -> str:
    return r"write \\ for a backslash, or use single quotes: 'C:\Users'"


def _fixed(text: str) -> _Cure:
    return lambda _line, _at: text


_SAY: tuple[tuple[str, str, _Cure], ...] = (
    ("Invalid statement", "no setting begins like this", _statement),
    ("Expected '=' after", "there is no = after this key", _equals),
    ("Invalid value", "TOML has no such value", _value),
    ("Invalid initial character for a key", "a name is missing here", _fixed("")),
    ("Expected newline", "there is more on this line than one setting", _ending),
    ("Expected ']' at the end", "this table's name does not end in ]", _fixed("write [name]")),
    ("Expected ']]' at the end", "this list's name does not end in ]]", _fixed("write [[name]]")),
    ("Unclosed array", "this list is not closed", _fixed("it ends in ]")),
    ("Unclosed inline table", "this table is not closed", _fixed("it ends in }")),
    ("Unterminated string", "this text does not end", _fixed("close its quotes")),
    ('Expected "\'"', "this text does not end", _fixed("close its quotes")),
    ("Illegal character '\\n'", "this text does not end", _fixed("close its quotes")),
    ("Illegal character", "a control character stands here", _fixed("take it out")),
    ("Found invalid character '\\n'", "this text does not end", _fixed("close its quotes")),
    ("Found invalid character", "a control character stands here", _fixed("take it out")),
    ("Unescaped '\\'", "a backslash means something else in double quotes", _backslash),
    ("Invalid hex value", "a backslash means something else in double quotes", _backslash),
    ("Escaped character is not", "there is no such character", _fixed("")),
    ("Invalid date", "there is no such date or time", _fixed("")),
)
