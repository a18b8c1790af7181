"""Which colour stands for which axis: warm ones for unkindness, cool ones for kindness."""

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis

UNKIND_SIDE = (Axis.UNKINDNESS, *UNKIND_AXES)
KIND_SIDE = (Axis.KINDNESS, *KIND_AXES)

# Only the sixteen colours that every terminal has, so that its own theme decides how they look.
COLOURS = {
    Axis.UNKINDNESS: "red",
    Axis.INSULT: "red",
    Axis.THREAT: "bright_red",
    Axis.IDENTITY_ATTACK: "magenta",
    Axis.PROFANITY: "yellow",
    Axis.SEXUAL: "bright_magenta",
    Axis.KINDNESS: "green",
    Axis.GRATITUDE: "green",
    Axis.PRAISE: "cyan",
    Axis.SUPPORT: "bright_green",
    Axis.APOLOGY: "bright_cyan",
}


def marker(axis: Axis) -> str:
    """Name the style of words that carry an axis: as if gone over with a marker pen."""
    return f"bold reverse {COLOURS[axis]}"
