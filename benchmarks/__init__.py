"""Speed and quality, measured: `python -m benchmarks.NAME` prints a table, `--json` one object."""
