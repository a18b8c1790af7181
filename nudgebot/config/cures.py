"""What to write instead of a value of the wrong kind."""

import re

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_SWITCHES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
_AMOUNT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*", re.IGNORECASE)
_SECONDS = {"ms": 0.001, "s": 1, "sec": 1, "second": 1, "m": 60, "min": 60, "minute": 60}
_SECONDS |= {"h": 3_600, "hour": 3_600, "d": 86_400, "day": 86_400, "w": 604_800, "week": 604_800}
_UNITS = {"ms": 0.001, "seconds": 1, "hours": 3_600, "days": 86_400}
_PERCENT, _HUNDRED = 5, 100


def unquoted(given: object) -> str:
    """Show the number inside quotes, if that is all that is wrong."""
    is_plain = isinstance(given, str) and _NUMBER.fullmatch(given)
    return f"write {given} without quotes" if is_plain else _point(given)


def whole(given: object) -> str:
    """Show the whole number that was meant."""
    if isinstance(given, float) and given.is_integer():
        return f"write {given:.0f}"
    return unquoted(given)


def switch(given: object) -> str:
    """Show the switch that was meant."""
    if isinstance(given, str):
        word = given.strip().lower()
        if word in {"true", "false"}:
            return f"write {word} without quotes"
        return f"write {_SWITCHES[word]}" if word in _SWITCHES else ""
    if isinstance(given, int) and given in {0, 1}:
        return f"write {str(bool(given)).lower()}"
    return ""


def quoted(given: object) -> str:
    """Say that text needs quotes, where they would make a text of it."""
    return "" if isinstance(given, list | dict) else "put it in quotes"


def bracketed(given: object) -> str:
    """Show the list that one text makes."""
    if not isinstance(given, str):
        return ""
    texts = [f'"{text.strip()}"' for text in given.split(",") if text.strip()]
    is_plain = given.isprintable() and not set(given) & {'"', "\\"}
    return f"write [{', '.join(texts)}]" if is_plain else ""


def fraction(given: object) -> str:
    """Show the share that a percentage means."""
    if isinstance(given, int | float) and _PERCENT <= given <= _HUNDRED:
        return f"write {given / _HUNDRED:g} if you mean {given:g} %"
    return ""


def quantity(given: object, key: str) -> str:
    """Show the bare number that an amount with a unit means in the unit of a key."""
    amount = _AMOUNT.fullmatch(given) if isinstance(given, str) else None
    unit = next((unit for unit in _UNITS if key.endswith(f"_{unit}")), None)
    if amount is None or unit is None:
        return ""
    name = amount[2].lower()
    seconds = _SECONDS.get(name) or _SECONDS.get(name.removesuffix("s"))
    return f"write {float(amount[1]) * seconds / _UNITS[unit]:.10g}" if seconds else ""


def _point(given: object) -> str:
    """Show a number that is written with a comma or as a percentage the way TOML has it."""
    if not isinstance(given, str):
        return ""
    comma = re.fullmatch(r"\s*(\d+),(\d+)\s*", given)
    percent = re.fullmatch(r"\s*(\d{1,2}|100)\s*%\s*", given)
    if comma:
        return f"write {comma[1]}.{comma[2]}"
    return f"write {int(percent[1]) / _HUNDRED:g}" if percent else ""
