"""Tests of `nudgebot.scoring.gate`."""
