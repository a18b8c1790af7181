"""The owner's policy, value by value, as it stands in the configuration."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from nudgebot.plugin import PolicySettings

LONGEST = 200


def policy_values(policy: PolicySettings) -> Mapping[str, str]:
    """Write every value of a policy by its path, such as `policy.nudge.threshold`."""
    return dict(_walk("policy", policy))


def _walk(path: str, value: object) -> Iterator[tuple[str, str]]:
    if is_dataclass(value):
        for field in fields(value):
            yield from _walk(f"{path}.{field.name}", getattr(value, field.name))
    elif isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _walk(f"{path}.{key}", inner)
    else:
        yield path, _write(value)


def _write(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, frozenset | tuple):
        listed = ", ".join(f'"{one}"' for one in sorted(map(str, value)))
        return f"[{_clip(listed)}]"
    return "{}" if isinstance(value, Mapping) else str(value)


def _clip(text: str) -> str:
    """Cut a long list of ids."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
