"""Threads: starting them, and who is in them."""

from tests.discord_server.accounts import User
from tests.discord_server.calls import Call, Route
from tests.discord_server.channels import FORUMS, Archive, Channel, Kind
from tests.discord_server.drafts import Draft, compose
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission, can_view, require
from tests.discord_server.posting import check_speech, post
from tests.discord_server.posts import Posted

RECIPIENT_ADD = 1


def start(call: Call) -> Json:
    """POST a thread without a message, or a post in a forum."""
    parent = call.visible_channel()
    kind = _kind_of(parent, int(call.form.get("type", Kind.PRIVATE_THREAD)))
    call.visible_channel(_needed(parent, kind))
    thread = _make(call, parent, kind)
    written = thread.seen_by(call.bot)
    if parent.kind in FORUMS:
        first = compose(call.state, thread, call.bot, Draft(call.form["message"], call.uploads))
        first.id = thread.id
        check_speech(call.state, thread, first)
        written["message"] = post(call.state, first).payload()
    return written


def start_from_message(call: Call) -> Json:
    """POST a thread under a message."""
    parent = call.visible_channel(
        Permission.CREATE_PUBLIC_THREADS | Permission.READ_MESSAGE_HISTORY
    )
    message = call.message
    if message.id in call.state.channels:
        raise ApiError(Refusal.HAS_THREAD)
    kind = _kind_of(parent, Kind.PUBLIC_THREAD)
    return _make(call, parent, kind, number=message.id).seen_by(call.bot)


def people(call: Call) -> list[Json]:
    """GET who is in a thread."""
    thread = _thread(call)
    return [thread.thread_member(user) for user in thread.people]


def join(call: Call) -> None:
    """PUT the bot into a thread."""
    _add(call, _awake(call), call.bot)


def leave(call: Call) -> None:
    """DELETE the bot from a thread."""
    _take_out(call, _awake(call), call.bot)


def add(call: Call) -> None:
    """PUT somebody into a thread; a private one says so in a line."""
    thread = _awake(call)
    require(thread, call.bot, call.state.clock.now(), Permission.SEND_MESSAGES_IN_THREADS)
    user = _member(call, thread)
    if user in thread.people:
        return
    if not can_view(thread.home, user, call.state.clock.now()):
        raise ApiError(Refusal.MISSING_ACCESS)
    _add(call, thread, user)
    if thread.kind is Kind.PRIVATE_THREAD:
        line = Posted(call.state.ids.next(), thread, call.bot, type=RECIPIENT_ADD)
        line.pings.users = [user]
        post(call.state, line)


def take_out(call: Call) -> None:
    """DELETE somebody from a thread; its maker may, where it is private."""
    thread = _awake(call)
    is_makers = thread.kind is Kind.PRIVATE_THREAD and thread.creator is call.bot
    if not is_makers:
        require(thread, call.bot, call.state.clock.now(), Permission.MANAGE_THREADS)
    _take_out(call, thread, _member(call, thread))


def _needed(parent: Channel, kind: Kind) -> int:
    if parent.kind in FORUMS:
        return Permission.SEND_MESSAGES
    if kind is Kind.PRIVATE_THREAD:
        return Permission.CREATE_PRIVATE_THREADS
    return Permission.CREATE_PUBLIC_THREADS


def _kind_of(parent: Channel, kind: int) -> Kind:
    if parent.kind in FORUMS:
        return Kind.PUBLIC_THREAD
    if parent.kind is Kind.NEWS and kind != Kind.PRIVATE_THREAD:
        return Kind.NEWS_THREAD
    if parent.kind is not Kind.TEXT or kind not in {Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD}:
        raise ApiError(Refusal.WRONG_CHANNEL_TYPE)
    return Kind(kind)


def _make(call: Call, parent: Channel, kind: Kind, number: int | None = None) -> Channel:
    form = call.form
    archive = Archive(
        is_invitable=bool(form.get("invitable", True)),
        minutes=int(form.get("auto_archive_duration") or Archive.minutes),
    )
    thread = Channel(
        id=number or call.state.ids.next(),
        kind=kind,
        name=form["name"],
        community=parent.community,
        parent=parent,
        creator=call.bot,
        people=[call.bot],
        archive=archive,
    )
    call.state.keep_channel(thread)
    return thread


def _thread(call: Call) -> Channel:
    thread = call.visible_channel()
    if not thread.is_thread:
        raise ApiError(Refusal.WRONG_CHANNEL_TYPE)
    return thread


def _awake(call: Call) -> Channel:
    thread = _thread(call)
    if thread.archive.is_archived:
        raise ApiError(Refusal.ARCHIVED)
    return thread


def _member(call: Call, thread: Channel) -> User:
    assert thread.community is not None
    return call.state.member(thread.community, int(call.path["user"])).user


def _add(call: Call, thread: Channel, user: User) -> None:
    if user not in thread.people:
        thread.people.append(user)
        call.state.events.thread_members(thread, added=[user], gone=())


def _take_out(call: Call, thread: Channel, user: User) -> None:
    if user not in thread.people:
        raise ApiError(Refusal.UNKNOWN_MEMBER)
    call.state.events.thread_members(thread, added=(), gone=[user])
    thread.people.remove(user)


_MEMBERS = "/channels/{channel}/thread-members"
ROUTES = (
    Route("POST", "/channels/{channel}/threads", start),
    Route("POST", "/channels/{channel}/messages/{message}/threads", start_from_message),
    Route("GET", _MEMBERS, people),
    Route("PUT", f"{_MEMBERS}/@me", join),
    Route("DELETE", f"{_MEMBERS}/@me", leave),
    Route("PUT", f"{_MEMBERS}/{{user}}", add),
    Route("DELETE", f"{_MEMBERS}/{{user}}", take_out),
)
