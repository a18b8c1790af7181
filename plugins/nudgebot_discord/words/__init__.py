"""People's words, and the bot's own: read, shown as nothing but words, and in every language."""
