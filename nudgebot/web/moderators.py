"""The moderators' pages: open cases as cards, and three buttons that a person presses."""

from collections.abc import Sequence

from aiohttp import web

from nudgebot.domain.case import Verdict
from nudgebot.engine.cases import Cases
from nudgebot.web.attempts import Attempts
from nudgebot.web.cards import closed_card, open_card
from nudgebot.web.casefeed import CaseFeed
from nudgebot.web.doorkeeper import PATH, Doorkeeper
from nudgebot.web.pages import Pages

CLOSED_SHOWN = 20
UNAUTHORISED = 401
FORBIDDEN = 403
CONFLICT = 409
TOO_MANY = 429


class ModeratorPages:
    """Serves everything below `/moderators`."""

    def __init__(self, cases: Cases, doorkeeper: Doorkeeper, feed: CaseFeed, pages: Pages) -> None:
        self._cases = cases
        self._doorkeeper = doorkeeper
        self._feed = feed
        self._pages = pages
        self._attempts = Attempts()

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """The pages, by path."""
        return (
            web.get(PATH, self.show),
            web.post(f"{PATH}/login", self.log_in),
            web.get(f"{PATH}/cases", self.list_cases),
            web.post(f"{PATH}/cases/{{case}}", self.decide),
            web.get(f"{PATH}/events", self.follow),
        )

    async def show(self, request: web.Request) -> web.Response:
        """Show the cases; or the door, to those without a pass."""
        if self._doorkeeper.is_shut:
            return self._pages.show("shut.html", status=FORBIDDEN)
        badge = self._doorkeeper.read(request)
        if badge is not None:
            return await self._panel("moderators.html", badge)
        if not self._doorkeeper.is_open:
            return self._login(status=UNAUTHORISED)
        badge = self._doorkeeper.issue()
        response = await self._panel("moderators.html", badge)
        self._doorkeeper.hand_out(response, badge, secure=request.secure)
        return response

    async def log_in(self, request: web.Request) -> web.Response:
        """Take a key."""
        address = request.remote or ""
        if self._attempts.are_spent(address):
            return self._login("web.login.wait", status=TOO_MANY)
        if not self._doorkeeper.opens_with(str((await request.post()).get("key", ""))):
            self._attempts.failed(address)
            return self._login("web.login.wrong", status=FORBIDDEN)
        welcome = web.HTTPSeeOther(PATH)
        self._doorkeeper.hand_out(welcome, self._doorkeeper.issue(), secure=request.secure)
        raise welcome

    async def list_cases(self, request: web.Request) -> web.Response:
        """Show the list alone, for a page that is open already."""
        return await self._panel("cases.html", self._badge(request))

    async def decide(self, request: web.Request) -> web.Response:
        """Close a case, if nobody was quicker."""
        badge, form = self._badge(request), await request.post()
        if not self._doorkeeper.accepts(badge, str(form.get("token", ""))):
            raise web.HTTPForbidden
        try:
            verdict = Verdict(str(form.get("verdict", "")))
        except ValueError:
            raise web.HTTPBadRequest from None
        by = "demo" if self._doorkeeper.is_open else "moderator"
        if await self._cases.close(request.match_info["case"], verdict, by=by) is None:
            notice = self._pages.texts("web.cases.too_late")
            return await self._panel("moderators.html", badge, status=CONFLICT, notice=notice)
        raise web.HTTPSeeOther(PATH)

    async def follow(self, request: web.Request) -> web.StreamResponse:
        """Tell a page when to look again."""
        self._badge(request)
        return await self._feed.serve(request)

    def _badge(self, request: web.Request) -> str:
        badge = self._doorkeeper.read(request)
        if badge is None:
            raise web.HTTPForbidden
        return badge

    def _login(self, problem: str | None = None, *, status: int) -> web.Response:
        return self._pages.show("login.html", status=status, problem=problem)

    async def _panel(
        self, template: str, badge: str, *, status: int = 200, notice: str = ""
    ) -> web.Response:
        cases, texts = await self._cases.listed(only_open=False), self._pages.texts
        closed = [case for case in cases if not case.is_open][:CLOSED_SHOWN]
        return self._pages.show(
            template,
            status=status,
            notice=notice,
            is_demo=self._doorkeeper.is_open,
            token=self._doorkeeper.token(badge),
            verdicts=list(Verdict),
            open_cases=[open_card(case, texts) for case in cases if case.is_open],
            closed_cases=[closed_card(case, texts) for case in closed],
        )
