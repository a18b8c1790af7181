import json

from tests.cli.programs import logged_by

SET_UP = """
import logging
from nudgebot.config.logs import configure_logs
from nudgebot.config.settings import LogSettings
configure_logs(LogSettings({settings}))
log = logging.getLogger("nudgebot.somewhere")
"""


def logged(settings: str, code: str) -> str:
    return logged_by(SET_UP.format(settings=settings) + code)


def test_for_machines_every_line_is_one_json_object() -> None:
    line = logged("format='json'", "log.warning('outage', extra={'part': 'store'})")
    record = json.loads(line)
    assert (record["event"], record["level"], record["part"]) == ("outage", "warning", "store")


def test_for_people_a_line_reads_without_colours() -> None:
    line = logged("", "log.info('ready', extra={'plugins': ['webchat']})")
    assert "[info     ] ready" in line
    assert "plugins=['webchat']" in line
    assert "\x1b" not in line


def test_what_is_below_the_level_is_left_out() -> None:
    assert logged("level='warning'", "log.info('ready')") == ""


def test_a_traceback_shows_no_values() -> None:
    code = """
def receive(text):
    raise RuntimeError("broken")
try:
    receive("a member's words")
except RuntimeError:
    log.exception("failed")
"""
    for settings in ("", "format='json'"):
        told = logged(settings, code)
        assert "RuntimeError: broken" in told
        assert "a member's words" not in told.replace('receive("a member\'s words")', "")
