"""Discord's description of its API: where it lies, and validators for its parts."""

import gzip
import json
import os
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema.protocols import Validator  # type: ignore[import-untyped]  # it ships no types
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.discord_server.openapi.dialect import FORMATS, make_validator_class
from tests.discord_server.openapi.leniency import widen
from tests.discord_server.openapi.rewriting import rewrite_requests

VARIABLE = "NUDGEBOT_DISCORD_OPENAPI"
BESIDE = Path("shared/data/discord/openapi.json.gz")
ADDRESS = "discord:openapi"


def find_description() -> Path | None:
    """Find the description: where the environment says, else beside the repository."""
    named = os.environ.get(VARIABLE)
    path = Path(named) if named else Path(__file__).resolve().parents[4] / BESIDE
    return path if _is_file(path) else None


@cache
def _is_file(path: Path) -> bool:
    return path.is_file()


class Description:
    """The description as JSON, made stricter and more lenient where requests need it."""

    def __init__(self, document: dict[str, Any]) -> None:
        widen(document)
        rewrite_requests(document)
        self.document = document
        registry = Registry().with_resource(ADDRESS, DRAFT202012.create_resource(document))
        resolver = registry.resolver(ADDRESS)
        self._validator_class = make_validator_class(lambda name: resolver.lookup(name).contents)
        self._validators: dict[str, Validator] = {}

    @classmethod
    def load(cls, path: Path) -> "Description":
        """Read a description once; it may be gzipped."""
        return _load(path)

    def validator(self, pointer: str) -> Validator:
        """Get the validator of one part by its JSON pointer; it is made once."""
        if pointer not in self._validators:
            self._validators[pointer] = self._validator_class(
                {"$ref": f"#{pointer}"}, format_checker=FORMATS
            )
        return self._validators[pointer]


@lru_cache(maxsize=2)
def _load(path: Path) -> Description:
    raw = path.read_bytes()
    return Description(json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw))
