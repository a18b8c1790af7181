"""Structured logs, for people or for machines."""

import logging
import sys

import structlog

from nudgebot.config.settings import LogSettings

SHARED = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
)
QUIET = ("aiosqlite", "sqlalchemy", "alembic", "asyncio", "watchfiles")


def configure_logs(settings: LogSettings) -> None:
    """Send every log record to standard error, in the form that the owner chose.

    Records carry names, numbers and codes. Nothing here prints local variables with a traceback:
    that is where words of members would be.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _renderer(settings),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _renderer(settings: LogSettings) -> structlog.typing.Processor:
    if settings.format == "json":
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
