"""Undoing disguises. Each step finds edits; one place applies them and keeps the offset map."""
