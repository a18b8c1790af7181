"""Where the key to the moderators' pages comes from: the environment or a file, nothing else."""

from collections.abc import Mapping
from pathlib import Path

from nudgebot.web.settings import WebSettings

VARIABLE = "NUDGEBOT_MODERATOR_KEY"


def moderator_key(settings: WebSettings, environment: Mapping[str, str]) -> str | None:
    """Read the key; None if there is none, or only an empty one.

    Raises:
        OSError: the file is named and cannot be read.
    """
    key = environment.get(VARIABLE, "")
    if not key and settings.moderator_key_file:
        key = Path(settings.moderator_key_file).read_text(encoding="utf-8")
    return key.strip() or None
