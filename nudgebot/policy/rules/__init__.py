"""The rules, one a file; `nudgebot.policy.decide` puts them in order."""
