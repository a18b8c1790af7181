"""The axes on which a message is scored, each from 0 to 1."""

from enum import StrEnum


class Axis(StrEnum):
    """One dimension of a score. `UNKINDNESS` and `KINDNESS` sum up the axes of their side."""

    UNKINDNESS = "unkindness"
    INSULT = "insult"
    THREAT = "threat"
    IDENTITY_ATTACK = "identity_attack"
    PROFANITY = "profanity"
    SEXUAL = "sexual"
    KINDNESS = "kindness"
    GRATITUDE = "gratitude"
    PRAISE = "praise"
    SUPPORT = "support"
    APOLOGY = "apology"


UNKIND_AXES = (Axis.INSULT, Axis.THREAT, Axis.IDENTITY_ATTACK, Axis.PROFANITY, Axis.SEXUAL)
KIND_AXES = (Axis.GRATITUDE, Axis.PRAISE, Axis.SUPPORT, Axis.APOLOGY)
