"""The same model with a gate that lets nothing go."""

import json
import shutil
from pathlib import Path

from nudgebot.scoring.model import CALIBRATION, FILES, seal_model


def read_everything(model: Path, folder: Path) -> Path:
    """Copy a model into `folder` so that its tone model reads every text; return `folder`."""
    for name in FILES:
        shutil.copyfile(model / name, folder / name)
    calibration = folder / CALIBRATION
    content = json.loads(calibration.read_text(encoding="utf-8"))
    content["worth"] = dict.fromkeys(content["worth"], 0.0)
    calibration.write_text(json.dumps(content), encoding="utf-8")
    seal_model(folder)
    return folder
