"""Renders pages on the server; whatever people wrote is escaped."""

from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nudgebot.texts.catalogue import Catalogue

TEMPLATES = Path(__file__).parent / "templates"


class Pages:
    """The templates, with the texts to fill them."""

    def __init__(self, texts: Catalogue) -> None:
        self.texts = texts
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["t"] = texts

    def show(self, template: str, *, status: int = 200, **values: object) -> web.Response:
        """Render a template."""
        text = self._templates.get_template(template).render(values)
        return web.Response(text=text, content_type="text/html", status=status)
