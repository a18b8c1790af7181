"""What to do when a test needs something that this machine does not have."""

import os
from typing import NoReturn

import pytest

SWITCH = "NUDGEBOT_REQUIRE"


def missing(what: str, how_to_get_it: str) -> NoReturn:
    """Skip the test, saying what is missing and how to get it; fail if nothing may be skipped."""
    reason = f"{what} is missing: {how_to_get_it}"
    if os.environ.get(SWITCH):
        pytest.fail(reason)
    pytest.skip(reason)
