"""Where the key to the API comes from: the environment or a file, never the TOML."""

from collections.abc import Mapping
from pathlib import Path

from nudgebot.plugin import PluginStartError
from nudgebot_llm.settings import LlmSettings


def api_key(settings: LlmSettings, environment: Mapping[str, str]) -> str:
    """Read the key; empty if the owner names no place for one.

    Raises:
        PluginStartError: the place that is named holds no key.
    """
    if settings.api_key_env:
        where, key = settings.api_key_env, environment.get(settings.api_key_env, "")
    elif settings.api_key_file:
        where, key = settings.api_key_file, _read(settings.api_key_file)
    else:
        return ""
    key = key.strip()
    if not key.isascii() or not key.isprintable() or not key:
        raise PluginStartError(f"there is no key for plugins.llm in {where}")
    return key


def _read(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise PluginStartError(
            f"cannot read plugins.llm.api_key_file {file}: {type(error).__name__}"
        ) from error
