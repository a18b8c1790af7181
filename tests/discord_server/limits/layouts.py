"""Components of the second kind: texts, sections and containers instead of a content."""

from collections.abc import Callable, Iterator

from tests.discord_server.limits.kinds import Kind, kind_of
from tests.discord_server.limits.rows import refuse_row
from tests.discord_server.limits.shapes import Json, as_list, as_map, as_text, items_at, measure

COMPONENTS = 40
TEXT = 4_000
SECTION_TEXTS = 3
MEDIA = 10
DESCRIPTION = 1_024

HELD = frozenset(
    {
        Kind.ROW,
        Kind.SECTION,
        Kind.TEXT_DISPLAY,
        Kind.MEDIA_GALLERY,
        Kind.FILE,
        Kind.SEPARATOR,
    },
)
TOP = HELD | {Kind.CONTAINER}
LAYOUT_ONLY = frozenset((TOP | {Kind.THUMBNAIL}) - {Kind.ROW})
ACCESSORIES = frozenset({Kind.BUTTON, Kind.THUMBNAIL})


def refuse_layout(message: Json, everything: list[tuple[str, Json]], where: str) -> Iterator[str]:
    """Check components of the second kind; `everything` are all of them, with their places."""
    yield from measure(f"{where}components, all counted", everything, COMPONENTS)
    texts = [each for _, each in everything if kind_of(each) == Kind.TEXT_DISPLAY]
    together = sum(len(as_text(each.get("content"))) for each in texts)
    if together > TEXT:
        yield f"{where}components: too much text together ({together}, at most {TEXT})"
    yield from _refuse_strangers(message, TOP, where)
    for place, component in everything:
        check = CHECKS.get(kind_of(component))
        if check:
            yield from check(component, place)


def refuse_text(text: Json, where: str) -> Iterator[str]:
    """Check a piece of text."""
    yield from measure(f"{where}/content", as_text(text.get("content")).strip(), TEXT, least=1)


def _refuse_section(section: Json, where: str) -> Iterator[str]:
    texts = as_list(section.get("components"))
    yield from measure(f"{where}/components", texts, SECTION_TEXTS, least=1)
    yield from _refuse_strangers(section, frozenset({Kind.TEXT_DISPLAY}), f"{where}/")
    if kind_of(as_map(section.get("accessory"))) not in ACCESSORIES:
        yield f"{where}: a section needs a button or a thumbnail as its accessory"


def _refuse_container(container: Json, where: str) -> Iterator[str]:
    yield from measure(
        f"{where}/components", as_list(container.get("components")), COMPONENTS, least=1
    )
    yield from _refuse_strangers(container, HELD, f"{where}/")


def _refuse_gallery(gallery: Json, where: str) -> Iterator[str]:
    yield from measure(f"{where}/items", as_list(gallery.get("items")), MEDIA, least=1)
    for place, item in items_at(gallery, "items", f"{where}/"):
        yield from measure(f"{place}/description", as_text(item.get("description")), DESCRIPTION)


def _refuse_file(file: Json, where: str) -> Iterator[str]:
    if not as_text(as_map(file.get("file")).get("url")).startswith("attachment://"):
        yield f"{where}/file/url: must point at an attachment"


def _refuse_strangers(owner: Json, welcome: frozenset[Kind], where: str) -> Iterator[str]:
    for place, component in items_at(owner, "components", where):
        if kind_of(component) not in welcome:
            yield f"{place}: a component of type {kind_of(component)} may not be here"


CHECKS: dict[int, Callable[[Json, str], Iterator[str]]] = {
    Kind.ROW: refuse_row,
    Kind.SECTION: _refuse_section,
    Kind.CONTAINER: _refuse_container,
    Kind.MEDIA_GALLERY: _refuse_gallery,
    Kind.FILE: _refuse_file,
    Kind.TEXT_DISPLAY: refuse_text,
}
