"""The room as the bot sees it: a platform that brings notes to their members."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from aiohttp import web

from nudgebot.plugin import Delivery, Handover, Host, NudgeNote, NudgeRecord, VerdictNote
from nudgebot_webchat import news
from nudgebot_webchat.attendance import Attendance
from nudgebot_webchat.bulletin import Bulletin
from nudgebot_webchat.drafts import HeldDraft, HeldDrafts
from nudgebot_webchat.entrance import Entrance
from nudgebot_webchat.news import Line, Whisper
from nudgebot_webchat.pages import Pages
from nudgebot_webchat.room import Room
from nudgebot_webchat.session import Sessions
from nudgebot_webchat.settings import WebchatSettings
from nudgebot_webchat.surroundings import PLATFORM, Surroundings

HERE = Path(__file__).parent


class WebchatPlatform:
    """One chat room. Puts its own parts together."""

    name = PLATFORM

    def __init__(self, host: Host, settings: WebchatSettings) -> None:
        self._bulletin = Bulletin()
        attendance = Attendance(self._bulletin.people_changed)

        def show(line: Line) -> None:
            attendance.tell_all(news.said(line))

        self._around = Surroundings(
            host=host,
            texts=host.texts.extended(HERE / "texts"),
            settings=settings,
            attendance=attendance,
            room=Room(show, history=settings.history),
            drafts=HeldDrafts(),
        )
        sessions = Sessions(host.secret("webchat.session"))
        self._entrance = Entrance(self._around, sessions)
        self._pages = Pages(self._around, sessions)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to keep the board fresh."""
        self._around.host.listen(self._bulletin.notice)
        self._task = asyncio.create_task(self._bulletin.bring_round(self._around))

    async def stop(self) -> None:
        """Say goodbye to every tab; they come back by themselves."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        await asyncio.gather(*(tab.close() for tab in self._around.attendance.tabs()))

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """The room at `/`, and what belongs to it."""
        return (
            web.get("/", self._pages.show),
            web.post("/webchat/join", self._pages.join),
            web.get("/webchat/socket", self._entrance.serve),
            web.static("/webchat/static", HERE / "static"),
        )

    async def recall(self, nudge: NudgeRecord) -> str | None:
        """Get the words of a draft that is held for somebody who is here."""
        member = nudge.member.member
        held = self._around.drafts.get(member, nudge.message.message)
        return held.text if held and self._around.attendance.is_here(member) else None

    async def deliver(self, note: NudgeNote | VerdictNote) -> Handover:
        """Show a note on all tabs of its member, or later if there are none."""
        shown = self._nudge(note) if isinstance(note, NudgeNote) else self._verdict(note)
        return Handover(Delivery.DELIVERED, "room") if shown else Handover(Delivery.LATER)

    def _nudge(self, note: NudgeNote) -> bool:
        nudge, around = note.nudge, self._around
        member, message = nudge.member.member, nudge.message.message
        around.drafts.hold(HeldDraft(member, message, nudge.id, note.text))
        return around.attendance.tell(member, news.note(note, around.texts))

    def _verdict(self, note: VerdictNote) -> bool:
        text = self._around.texts(f"verdict.{note.verdict}.told")
        line = Whisper(key=f"{note.case}.verdict", text=text)
        return self._around.attendance.tell(note.member.member, news.whisper(line))
