"""The one way to print for people: in colour where it is welcome, and never as markup."""

import os

from rich.console import Console, RenderableType

_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
# These turn the direction of writing round, and with it what we print on the same line.
_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_VISIBLE = _PICTURES | dict.fromkeys((*range(0x80, 0xA0), *_TURNS), 0xFFFD)


def terminal(*, to_errors: bool = False) -> Console:
    """Open standard output or error. With NO_COLOR, in a pipe or on a dumb terminal: plain text.

    rich takes NO_COLOR to leave bold and underlined text as they are; here it means plain.
    """
    return Console(
        stderr=to_errors,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        markup=False,
        emoji=False,
        highlight=False,
    )


def display(view: RenderableType) -> None:
    """Print to standard output; where nobody sees them, without blanks that only fill lines."""
    console = terminal()
    if console.is_terminal:
        console.print(view)
        return
    with console.capture() as capture:
        console.print(view)
    for line in capture.get().removesuffix("\n").split("\n"):
        console.out(line.rstrip(), highlight=False)


def visible(text: str) -> str:
    """Replace control characters one for one, so that none gets to work and offsets hold."""
    return text.translate(_VISIBLE)
