"""Slash commands and menus, one topic a file."""
