from pathlib import Path

import numpy as np
import pytest

from nudgebot.scoring.gate.ngrams import VOID
from nudgebot.scoring.gate.table import HashedTable, load_table, save_table


@pytest.fixture(scope="module")
def table() -> HashedTable:
    rng = np.random.default_rng(7)
    weights = rng.normal(size=(VOID, 2)).astype(np.float32)
    idf = rng.uniform(1, 8, size=VOID).astype(np.float32)
    return HashedTable.pack(["warm", "cold"], weights, idf, np.array([0.5, -0.5], np.float32))


def test_a_batch_scores_like_its_texts_one_by_one(table: HashedTable) -> None:
    texts = ["good morning", "x", "a longer line, with marks!", "\U0001f600"]
    alone = np.vstack([table.logits([text]) for text in texts])
    assert np.allclose(table.logits(texts), alone, atol=1e-4)


def test_a_table_survives_the_disk(table: HashedTable, tmp_path: Path) -> None:
    save_table(table, tmp_path / "table.npz")
    read = load_table(tmp_path / "table.npz")
    assert read.labels == table.labels
    assert np.array_equal(read.rows, table.rows)
