import json
import sys
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.report import report
from benchmarks.scoring.__main__ import Sizes, benchmark
from benchmarks.scoring.alone import share_read
from benchmarks.scoring.everything import read_everything
from benchmarks.scoring.lines import own_lines
from nudgebot.scoring.resources import SHIPPED_MODEL
from nudgebot.scoring.settings import ScoringSettings

pytestmark = pytest.mark.model
LINES = list(islice(own_lines(), 150))


def test_the_copy_reads_every_text_and_the_model_itself_few(tmp_path: Path) -> None:
    texts = [line.text for line in LINES]
    copy = read_everything(SHIPPED_MODEL, tmp_path)
    assert share_read(ScoringSettings(model=copy), texts) == 1
    assert share_read(ScoringSettings(), texts) < 0.7


def test_everything_that_is_promised_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = benchmark(LINES, Sizes(texts=150, alone=40, single=20, messages=300), SHIPPED_MODEL)
    monkeypatch.setattr(sys, "argv", ["benchmarks.scoring", "--json"])
    report("Scoring", figures)
    told = json.loads(capsys.readouterr().out)
    for name in (
        "cascade_per_second",
        "tone_per_second_per_thread",
        "single_p99_ms",
        "start_seconds",
        "rss_mb",
        "memory_growth",
    ):
        assert told[name] > 0
    assert -1 < told["auc_loss"] < 1
    assert told["peers"]["the gate alone"].keys() >= {"messages_per_second", "auc"}
