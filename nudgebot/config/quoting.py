"""Text of people's as TOML strings."""

from nudgebot.domain.message import valid_text

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SHORT = 0xFFFF


def quoted(text: str) -> str:
    """Write a text as one TOML string, on one line, whatever is in it.

    What cannot be seen is written as its number, so that the file shows all that it says. Lone
    surrogates and NUL, which no database takes, become U+FFFD.
    """
    return f'"{"".join(map(_written, valid_text(text)))}"'


def _written(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= _SHORT else f"\\U{code:08X}"
