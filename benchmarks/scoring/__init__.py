"""How fast, large and right scoring is, beside its peers: `python -m benchmarks.scoring`."""
