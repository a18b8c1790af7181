"""Starting: with Discord there or not, and with what only the owner can put right."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest

from nudgebot.plugin import PluginStartError
from tests.builders import nudge_record
from tests.plugins.discord.stage import HURTFUL, Stage


def assert_is_one_line(error: Exception) -> None:
    assert len(str(error).splitlines()) == 1


@pytest.mark.parametrize(("count", "ids"), [(0, (0,)), (2, (2,))])
async def test_shards_that_cannot_be_are_explained(
    empty_stage: Stage, count: int, ids: tuple[int, ...]
) -> None:
    settings = replace(empty_stage.settings, shard_count=count, shard_ids=ids)
    empty_stage.settings = settings
    with pytest.raises(PluginStartError, match=r"shard_ids .*shard_count") as found:
        await empty_stage.start()
    assert_is_one_line(found.value)


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({"api": "nonsense"}, "http://"),
        ({"api": "ftp://localhost/api/v10"}, "http://"),
        ({"api": "http://[::1/api/v10"}, "http://"),
        ({"api": "http://localhost:8123"}, "must end in /api/v10"),
        ({"gateway": "http://localhost"}, "ws://"),
        ({"communities": frozenset({"my server"})}, "Copy Server ID"),
    ],
)
async def test_settings_that_cannot_work_are_explained_before_anything_starts(
    empty_stage: Stage, change: dict[str, Any], advice: str
) -> None:
    empty_stage.settings = replace(empty_stage.settings, **change)
    with pytest.raises(PluginStartError, match=advice) as found:
        await empty_stage.start()
    assert_is_one_line(found.value)
    assert empty_stage.server.requests == []


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"two words", b"two\nlines", b"\xff\xfe", "ä".encode()]
)
async def test_a_file_that_holds_no_token_is_explained_in_a_line(
    empty_stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes
) -> None:
    monkeypatch.delenv("NUDGEBOT_DISCORD_TOKEN")
    token = tmp_path / "token"
    token.write_bytes(content)
    empty_stage.settings = replace(empty_stage.settings, token_file=str(token))
    with pytest.raises(PluginStartError, match="token") as found:
        await empty_stage.start()
    assert_is_one_line(found.value)
    assert "two" not in str(found.value)


async def test_a_wrong_token_is_explained_in_a_line(
    empty_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUDGEBOT_DISCORD_TOKEN", "not-the-token")
    with pytest.raises(PluginStartError, match="copy a new one") as found:
        await empty_stage.start()
    assert_is_one_line(found.value)
    assert "not-the-token" not in str(found.value)


async def test_a_missing_token_is_explained_in_a_line(
    empty_stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NUDGEBOT_DISCORD_TOKEN")
    with pytest.raises(PluginStartError, match="NUDGEBOT_DISCORD_TOKEN"):
        await empty_stage.start()
    await empty_stage.house.store.stop()
    token = tmp_path / "token"
    empty_stage.settings = replace(empty_stage.settings, token_file=str(token))
    with pytest.raises(PluginStartError, match="No such file"):
        await empty_stage.start()
    await empty_stage.house.store.stop()
    token.write_text(empty_stage.server.token + "\n", encoding="utf-8")
    await empty_stage.start()


async def test_an_intent_that_is_switched_off_is_explained_in_a_line(empty_stage: Stage) -> None:
    empty_stage.server.world.application.intents["message_content"] = False
    with pytest.raises(PluginStartError, match="message_content = false") as found:
        await empty_stage.start()
    assert_is_one_line(found.value)


async def test_while_discord_is_down_the_bot_starts_and_connects_later(
    empty_stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stage = empty_stage
    monkeypatch.setattr("nudgebot_discord.connecting.connection.AGAIN_SECONDS", 0.2)
    stage.server.faults.fail("GET", "/users/@me", 503, times=2)
    stage.server.faults.fail("GET", "/gateway/bot", 503, times=2)
    await stage.start()
    assert "outage" in caplog.text
    assert "discord.not_ready" in caplog.text
    await stage.server.until(lambda: stage.server.world.sessions.connected, timeout=10)
    await stage.server.settle(0.7)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: len(stage.general.messages) == 2)


async def test_where_nobody_listens_the_bot_starts_all_the_same(
    empty_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = empty_stage
    monkeypatch.setattr("nudgebot_discord.connecting.connection.AGAIN_SECONDS", 0.2)
    there = stage.settings
    stage.settings = replace(there, api="http://127.0.0.1:9/api/v10")
    await stage.start()
    assert await stage.platform.recall(nudge_record()) is None
    discord.http.Route.BASE = there.api
    await stage.server.until(lambda: stage.server.world.sessions.connected, timeout=10)
