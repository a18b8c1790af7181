"""Notes as members see them, and what they do with them."""
