"""The tables of the model card: one question a module, and every text assessed but once."""
