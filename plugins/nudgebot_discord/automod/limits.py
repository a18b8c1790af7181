"""What one community may have of AutoMod's keyword rules, as Discord documents it."""

RULES = 6  # in all, those of other people and bots included
KEYWORDS = 1_000
ALLOWED = 100
WORD_CHARACTERS = 60  # of a keyword, and of an allowed phrase
EXEMPT_ROLES = 20
EXEMPT_CHANNELS = 50
MESSAGE_CHARACTERS = 150
NAME_CHARACTERS = 100
