"""Case cards: what moderators see of a case, and what they do with it."""
