"""The gate: a linear model over hashed words and character n-grams, in numpy alone."""
