"""Verbs that run inside a test must leave no trace in the process."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from nudgebot.config.logs import QUIET


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """Take back what a verb did to the logs of the whole process."""
    root = logging.getLogger()
    handlers = root.handlers[:]
    levels = {name: logging.getLogger(name).level for name in ("", *QUIET)}
    yield
    ours = [
        h for h in root.handlers if isinstance(h.formatter, structlog.stdlib.ProcessorFormatter)
    ]
    if ours:
        root.handlers = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
