"""The bot's own web server: moderators' pages, health, metrics."""
