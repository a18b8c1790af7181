"""How the tone model is made: a small transformer with several heads."""
