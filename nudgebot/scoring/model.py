"""The trained model on disk: its files, and whether they are whole."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

MODEL_VERSION = 3
TABLE, TONE, TOKENIZER = "gate.npz", "tone.onnx", "tokenizer.json"
TAGS, LEARNED = "edits.json", "rewrites.npz"
CALIBRATION, META = "calibration.json", "meta.json"
FILES = (TABLE, TONE, TOKENIZER, TAGS, LEARNED, CALIBRATION)


class ModelMissingError(ValueError):
    """The model is not there, not whole, or for another version; the message says what to do."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The paths of a model's files."""

    table: Path
    tone: Path
    tokenizer: Path
    tags: Path
    learned: Path
    calibration: Path

    @classmethod
    def within(cls, directory: Path) -> "ModelFiles":
        """Name the files of a model in a directory."""
        return cls(*(directory / name for name in FILES))


def find_model(directory: Path) -> ModelFiles:
    """Check a model directory against its `meta.json`.

    Raises:
        ModelMissingError: with one line that says what is wrong and what to do.
    """
    try:
        meta = json.loads((directory / META).read_text(encoding="utf-8"))
        version, checksums = meta["version"], meta["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelMissingError(
            f"no model in {directory}: reinstall nudgebot, or set scoring.model to a directory"
            f" made by `python -m training.train`"
        ) from None
    if version != MODEL_VERSION:
        raise ModelMissingError(
            f"the model in {directory} has version {version} and this nudgebot reads"
            f" {MODEL_VERSION}: install the model that came with it, or train it again"
        )
    for name in FILES:
        if _checksum(directory / name) != checksums.get(name):
            raise ModelMissingError(
                f"{name} in {directory} is missing or damaged: copy the model again,"
                f" or reinstall nudgebot"
            )
    return ModelFiles.within(directory)


def seal_model(directory: Path) -> None:
    """Write the `meta.json` that `find_model` checks against."""
    sums = {name: _checksum(directory / name) for name in FILES}
    meta = {"version": MODEL_VERSION, "language": "en", "sha256": sums}
    (directory / META).write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")


def _checksum(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
