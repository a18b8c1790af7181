"""What a person gets back when she uses the bot."""

from tests.discord_server.interactions import ANSWER_WITHIN, Interaction, Reply
from tests.discord_server.payload import Json
from tests.discord_server.posts import Posted
from tests.discord_server.state import State
from tests.discord_server.visible import labels_of, words_of

PATIENCE = 5.0
_DEFERRALS = frozenset({Reply.DEFERRED_MESSAGE, Reply.DEFERRED_UPDATE})


class InteractionFailedError(AssertionError):
    """The bot gave no answer in time: Discord says "This interaction failed"."""


class Answer:
    """The bot's answer, as the person who asked sees it."""

    def __init__(self, state: State, interaction: Interaction) -> None:
        self._state = state
        self.interaction = interaction

    @property
    def messages(self) -> list[Posted]:
        """All messages that answer, the latest last; deleted ones are gone."""
        first = self.interaction.original
        answers = [*([] if first is None else [first]), *self.interaction.followups]
        return [posted for posted in answers if not posted.is_deleted]

    @property
    def message(self) -> Posted | None:
        """The latest message that answers; where a message was changed, that one."""
        return self.messages[-1] if self.messages else None

    @property
    def modal(self) -> Json | None:
        """The form that opened."""
        return self.interaction.modal

    @property
    def is_ephemeral(self) -> bool:
        """Whether she alone sees the answer; a form is hers alone too."""
        return self.modal is not None or (self.message is not None and self.message.is_ephemeral)

    @property
    def is_deferred(self) -> bool:
        """Whether the first answer only asked for patience."""
        return self.interaction.reply in _DEFERRALS

    @property
    def text(self) -> str:
        """All words that she reads."""
        if self.modal is not None:
            return "\n".join((self.modal["title"], *words_of(self.modal["components"])))
        return "" if self.message is None else self.message.text

    @property
    def buttons(self) -> list[str]:
        """What is written on the buttons."""
        return [] if self.message is None else labels_of(self.message.components)

    @property
    def files(self) -> dict[str, bytes]:
        """The files by name."""
        return {} if self.message is None else self.message.files

    @property
    def took(self) -> float:
        """Seconds from the asking to the first answer."""
        if self.interaction.replied_at is None:
            raise InteractionFailedError("there was no answer yet")
        return (self.interaction.replied_at - self.interaction.opened_at).total_seconds()

    async def finished(self, timeout: float = PATIENCE) -> "Answer":  # noqa: ASYNC109 - reads well in a test
        """Wait for what follows a deferral.

        Raises:
            TimeoutError: Nothing followed.
        """
        await self._state.pulse.until(self._is_finished, timeout)
        return self

    async def first(self, timeout: float) -> "Answer":  # noqa: ASYNC109 - reads well in a test
        """Wait for the first answer.

        Raises:
            InteractionFailedError: It did not come within Discord's three seconds.
            TimeoutError: It did not come within `timeout`.
        """
        await self._state.pulse.until(self._is_over, timeout)
        if self.interaction.reply is None:
            self.interaction.is_failed = True
            raise InteractionFailedError(f"no answer to {self.interaction.data}")
        return self

    def _is_over(self) -> bool:
        passed = self._state.clock.now() - self.interaction.opened_at
        return self.interaction.reply is not None or passed > ANSWER_WITHIN

    def _is_finished(self) -> bool:
        if self.interaction.reply is Reply.DEFERRED_UPDATE:
            asked_for = self.interaction.message
            edited = asked_for is not None and asked_for.edited_at
            is_changed = bool(edited and edited >= self.interaction.opened_at)
            is_gone = asked_for is not None and asked_for.is_deleted
            return is_changed or is_gone or bool(self.interaction.followups)
        first = self.interaction.original
        return first is None or not first.is_loading or bool(self.interaction.followups)
