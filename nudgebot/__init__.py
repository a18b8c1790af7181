"""nudgebot: a kindness bot that scores on your own machine and nudges in private."""
