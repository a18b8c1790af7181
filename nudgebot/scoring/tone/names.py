"""What the tone model says, in the order in which it says it."""

from typing import Final

from nudgebot.domain.assessment import Target
from nudgebot.domain.axes import Axis
from nudgebot.scoring.rephrasing.intents import Intent

TONE_OUTPUTS: Final = ("axes", "about", "wording", "evidence", "edits")
TONE_AXES: Final = tuple(Axis)
TARGETS: Final = tuple(Target)
QUOTED, FOREIGN = "quoted", "foreign"
ABOUT: Final = (*TARGETS, QUOTED, FOREIGN)
SIDES: Final = ("unkind", "kind")
INTENTS: Final = tuple(Intent)
BROKEN = "broken"
WORDING: Final = (*INTENTS, BROKEN)
