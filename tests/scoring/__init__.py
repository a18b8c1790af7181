"""Tests of the scoring room: what a text says, on which words that rests, what to say instead."""
