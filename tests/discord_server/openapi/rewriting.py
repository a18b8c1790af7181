"""Rewrites the description so that its unions are decided by the property that tells them apart.

Plain JSON Schema tries every branch of a union: slow, and a typo in one button is reported as seven
ways in which it is not something else. `dialect` knows the keywords that this puts in.
"""

from collections.abc import Iterator, Mapping
from typing import Any

SCHEMAS = "#/components/schemas/"
NULL = {"type": "null"}
TELLING = ("type", "trigger_type")

Schema = dict[str, Any]


def rewrite_requests(document: Schema) -> None:
    """Rewrite, in place, all named schemas and all bodies of requests."""
    schemas = document["components"]["schemas"]
    telling = {name: _tell(schema) for name, schema in schemas.items()}
    for schema in (*schemas.values(), *_bodies(document)):
        _rewrite(schema, telling)


def _bodies(document: Schema) -> Iterator[Schema]:
    for path in document["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict):
                for content in operation.get("requestBody", {}).get("content", {}).values():
                    yield content["schema"]


def _tell(schema: Schema) -> tuple[str, tuple[object, ...]] | None:
    """Find the property that tells this schema from its siblings, and the values it can have."""
    for name in TELLING:
        values = schema.get("properties", {}).get(name, {}).get("enum")
        if values:
            return name, tuple(values)
    return None


def _rewrite(schema: object, telling: Mapping[str, Any]) -> None:
    if isinstance(schema, list):
        for item in schema:
            _rewrite(item, telling)
    elif isinstance(schema, dict):
        _settle_union(schema, telling)
        _close(schema)
        if "enum" in schema:
            schema.pop("allOf", None)  # the longer list that the values were picked from
        for value in schema.values():
            _rewrite(value, telling)


def _close(schema: Schema) -> None:
    """Forbid properties that are not listed: Discord ignores them, so they are always mistakes."""
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        schema.setdefault("additionalProperties", False)


def _settle_union(schema: Schema, telling: Mapping[str, Any]) -> None:
    for keyword in ("oneOf", "anyOf"):
        branches = schema.get(keyword)
        if not isinstance(branches, list):
            continue
        del schema[keyword]
        rest = [branch for branch in branches if branch != NULL]
        settled = _settle(rest, telling)
        if len(rest) < len(branches):
            schema["nullOr"] = settled
        else:
            schema.update(settled)


def _settle(branches: list[Schema], telling: Mapping[str, Any]) -> Schema:
    if len(branches) == 1:
        return branches[0]
    if all("const" in branch for branch in branches):
        return {"enum": [branch["const"] for branch in branches]}
    told = [telling.get(str(branch.get("$ref")).removeprefix(SCHEMAS)) for branch in branches]
    names = {each[0] for each in told if each}
    if all(told) and len(names) == 1:
        pairs = zip(told, branches, strict=True)
        cases = {value: branch for tell, branch in pairs if tell for value in tell[1]}
        return {"union": branches, "told": {"by": names.pop(), "cases": cases}}
    return {"union": branches}
