import json
import shutil
from pathlib import Path

import pytest

from nudgebot.scoring.model import FILES, META, TONE, ModelMissingError, find_model
from nudgebot.scoring.pipeline import load_pipeline
from nudgebot.scoring.resources import SHIPPED_MODEL
from nudgebot.scoring.settings import ScoringSettings


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_MODEL, tmp_path / "model"))


def test_the_shipped_model_is_whole() -> None:
    assert find_model(SHIPPED_MODEL).table.exists()


def test_the_shipped_model_is_small() -> None:
    assert (SHIPPED_MODEL / TONE).stat().st_size < 25_000_000
    assert sum(file.stat().st_size for file in SHIPPED_MODEL.iterdir()) < 32_000_000


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="reinstall nudgebot") as caught:
        load_pipeline(ScoringSettings(model=tmp_path / "nowhere"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_truncated_file_is_refused(copied: Path, name: str) -> None:
    content = (copied / name).read_bytes()
    (copied / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelMissingError, match=f"{name} .* damaged"):
        find_model(copied)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_refused(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelMissingError, match="missing or damaged"):
        find_model(copied)


def test_a_model_of_another_version_is_refused(copied: Path) -> None:
    meta = json.loads((copied / META).read_text(encoding="utf-8"))
    (copied / META).write_text(json.dumps(meta | {"version": 999}), encoding="utf-8")
    with pytest.raises(ModelMissingError, match="version 999"):
        find_model(copied)


@pytest.mark.parametrize("content", ["", "[]", "{}", "not json"])
def test_a_model_with_a_broken_description_is_refused(copied: Path, content: str) -> None:
    (copied / META).write_text(content, encoding="utf-8")
    with pytest.raises(ModelMissingError, match="no model in"):
        find_model(copied)
