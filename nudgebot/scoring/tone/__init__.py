"""The tone model: a small transformer that reads what the gate did not let go."""
