"""How the tone model does on sources that it never saw, from what `training.left_out` wrote."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from training.peers import LINEAR
from training.tables.measures import OURS, shown

_Source = Mapping[str, Any]


def left_out_tables(results: Path) -> Iterator[str]:
    """One table of AUC and one of recall, a row a source."""
    folds = json.loads(results.read_text(encoding="utf-8"))["folds"]
    sources = {name: s for fold in folds.values() for name, s in fold["sources"].items()}
    trained = " / ".join(str(fold["trained_on"]) for fold in folds.values())
    yield "### Left-out sources: trained without them, tested on them\n"
    yield f"Folds: {', '.join(folds)}; rows trained on: {trained}.\n"
    yield from _table(sources, "auc", "AUC")
    yield from _table(sources, "recall", "recall at 2 alarms in 1,000 benign chat lines")


def _table(sources: Mapping[str, _Source], measure: str, title: str) -> Iterator[str]:
    names = sorted(
        next(iter(sources.values()))[measure], key=lambda name: (name != OURS, name != LINEAR)
    )
    yield f"{title}:\n"
    yield f"| source | rows | unkind | {' | '.join(names)} | points above LR |"
    yield "| --- | --: | --: |" + " --: |" * (len(names) + 1)
    rows = []
    for name, source in sorted(sources.items()):
        figures = [_number(source[measure][scorer]) for scorer in names]
        figures.append(100 * (figures[0] - figures[names.index(LINEAR)]))
        rows.append(figures)
        yield f"| {name} | {source['rows']} | {source['unkind']} | {_cells(figures)} |"
    yield f"| mean | | | {_cells(np.nanmean(np.array(rows), axis=0).tolist())} |\n"


def _number(value: float | None) -> float:
    return np.nan if value is None else float(value)


def _cells(figures: list[float]) -> str:
    return " | ".join([*(shown(figure) for figure in figures[:-1]), f"{figures[-1]:+.1f}"])
