"""From what the gate, the lexicon and the context say to calibrated probabilities."""
