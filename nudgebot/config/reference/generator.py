"""Pydantic's JSON Schema of settings, with their descriptions, in the terms of TOML."""

from typing import Any, get_type_hints

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from nudgebot.config.reference.docstrings import attributes, examples, summary


class SettingsSchema(GenerateJsonSchema):
    """Adds what the docstrings say; TOML has no null, and a known set of keys is listed."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """Describe a table and each of its keys."""
        made = super().dataclass_schema(schema)
        made["description"] = summary(schema["cls"])
        texts = attributes(schema["cls"])
        for name in get_type_hints(schema["cls"]):
            if name in made.get("properties", {}):
                made["properties"][name] = _described(made["properties"][name], texts.get(name, ""))
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave None out: it is what a key that is not written means."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """List the keys of a table that has names for keys."""
        keys = schema.get("keys_schema", {})
        if keys.get("type") != "enum":
            return super().dict_schema(schema)
        value = self.generate_inner(schema["values_schema"])
        names = [member.value for member in keys["members"]]
        return {
            "type": "object",
            "properties": {name: dict(value) for name in names},
            "additionalProperties": False,
        }


def _described(made: dict[str, Any], text: str) -> dict[str, Any]:
    shown = examples(text)
    description = text[:1].upper() + text[1:]
    return made | {"description": description} | ({"examples": shown} if shown else {})
