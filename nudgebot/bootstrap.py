"""The composition root: opens what stands behind the ports, and runs the house in it."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from nudgebot.boarding import open_rephraser, tell_privacy
from nudgebot.config.load import Configuration
from nudgebot.config.watched import Watched
from nudgebot.engine.housekeeping import Housekeeping
from nudgebot.furnishing import House, furnish
from nudgebot.machine import listen_for_hangup, listen_for_signals
from nudgebot.plugin import PluginPlatform, PluginStartError
from nudgebot.reloading import Reloading, keep_current
from nudgebot.scoring.pool import ScorerPool
from nudgebot.scoring.process import ModelError
from nudgebot.storage.database import DatabaseError, connect, upgrade
from nudgebot.storage.keyring import Keyring, KeyringError, open_keyring
from nudgebot.storage.settings import StorageSettings
from nudgebot.storage.store import SqlStore
from nudgebot.stores import StoreUnavailableError
from nudgebot.web.keys import moderator_key
from nudgebot.web.server import Server, make_app
from nudgebot.web.settings import WebSettings
from nudgebot.web.site import Site

log = logging.getLogger(__name__)

CHORES_SECONDS = 60.0


class StartError(Exception):
    """The bot cannot start; the message is one line that says why and what to do."""


async def serve(
    configuration: Configuration,
    *,
    file: Watched | None = None,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Run the bot until SIGINT or SIGTERM; `on_ready` gets the base URL of its web server.

    When `file` changes, or on SIGHUP, the rules are read from it anew.

    Raises:
        StartError: it cannot start.
    """
    told, hangup = listen_for_signals(), listen_for_hangup() if file else None
    tell_privacy(configuration)
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(open_house(configuration))
        url = await stack.enter_async_context(_front_door(configuration, house))
        for platform in house.platforms.values():
            await _start(platform)
            stack.push_async_callback(platform.stop)
        chores = asyncio.create_task(_chores(house.housekeeping), name="housekeeping")
        stack.push_async_callback(_end, chores)
        if file is not None and hangup is not None:
            reloading = Reloading(file, configuration, house)
            await stack.enter_async_context(keep_current(reloading, file, hangup))
        log.info("ready", extra={"url": url, "plugins": sorted(house.platforms)})
        if on_ready is not None:
            on_ready(url)
        await told.wait()


async def _end(task: "asyncio.Task[None]") -> None:
    """Cancel a task and wait for it: what it holds is the store's, which closes next."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _start(platform: PluginPlatform) -> None:
    try:
        await platform.start()
    except PluginStartError as error:
        raise StartError(str(error)) from error


@asynccontextmanager
async def open_house(configuration: Configuration) -> AsyncIterator[House]:
    """Open the store, start the scoring processes, and put everything together.

    Raises:
        StartError: the database, the key, the model or a plugin cannot be used.
    """
    settings = configuration.settings
    keyring = _keyring(settings.storage)
    pool = ScorerPool(configuration.scoring)
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(_open_store(settings.storage, keyring))
        try:
            rephraser = await stack.enter_async_context(open_rephraser(configuration))
            await pool.start()
        except (ModelError, PluginStartError) as error:
            raise StartError(str(error)) from error
        stack.push_async_callback(pool.stop)
        house = furnish(configuration, keyring, store, pool, rephraser)
        stack.push_async_callback(house.scorer.stop)
        await house.host.pauses.load()
        yield house


@asynccontextmanager
async def open_store(settings: StorageSettings) -> AsyncIterator[SqlStore]:
    """Open the database alone, brought to the newest schema.

    Raises:
        StartError: the database or the key cannot be used.
    """
    async with _open_store(settings, _keyring(settings)) as store:
        yield store


@asynccontextmanager
async def _open_store(settings: StorageSettings, keyring: Keyring) -> AsyncIterator[SqlStore]:
    try:
        engine = connect(database_url(settings), sync=settings.sync)
        await upgrade(engine)
    except DatabaseError as error:
        raise StartError(str(error)) from error
    store = SqlStore(engine, excerpt_key=keyring.key("excerpts"))
    store.start()
    try:
        yield store
    finally:
        await store.stop()


def database_url(settings: StorageSettings) -> str:
    """Name the database: the owner's, or SQLite in the folder of the settings."""
    return settings.url or f"sqlite:///{Path(settings.folder) / 'nudgebot.db'}"


def _keyring(settings: StorageSettings) -> Keyring:
    try:
        return open_keyring(Path(settings.key_file or Path(settings.folder) / "key"))
    except KeyringError as error:
        raise StartError(str(error)) from error


@asynccontextmanager
async def _front_door(configuration: Configuration, house: House) -> AsyncIterator[str]:
    settings = configuration.settings.web
    server = Server(make_app(_site(settings, house)), host=settings.host, port=settings.port)
    try:
        await server.start()
    except OSError as error:
        raise StartError(
            f"cannot listen on {settings.host}:{settings.port}: {os.strerror(error.errno or 0)}; "
            "set another web.port, or stop what uses this one"
        ) from error
    try:
        yield f"http://{settings.host}:{server.port}"
    finally:
        await server.stop()


def _site(settings: WebSettings, house: House) -> Site:
    try:
        key = moderator_key(settings, os.environ)
    except OSError as error:
        raise StartError(
            f"cannot read web.moderator_key_file {settings.moderator_key_file}: {error.strerror}"
        ) from error
    return Site(
        settings=settings,
        texts=house.host.texts,
        cases=house.cases,
        secret=house.host.secret,
        monitor=house.monitor,
        listen=house.host.listen,
        checks={"store": house.store.answers, "scoring": house.scorer.answers},
        moderator_key=key,
        routes=[route for platform in house.platforms.values() for route in platform.routes()],
    )


async def _chores(housekeeping: Housekeeping) -> None:
    while True:
        try:
            await housekeeping.go_round()
        except StoreUnavailableError:
            log.warning("outage", extra={"part": "store"})
        except Exception:
            log.exception("chores.failed")
        await asyncio.sleep(CHORES_SECONDS)
