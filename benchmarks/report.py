"""Shows what a benchmark measured: a table for people, one JSON object for machines."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table


def report(title: str, figures: Mapping[str, Any]) -> None:
    """Print the figures: as one JSON object if `--json` is on the command line."""
    if "--json" in sys.argv[1:]:
        print(json.dumps(figures))
        return
    table = Table("figure", "value", title=title)
    for name, value in _flat(figures):
        table.add_row(name, str(value))
    Console().print(table)


def _flat(figures: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", value
