"""Finding the wordings in what the API answers, which may be anything."""

import json
from collections.abc import Callable
from typing import Any

from nudgebot.plugin import RephrasingUnavailableError, Trouble

_END_OF_THOUGHT = "</think>"


def wordings(body: bytes) -> list[str]:
    """Read the wordings out of a chat completion.

    Raises:
        RephrasingUnavailableError: there is no list of texts in it.
    """
    completion = _understand(lambda: json.loads(body))
    content = _understand(lambda: completion["choices"][0]["message"]["content"])
    said = _understand(lambda: json.loads(_object_in(content)))
    suggestions = _understand(lambda: said["suggestions"])
    if not isinstance(suggestions, list):
        raise RephrasingUnavailableError(Trouble.JUNK)
    return [wording for wording in suggestions if isinstance(wording, str)]


def _object_in(content: str) -> str:
    """Cut out the one object: models think aloud before it, and put fences around it."""
    answer = content.rpartition(_END_OF_THOUGHT)[2]
    return answer[answer.index("{") : answer.rindex("}") + 1]


def _understand(step: Callable[[], Any]) -> Any:  # noqa: ANN401 - it is JSON
    try:
        return step()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise RephrasingUnavailableError(Trouble.JUNK) from error
