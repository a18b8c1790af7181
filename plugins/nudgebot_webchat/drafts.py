"""Drafts that are held back until their author answers the nudge about them."""

from collections import OrderedDict
from dataclasses import dataclass, field

CAPACITY = 2_000


@dataclass(frozen=True, slots=True)
class HeldDraft:
    """A held message, the nudge about it, and its words, if they are known."""

    member: str
    message: str
    nudge: str
    text: str | None = field(default=None, repr=False)


class HeldDrafts:
    """The held drafts that lately mattered, in memory only; the store knows all nudges."""

    def __init__(self) -> None:
        self._by_message: OrderedDict[tuple[str, str], HeldDraft] = OrderedDict()
        self._by_nudge: dict[tuple[str, str], HeldDraft] = {}

    def hold(self, draft: HeldDraft) -> None:
        """Keep a draft."""
        self.release(draft.member, draft.message)
        self._by_message[draft.member, draft.message] = draft
        self._by_nudge[draft.member, draft.nudge] = draft
        if len(self._by_message) > CAPACITY:
            _, oldest = self._by_message.popitem(last=False)
            del self._by_nudge[oldest.member, oldest.nudge]

    def release(self, member: str, message: str) -> HeldDraft | None:
        """Let a draft go, if it is held."""
        draft = self._by_message.pop((member, message), None)
        if draft is not None:
            del self._by_nudge[member, draft.nudge]
        return draft

    def get(self, member: str, message: str) -> HeldDraft | None:
        """Look a draft up by its message."""
        return self._by_message.get((member, message))

    def about(self, member: str, nudge: str) -> HeldDraft | None:
        """Look a draft up by the nudge about it."""
        return self._by_nudge.get((member, nudge))
