"""Tests of `nudgebot.scoring.rephrasing`."""
