import pytest
from aiohttp import WSMsgType, WSServerHandshakeError

from nudgebot_webchat.session import COOKIE
from nudgebot_webchat.settings import WebchatSettings
from tests.plugins.webchat.visitors import OpenRoom, Visitor, open_room


async def test_a_stranger_is_asked_for_a_name(room: OpenRoom) -> None:
    page = await (await room.visitor()).page()

    assert "Come on in" in page
    assert 'action="/webchat/join"' in page


async def test_a_member_comes_straight_into_the_room_also_after_a_restart(room: OpenRoom) -> None:
    ada = await room.member("Ada")
    assert "You are Ada" in await ada.page()

    await room.restart()

    assert "You are Ada" in await ada.page()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "Please pick a name."),
        ("a" * 33, "Up to 32 characters, please."),
        ("A\u202eda", "characters that nobody can see"),
    ],
)
async def test_a_name_that_cannot_be_had_is_refused_in_plain_words(
    room: OpenRoom, name: str, problem: str
) -> None:
    visitor = await room.visitor()

    async with visitor.http.post(room.url("/webchat/join"), data={"name": name}) as answer:
        assert problem in await answer.text()

    assert room.host.names == {}


async def test_a_taken_name_is_refused(room: OpenRoom) -> None:
    await room.member("Ada")
    visitor = await room.visitor()

    async with visitor.http.post(room.url("/webchat/join"), data={"name": "Ada"}) as answer:
        page = await answer.text()

    assert "Somebody here has that name already" in page
    assert 'value="Ada"' in page


async def test_whatever_somebody_calls_themselves_is_never_markup(room: OpenRoom) -> None:
    ada = await room.member('"><script>alert(1)')

    page = await ada.page()

    assert "<script>alert" not in page
    assert "&#34;&gt;&lt;script&gt;alert(1)" in page


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(room: OpenRoom) -> None:
    visitor = await room.visitor()
    url, form = room.url("/webchat/join"), {"name": "Ada"}

    async with visitor.http.post(url, data=form, allow_redirects=False) as answer:
        cookie = answer.cookies[COOKIE]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("forged", ["", "x", "WyJ4IiwgIkFkYSJd.00", ".", "é.é"])
async def test_a_forged_session_is_shown_out(room: OpenRoom, forged: str) -> None:
    stranger = await room.visitor()
    stranger.http.headers["Cookie"] = f"{COOKIE}={forged}"

    assert "Come on in" in await stranger.page()
    assert await _first_news(stranger, room) == "signed_out"


async def test_a_session_cannot_be_turned_into_another(room: OpenRoom) -> None:
    ada = await room.member("Ada")
    (cookie,) = ada.http.cookie_jar
    _, _, signature = cookie.value.partition(".")
    stranger = await room.visitor()
    stranger.http.headers["Cookie"] = f"{COOKIE}=WyJzb21lYm9keSIsICJCZW4iXQ==.{signature}"

    assert await _first_news(stranger, room) == "signed_out"


async def test_somebody_whose_name_was_given_away_picks_another(room: OpenRoom) -> None:
    ada = await room.member("Ada")
    room.host.names.clear()
    await room.member("Ada")

    assert await _first_news(ada, room) == "signed_out"
    assert "Somebody here has that name already" in await ada.page()
    assert "Come on in" in await ada.page()


async def test_while_the_store_is_out_members_come_in_and_newcomers_wait(room: OpenRoom) -> None:
    ada, newcomer = await room.member("Ada"), await room.visitor()
    room.host.store_is_out = True

    assert "You are Ada" in await ada.page()
    assert await newcomer.join("Ben") == 200
    tab = await ada.http.ws_connect(room.url("/webchat/socket"))
    await tab.send_json({"kind": "hello"})
    kinds = [(await tab.receive_json())["kind"] for _ in range(3)]
    assert {"welcome", "refused"} <= set(kinds)


async def test_other_sites_pages_cannot_open_a_socket_or_join(room: OpenRoom) -> None:
    ada = await room.member("Ada")
    headers = {"Origin": "https://evil.example"}

    with pytest.raises(WSServerHandshakeError) as error:
        await ada.open(headers=headers)
    assert error.value.status == 403

    url, form = room.url("/webchat/join"), {"name": "Eve"}
    async with ada.http.post(url, data=form, headers=headers) as answer:
        assert answer.status == 403


async def test_our_own_page_can_open_a_socket(room: OpenRoom) -> None:
    ada = await room.member("Ada")

    tab = await ada.open(headers={"Origin": room.url("").rstrip("/")})

    assert not tab.socket.closed


async def test_the_moderators_are_linked_where_the_owner_says_so() -> None:
    async with open_room(WebchatSettings(moderators_link="/moderators")) as room:
        assert 'href="/moderators"' in await (await room.member("Ada")).page()
    async with open_room() as room:
        assert 'href="/moderators"' not in await (await room.member("Ada")).page()


async def test_static_files_are_served(room: OpenRoom) -> None:
    visitor = await room.visitor()

    assert "import" in await visitor.page("/webchat/static/room.js")


async def _first_news(visitor: Visitor, room: OpenRoom) -> str:
    socket = await visitor.http.ws_connect(room.url("/webchat/socket"))
    news: dict[str, str] = await socket.receive_json()
    assert (await socket.receive()).type is WSMsgType.CLOSE
    return news["kind"]
