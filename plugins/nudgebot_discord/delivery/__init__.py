"""Brings notes to their members: one way after the other, until one works."""
