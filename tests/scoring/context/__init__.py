"""Tests of `nudgebot.scoring.context`."""
