"""Components drawn with plain characters: what a person at a terminal sees of a message."""

from collections.abc import Callable, Iterable, Iterator

from tests.discord_server.payload import Json
from tests.discord_server.posts import Posted

LINK = 5
EDGE, RULE = "│ ", "─" * 40


def draw_post(posted: Posted) -> Iterator[str]:
    """Draw a message: its words, its components and its files."""
    yield from posted.content.splitlines()
    for embed in posted.embeds:
        yield from (str(embed[key]) for key in ("title", "description") if embed.get(key))
    yield from draw(posted.components)
    yield from (f"({name}, {len(data)} bytes)" for name, data in posted.files.items())


def draw(components: Iterable[Json]) -> Iterator[str]:
    """Draw components, one line below the other."""
    for component in components:
        shape = _SHAPES.get(component["type"])
        yield from shape(component) if shape else [f"(a component {component['type']})"]


def _text(component: Json) -> Iterator[str]:
    yield from component["content"].splitlines()


def _row(component: Json) -> Iterator[str]:
    yield " ".join(line for part in component["components"] for line in draw([part]))


def _button(component: Json) -> Iterator[str]:
    emoji = (component.get("emoji") or {}).get("name")
    words = " ".join(filter(None, (emoji, component.get("label"))))
    words += " ↗" if component["style"] == LINK else ""
    yield f"({words})" if component.get("disabled") else f"[{words}]"


def _select(component: Json) -> Iterator[str]:
    chosen = [one["label"] for one in component.get("options") or () if one.get("default")]
    yield f"[{', '.join(chosen) or component.get('placeholder') or '…'} ▾]"


def _section(component: Json) -> Iterator[str]:
    yield from draw(component["components"])
    yield from draw([component["accessory"]])


def _box(component: Json) -> Iterator[str]:
    yield from (EDGE + line for line in draw(component["components"]))


def _separator(component: Json) -> Iterator[str]:
    yield RULE if component.get("divider", True) else ""


def _label(component: Json) -> Iterator[str]:
    yield from filter(None, (component["label"], component.get("description")))
    yield from draw([component["component"]])


def _input(component: Json) -> Iterator[str]:
    yield from filter(None, [component.get("label")])
    yield f"[{component.get('value') or component.get('placeholder') or ''} ______]"


def _file(component: Json) -> Iterator[str]:
    yield f"({component['file']['url'].rpartition('/')[2]})"


_SHAPES: dict[int, Callable[[Json], Iterator[str]]] = {
    1: _row,
    2: _button,
    **dict.fromkeys((3, 5, 6, 7, 8), _select),
    4: _input,
    9: _section,
    10: _text,
    13: _file,
    14: _separator,
    17: _box,
    18: _label,
}
