"""Streams that bring messages to the intake in order."""
