from nudgebot.domain.nudge import Outcome
from tests.plugins.webchat.fakes import SUGGESTIONS
from tests.plugins.webchat.visitors import OpenRoom, Tab


async def test_a_hurtful_draft_is_held_and_its_author_sees_why(room: OpenRoom) -> None:
    ada = await room.tab("Ada")

    receipt = await ada.say("👩‍🚀 You idiot!")

    note = ada.first("note")
    assert receipt["held"] is True
    assert note["draft"] == receipt["message"]
    assert [part["text"] for part in note["segments"] if part["marked"]] == ["idiot"]
    assert "".join(part["text"] for part in note["segments"]) == "👩‍🚀 You idiot!"
    assert note["reasons"] == ["It reads as an insult."]
    assert note["suggestions"] == list(SUGGESTIONS)
    assert note["escalated"] is False
    assert await ada.lines() == []


async def test_nobody_else_hears_of_a_nudge(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")

    await ada.say("You idiot!")

    heard = await ben.everything()
    assert "idiot" not in heard
    assert "nudge" not in heard.replace('"unanswered", "nudges"', "")


async def test_a_note_never_has_a_score(room: OpenRoom) -> None:
    ada = await room.tab("Ada")

    await ada.say("You idiot!")

    assert set(ada.first("note")) == {
        *("kind", "nudge", "draft", "segments", "reasons", "suggestions", "escalated")
    }


async def test_all_tabs_of_the_author_show_the_note_and_drop_it_together(room: OpenRoom) -> None:
    ada = await room.member("Ada")
    one, other = await ada.open(), await ada.open()
    draft = (await one.say("You idiot!"))["message"]

    assert (await other.hear("note"))["draft"] == draft
    await other.say("I see it in another way.", revises=draft)

    assert (await one.hear("settled"))["draft"] == draft


async def test_use_this_or_edit_posts_the_better_words_and_thanks_the_author(
    room: OpenRoom,
) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")
    draft = (await ada.say("You idiot!"))["message"]

    await ada.say(SUGGESTIONS[0], revises=draft)

    assert await ben.lines() == [SUGGESTIONS[0]]
    assert await ada.whispers() == ["+2 for saying it in a better way."]
    assert room.host.outcome() is Outcome.REPHRASED


async def test_post_anyway_posts_it_and_tells_the_author_gently(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")

    await _stand_by(ada, "You idiot!")

    assert await ben.lines() == ["You idiot!"]
    assert "behind every name is a real person" in (await ada.whispers())[0]
    assert await ben.whispers() == []


async def test_standing_by_it_again_and_again_brings_a_moderator_and_a_way_to_contest(
    room: OpenRoom,
) -> None:
    ada = await room.tab("Ada")
    for number in range(3):
        await _stand_by(ada, f"You idiot {number}!")
    last = [news for news in await ada.catch_up() if news["kind"] == "whisper"][-1]

    assert last["text"] == "Posted. A moderator will take a look at it."
    await ada.act("contest", nudge=last["nudge"])

    assert (await ada.hear("answered"))["done"] is True
    assert (await ada.whispers())[-1] == "Thank you for saying so. A moderator will check it."
    assert await ada.lines() == [f"You idiot {number}!" for number in range(3)]


async def test_something_grave_says_that_a_moderator_looks_too(room: OpenRoom) -> None:
    ada = await room.tab("Ada")

    await ada.say("I will hurt you")

    assert ada.first("note")["escalated"] is True


async def test_this_was_wrong_posts_it_as_it_was_and_reaches_a_moderator(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")
    receipt = await ada.say("I am an idiot!")
    nudge = ada.first("note")["nudge"]

    await ada.act("contest", nudge=nudge)

    assert (await ada.hear("settled"))["draft"] == receipt["message"]
    assert await ben.lines() == ["I am an idiot!"]
    assert room.host.contests == [(nudge, "I am an idiot!")]
    assert "posted as it was" in (await ada.whispers())[0]


async def test_contesting_twice_posts_once(room: OpenRoom) -> None:
    ada = await room.tab("Ada")
    await ada.say("I am an idiot!")
    nudge = ada.first("note")["nudge"]

    await ada.act("contest", nudge=nudge)
    await ada.act("contest", nudge=nudge)

    assert [news["done"] for news in (await _answers(ada))] == [True, False]
    assert await ada.lines() == ["I am an idiot!"]
    assert (await ada.whispers())[-1].endswith("so nothing changed.")


async def test_let_it_go_posts_nothing(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")
    await ada.say("You idiot!")

    await ada.act("withdraw", nudge=ada.first("note")["nudge"])

    assert (await ada.hear("answered"))["done"] is True
    assert room.host.outcome() is Outcome.WITHDRAWN
    assert await ben.lines() == []
    assert await ada.whispers() == ["Let go. Nobody saw it."]


async def test_nobody_can_answer_for_somebody_else(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")
    draft = (await ada.say("You idiot!"))["message"]
    nudge = ada.first("note")["nudge"]

    await ben.act("contest", nudge=nudge)
    await ben.act("withdraw", nudge=nudge)
    assert (await ben.say("You idiot yourself", revises=draft))["held"] is True

    assert [news["done"] for news in await _answers(ben)] == [False, False]
    assert room.host.nudges[nudge].outcome is Outcome.PENDING
    assert await ben.lines() == []


async def test_a_nudge_that_is_answered_is_no_pass_for_more(room: OpenRoom) -> None:
    ada = await room.tab("Ada")
    draft = await _stand_by(ada, "You idiot!")

    assert (await ada.say("All of you are idiots!", revises=draft))["held"] is True


async def test_while_the_store_is_out_answers_are_kept_for_later(room: OpenRoom) -> None:
    ada = await room.tab("Ada")
    await ada.say("You idiot!")
    nudge = ada.first("note")["nudge"]
    room.host.store_is_out = True

    for kind in ("contest", "withdraw"):
        act = await ada.act(kind, nudge=nudge)
        refusal = await ada.hear("refused")
        assert (refusal["id"], "try again" in refusal["text"]) == (act, True)

    assert room.host.outcome() is Outcome.PENDING


async def _stand_by(tab: Tab, text: str) -> str:
    draft = str((await tab.say(text))["message"])
    assert (await tab.say(text, revises=draft))["held"] is False
    return draft


async def _answers(tab: Tab) -> list[dict[str, object]]:
    return [news for news in await tab.catch_up() if news["kind"] == "answered"]
