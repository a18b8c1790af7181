"""Keeps the bot within what Discord bears."""
