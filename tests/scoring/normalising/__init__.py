"""Tests of `nudgebot.scoring.normalising`."""
