"""Asks the language model, with a limit to everything."""

import logging
import os
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from aiohttp import (
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
)

from nudgebot.plugin import RephraseRequest, RephrasingUnavailableError, Trouble
from nudgebot_llm.address import endpoint, is_exposed
from nudgebot_llm.answer import wordings
from nudgebot_llm.key import api_key
from nudgebot_llm.prompt import messages
from nudgebot_llm.settings import LlmSettings

log = logging.getLogger(__name__)

LARGEST = 65_536
CHUNK = 8_192
AT_ONCE = 8


class LlmRephraser:
    """One OpenAI-compatible chat API. Its answers are not trusted: the engine checks them."""

    def __init__(self, settings: LlmSettings) -> None:
        self._settings = settings
        self._endpoint = ""
        self._session: ClientSession | None = None

    async def start(self) -> None:
        """Check the address, read the key, and get ready to connect."""
        self._endpoint = endpoint(self._settings.base_url)
        key = api_key(self._settings, os.environ)
        self._session = ClientSession(
            connector=TCPConnector(limit=AT_ONCE),
            cookie_jar=DummyCookieJar(),
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=ClientTimeout(total=self._settings.timeout_seconds),
            auto_decompress=False,  # a small body must not become a large one
        )
        if is_exposed(self._settings.base_url):
            log.warning("llm.unencrypted", extra={"address": self._settings.base_url})

    async def stop(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()

    async def rephrase(self, request: RephraseRequest) -> Sequence[str]:
        """Ask for wordings.

        Raises:
            RephrasingUnavailableError: there is no answer in time, or none that makes sense.
        """
        if self._session is None:
            raise RephrasingUnavailableError(Trouble.UNREACHABLE)
        try:
            body = await self._post(self._session, self._question(request))
        except TimeoutError as error:
            raise RephrasingUnavailableError(Trouble.TIMEOUT) from error
        except (ClientError, OSError) as error:
            raise RephrasingUnavailableError(Trouble.UNREACHABLE) from error
        return wordings(body)

    def _question(self, request: RephraseRequest) -> dict[str, Any]:
        return {
            "model": self._settings.model,
            "messages": messages(request),
            "max_tokens": self._settings.max_tokens,
            "stream": False,
        }

    async def _post(self, session: ClientSession, question: dict[str, Any]) -> bytes:
        # A redirect would take the text, and the key, to an address that the owner did not name.
        async with session.post(
            self._endpoint,
            json=question,
            headers={"Accept-Encoding": "identity"},
            allow_redirects=False,
        ) as response:
            _check(response.status)
            return await _read(response)


def _check(status: int) -> None:
    if status == HTTPStatus.OK:
        return
    log.warning("llm.status", extra={"status": status})
    is_redirect = HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST
    raise RephrasingUnavailableError(Trouble.REDIRECT if is_redirect else Trouble.STATUS)


async def _read(response: ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        body += chunk
        if len(body) > LARGEST:
            raise RephrasingUnavailableError(Trouble.TOO_LARGE)
    return bytes(body)
