"""Somebody wants to say something: it is posted, or held with a nudge about it."""

from datetime import UTC, datetime

from nudgebot.plugin import Author, Message, Receipt, Stage
from nudgebot_webchat import news
from nudgebot_webchat.connection import Connection
from nudgebot_webchat.drafts import HeldDraft
from nudgebot_webchat.mentions import mentioned
from nudgebot_webchat.news import Line
from nudgebot_webchat.protocol import Draft
from nudgebot_webchat.reception import show_unanswered
from nudgebot_webchat.surroundings import Surroundings
from nudgebot_webchat.whispers import whispers


class Postings:
    """Takes drafts."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def post(self, tab: Connection, draft: Draft) -> None:
        """Hand a draft in, and do as was decided."""
        refusal = self._refusal(draft.text)
        if refusal is not None:
            tab.send(news.refused(refusal, draft.id))
            return
        answers = self._around.drafts.get(tab.session.member, draft.revises or "")
        message = self._message(tab, draft, answers)
        receipt = await self._around.host.submit(message)
        held = receipt.decision.holds_draft
        tab.send(news.receipt(draft.id, message.id, held=held))
        if held and receipt.is_repeat:
            await self._show_again(tab, message)
        if not held:
            self._publish(message, draft)
            self._tell_the_author(message, receipt, answers)

    def _refusal(self, text: str) -> str | None:
        texts, limit = self._around.texts, self._around.settings.max_characters
        if len(text) > limit:
            return texts("webchat.refused.long", limit=limit)
        return None if text.strip() else texts("webchat.refused.blank")

    def _message(self, tab: Connection, draft: Draft, answers: HeldDraft | None) -> Message:
        author, here = tab.session, self._around.attendance
        to = draft.to if here.name_of(draft.to) else None
        return Message(
            id=self._around.message_id(author.member, draft.id, draft.text),
            place=self._around.place,
            author=Author(id=author.member, name=author.name),
            text=draft.text,
            sent_at=datetime.now(UTC),
            stage=Stage.DRAFT,
            recipient=to or mentioned(draft.text, here.members),
            # Only what is still held can be answered: otherwise an old nudge would be a pass.
            revises=answers.message if answers else None,
        )

    async def _show_again(self, tab: Connection, message: Message) -> None:
        """The first receipt got lost on its way, and the note with it."""
        member = message.author.id
        if message.id not in await show_unanswered(
            self._around, member, {message.id: message.text}
        ):
            tab.send(news.settled(message.id))

    def _publish(self, message: Message, draft: Draft) -> None:
        line = Line(
            id=message.id,
            draft=draft.id,
            member=message.author.id,
            name=message.author.name,
            at=message.sent_at.isoformat(),
            text=message.text,
        )
        self._around.room.publish(line)

    def _tell_the_author(
        self, message: Message, receipt: Receipt, answers: HeldDraft | None
    ) -> None:
        author, here = message.author.id, self._around.attendance
        if answers is not None:
            self._around.drafts.release(author, answers.message)
            here.tell(author, news.settled(answers.message))
        for whisper in whispers(
            message.id,
            receipt,
            texts=self._around.texts,
            name_of=here.name_of,
            nudge=answers.nudge if answers else None,
        ):
            here.tell(author, news.whisper(whisper))
