"""What an owner can set about the room."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Interval, Len


@dataclass(frozen=True, slots=True, kw_only=True)
class WebchatSettings:
    """The chat room.

    Attributes:
        title: the name of the room, at the top of its page.
        community: the id of the community that its members belong to.
        channel: the id of the one channel there is.
        max_characters: the longest message that the room takes.
        messages_per_second: how fast one member may write for long.
        burst: how many messages one member may send at once.
        history: how many lines a newcomer sees; they live in memory only.
        board_rows: how many members the kindness board shows.
        moderators_link: the path of the moderators' pages, such as `"/moderators"`, for a link to
            them; empty for none.
    """

    title: Annotated[str, Len(1, 80)] = "The Front Porch"
    community: Annotated[str, Len(1, 64)] = "porch"
    channel: Annotated[str, Len(1, 64)] = "main"
    max_characters: Annotated[int, Interval(ge=1, le=100_000)] = 2_000
    messages_per_second: Annotated[float, Interval(gt=0, le=1_000)] = 5.0
    burst: Annotated[int, Interval(ge=1, le=1_000)] = 10
    history: Annotated[int, Interval(ge=0, le=1_000)] = 100
    board_rows: Annotated[int, Interval(ge=1, le=100)] = 10
    moderators_link: str = ""
