"""Who is in the room, with which tabs, and how to reach them."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from nudgebot_webchat.connection import Connection
from nudgebot_webchat.mentions import fold
from nudgebot_webchat.session import Session

NAMES = 10_000
LISTED = 100


class Attendance:
    """Keeps the open tabs by member. `changed` is called when somebody comes or goes."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._tabs: dict[str, set[Connection]] = {}
        self._names: OrderedDict[str, str] = OrderedDict()
        self._members: dict[str, str] = {}

    def enter(self, tab: Connection) -> None:
        """Seat a tab."""
        self._tabs.setdefault(tab.session.member, set()).add(tab)
        self._remember(tab.session)
        self._changed()

    def leave(self, tab: Connection) -> None:
        """Free its seat."""
        tabs = self._tabs.get(tab.session.member, set())
        tabs.discard(tab)
        if not tabs:
            self._tabs.pop(tab.session.member, None)
        self._changed()

    def tell(self, member: str, news: str) -> bool:
        """Send something to all tabs of one member; False if they have none open."""
        tabs = tuple(self._tabs.get(member, ()))
        for tab in tabs:
            tab.send(news)
        return bool(tabs)

    def tell_all(self, news: str) -> None:
        """Send something to everybody."""
        for tab in self.tabs():
            tab.send(news)

    def tabs(self) -> Iterable[Connection]:
        """All open tabs, as they are now."""
        return tuple(tab for tabs in self._tabs.values() for tab in tabs)

    def is_here(self, member: str) -> bool:
        """Whether a member has a tab open."""
        return member in self._tabs

    def here(self) -> tuple[Mapping[str, str], int]:
        """Get the names of the first members here by their ids, and how many there are."""
        first = islice(self._tabs, LISTED)
        return {member: self._names[member] for member in first}, len(self._tabs)

    def name_of(self, member: str | None) -> str | None:
        """Get the name of somebody who is or was here."""
        return self._names.get(member or "")

    @property
    def members(self) -> Mapping[str, str]:
        """Those who are or were here, by their folded names."""
        return self._members

    def _remember(self, session: Session) -> None:
        self._names[session.member] = session.name
        self._names.move_to_end(session.member)
        self._members[fold(session.name)] = session.member
        while len(self._names) > NAMES and next(iter(self._names)) not in self._tabs:
            _, name = self._names.popitem(last=False)
            self._members.pop(fold(name), None)
