"""What is said in the room: in memory only, and each thing once."""

from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from uuid import uuid4

from nudgebot_webchat.news import Line

REMEMBERED = 10_000


class Room:
    """The last lines of talk. `show` brings a new one to everybody."""

    def __init__(self, show: Callable[[Line], None], *, history: int) -> None:
        self.id = uuid4().hex
        self._show = show
        self._lines: deque[Line] = deque(maxlen=history)
        self._published: OrderedDict[str, None] = OrderedDict()

    @property
    def lines(self) -> Sequence[Line]:
        """The last lines, oldest first."""
        return tuple(self._lines)

    def publish(self, line: Line) -> None:
        """Say something, unless it was said already."""
        if line.id in self._published:
            return
        self._published[line.id] = None
        if len(self._published) > REMEMBERED:
            self._published.popitem(last=False)
        self._lines.append(line)
        self._show(line)
