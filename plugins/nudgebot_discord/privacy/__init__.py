"""What the bot keeps about a member: shown, exported, changed, and erased."""
