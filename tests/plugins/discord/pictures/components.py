"""Discord's components as HTML."""

import html
from collections.abc import Callable, Iterable, Mapping

from tests.discord_server.payload import Json
from tests.plugins.discord.pictures.markup import Names, to_html

STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary"}
LINK = 5


def draw_all(components: Iterable[Json], names: Names) -> str:
    """Draw components one below the other."""
    return "".join(draw(component, names) for component in components)


def draw(component: Json, names: Names) -> str:
    """Draw one component with all that is in it; what is not known is said, not left out."""
    shape = _SHAPES.get(component["type"])
    return shape(component, names) if shape else f"<p>[component {component['type']}]</p>"


def _text(component: Json, names: Names) -> str:
    return to_html(component["content"], names)


def _file(component: Json, names: Names) -> str:
    del names
    name = html.escape(component["file"]["url"].rpartition("/")[2])
    return f"<div class=file>&#x1F4C4; {name}</div>"


def _row(component: Json, names: Names) -> str:
    return f"<div class=row>{draw_all(component['components'], names)}</div>"


def _button(component: Json, names: Names) -> str:
    del names
    emoji = (component.get("emoji") or {}).get("name") or ""
    label = html.escape(component.get("label") or "")
    arrow = " <i>&#x2197;</i>" if component["style"] == LINK else ""
    off = " off" if component.get("disabled") else ""
    return f"<span class='button {STYLES[component['style']]}{off}'>{emoji} {label}{arrow}</span>"


def _select(component: Json, names: Names) -> str:
    del names
    chosen = [o["label"] for o in component.get("options", ()) if o.get("default")]
    shown = ", ".join(chosen) or component.get("placeholder") or ""
    return f"<span class=select>{html.escape(shown)}<i>&#x2304;</i></span>"


def _section(component: Json, names: Names) -> str:
    words = draw_all(component["components"], names)
    return f"<div class=section><div>{words}</div>{draw(component['accessory'], names)}</div>"


def _container(component: Json, names: Names) -> str:
    colour = component.get("accent_color")
    edge = f"border-left-color:#{colour:06x}" if colour is not None else ""
    return f"<div class=container style='{edge}'>{draw_all(component['components'], names)}</div>"


def _separator(component: Json, names: Names) -> str:
    del names
    return "<hr>" if component.get("divider", True) else "<br>"


def _label(component: Json, names: Names) -> str:
    hint = html.escape(component.get("description") or "")
    title = html.escape(component["label"])
    return (
        f"<label><b>{title}</b><small>{hint}</small></label>{draw(component['component'], names)}"
    )


def _input(component: Json, names: Names) -> str:
    del names
    words = component.get("value") or component.get("placeholder") or ""
    return f"<div class=input>{html.escape(words)}</div>"


_SHAPES: Mapping[int, Callable[[Json, Names], str]] = {
    1: _row,
    2: _button,
    3: _select,
    4: _input,
    5: _select,
    6: _select,
    7: _select,
    8: _select,
    9: _section,
    10: _text,
    13: _file,
    14: _separator,
    17: _container,
    18: _label,
}
