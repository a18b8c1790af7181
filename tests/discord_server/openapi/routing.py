"""From a path to the operation of Discord's API that serves it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.discord_server.openapi.dialect import is_snowflake

METHODS = ("get", "put", "post", "patch", "delete")
PLACE = re.compile(r"\{[^}]*\}")
NO_SNOWFLAKES = frozenset({"{instance_id}", "{answer_id}"})
JSON, MULTIPART = "application/json", "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that Discord's API can do. `schema` points to what its body must be like."""

    method: str
    path: str
    schema: str | None
    needs_body: bool

    @property
    def template(self) -> str:
        """Get the path with `{}` in the place of ids."""
        return PLACE.sub("{}", self.path)

    def bad_ids(self, path: str) -> Iterator[str]:
        """Find what stands where an id should, and is none: `/channels/None`."""
        for wanted, found in zip(self.path.split("/"), path.split("/"), strict=True):
            is_id = wanted.endswith("_id}") and wanted not in NO_SNOWFLAKES
            if is_id and not is_snowflake(found):
                yield f"{wanted.strip('{}')} in the path must be a snowflake"


class Router:
    """Finds operations. A word that the path spells out beats a place for ids."""

    def __init__(self, paths: Mapping[str, Mapping[str, Any]]) -> None:
        self.operations = tuple(
            _read_operation(method, path, item[method])
            for path, item in paths.items()
            for method in METHODS
            if method in item
        )
        self._by_length: dict[int, list[tuple[list[str], dict[str, Operation]]]] = {}
        for path in sorted(paths, key=_count_places):
            known = {each.method: each for each in self.operations if each.path == path}
            parts = path.split("/")
            self._by_length.setdefault(len(parts), []).append((parts, known))

    def find(self, method: str, path: str) -> Operation | None:
        """Find the operation that serves a request."""
        return next((ops[method] for ops in self._matching(path) if method in ops), None)

    def template_of(self, path: str) -> str | None:
        """Find the template of a path, whatever the method."""
        return next((next(iter(ops.values())).template for ops in self._matching(path)), None)

    def _matching(self, path: str) -> Iterator[dict[str, Operation]]:
        parts = path.split("/")
        for wanted, operations in self._by_length.get(len(parts), ()):
            if all(
                want == part or want[:1] == "{" for want, part in zip(wanted, parts, strict=True)
            ):
                yield operations


def _count_places(path: str) -> int:
    return len(PLACE.findall(path))


def _read_operation(method: str, path: str, item: Mapping[str, Any]) -> Operation:
    body = item.get("requestBody")
    pointer = None
    if body is not None:
        kind = JSON if JSON in body["content"] else MULTIPART
        steps = ("paths", path, method, "requestBody", "content", kind, "schema")
        pointer = "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)
    return Operation(method.upper(), path, pointer, bool(body and body.get("required")))
