"""Where the files that come along are, in an installed wheel and in a source checkout."""

from pathlib import Path

_HERE = Path(__file__).parent

SHIPPED_MODEL = _HERE / "models" / "en"


def lexicon_path(language: str) -> Path:
    """Return the lexicon of a language: beside this package, or in the checkout's `config/`."""
    installed = _HERE / "lexicons" / f"{language}.toml"
    if installed.exists():
        return installed
    return _HERE.parents[1] / "config" / "lexicons" / f"{language}.toml"
