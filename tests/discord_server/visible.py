"""What a person reads: the words and buttons in components and embeds."""

from collections.abc import Iterable, Iterator

from tests.discord_server.payload import Json

BUTTON = 2
SELECTS = frozenset({3, 5, 6, 7, 8})
TEXT_DISPLAY = 10
_CHILDREN = ("components", "component", "accessory")
_WORDS = ("content", "label", "description", "placeholder", "title", "value")


def walk(components: Iterable[Json]) -> Iterator[Json]:
    """Go through all components, the nested ones too, in the order one reads them."""
    for component in components:
        yield component
        for key in _CHILDREN:
            inner = component.get(key)
            if isinstance(inner, list):
                yield from walk(inner)
            elif isinstance(inner, dict):
                yield from walk([inner])


def words_of(components: Iterable[Json]) -> Iterator[str]:
    """Give every piece of text in them."""
    for component in walk(components):
        yield from (component[key] for key in _WORDS if component.get(key))
        for option in component.get("options", ()):
            yield from (option[key] for key in ("label", "description") if option.get(key))


def words_of_embeds(embeds: Iterable[Json]) -> Iterator[str]:
    """Give every piece of text in embeds."""
    for embed in embeds:
        yield from (embed[key] for key in ("title", "description") if embed.get(key))
        for field in embed.get("fields", ()):
            yield from (field["name"], field["value"])
        for key, inner in (("author", "name"), ("footer", "text")):
            if embed.get(key):
                yield embed[key][inner]


def labels_of(components: Iterable[Json]) -> list[str]:
    """Give what is written on the buttons."""
    return [
        component.get("label", "") for component in walk(components) if component["type"] == BUTTON
    ]


def find_button(components: Iterable[Json], label: str | None, custom_id: str | None) -> Json:
    """Find a button that can be pressed.

    Raises:
        LookupError: There is none, or it cannot be pressed.
    """
    buttons = [part for part in walk(components) if part["type"] == BUTTON]
    for button in buttons:
        if (label is not None and button.get("label") == label) or (
            custom_id is not None and button.get("custom_id") == custom_id
        ):
            if button.get("disabled") or "custom_id" not in button:
                raise LookupError(f"the button {label or custom_id!r} cannot be pressed")
            return button
    shown = [(button.get("label"), button.get("custom_id")) for button in buttons]
    raise LookupError(f"no button {label or custom_id!r} among {shown}")


def find_select(components: Iterable[Json], custom_id: str) -> Json:
    """Find a menu that can be used.

    Raises:
        LookupError: There is none, or it is switched off.
    """
    for part in walk(components):
        if part["type"] in SELECTS and part["custom_id"] == custom_id:
            if part.get("disabled"):
                raise LookupError(f"the menu {custom_id!r} cannot be used")
            return part
    raise LookupError(f"no menu {custom_id!r}")
