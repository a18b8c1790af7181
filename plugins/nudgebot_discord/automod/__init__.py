"""The nudge before posting: the owner's words as rules of Discord's own AutoMod."""
