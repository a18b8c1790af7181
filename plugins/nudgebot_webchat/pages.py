"""The pages: the door, where a newcomer picks a name, and the room."""

from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nudgebot.plugin import StoreUnavailableError
from nudgebot_webchat.entrance import came_from_here
from nudgebot_webchat.names import MAX_CHARACTERS, NameRefusedError, clean_name
from nudgebot_webchat.session import Session, Sessions, forget
from nudgebot_webchat.surroundings import Surroundings

HERE = Path(__file__).parent


class Pages:
    """Renders the pages on the server."""

    def __init__(self, around: Surroundings, sessions: Sessions) -> None:
        self._around = around
        self._sessions = sessions
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(t=around.texts, settings=around.settings)

    async def show(self, request: web.Request) -> web.StreamResponse:
        """Show the room to a member, and the door to a stranger."""
        session = self._sessions.read(request)
        if session is None:
            return self._door()
        if not await self._enrol(session, otherwise=True):
            response = self._door(session.name, "webchat.name.taken")
            forget(response)
            return response
        return self._page("room.html", me=session)

    async def join(self, request: web.Request) -> web.StreamResponse:
        """Take a newcomer in under the name that they picked."""
        if not came_from_here(request):
            raise web.HTTPForbidden
        raw = str((await request.post()).get("name", ""))
        try:
            session = self._sessions.begin(clean_name(raw))
        except NameRefusedError as error:
            return self._door(raw, error.why)
        enrolled = await self._enrol(session, otherwise=None)
        if not enrolled:
            why = "webchat.memory_out" if enrolled is None else "webchat.name.taken"
            return self._door(raw, why)
        welcome = web.HTTPSeeOther("/")
        self._sessions.write(welcome, session, secure=request.secure)
        raise welcome

    async def _enrol(self, session: Session, *, otherwise: bool | None) -> bool | None:
        """Give a member their name; `otherwise` is the answer while the store is out."""
        try:
            return await self._around.host.enrol(self._around.key(session.member), session.name)
        except StoreUnavailableError:
            return otherwise

    def _door(self, name: str = "", problem: str | None = None) -> web.Response:
        limit = MAX_CHARACTERS
        return self._page("door.html", name=name[: 2 * limit], problem=problem, limit=limit)

    def _page(self, template: str, **values: object) -> web.Response:
        text = self._templates.get_template(template).render(values)
        return web.Response(text=text, content_type="text/html")
