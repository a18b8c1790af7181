"""Kinder ways to say it: several are tried, each is scored, few are offered, often none."""
