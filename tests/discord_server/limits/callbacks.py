"""First answers to interactions."""

from collections.abc import Iterator

from tests.discord_server.limits.messages import ANSWERED, ANY, EPHEMERAL, Occasion, check_message
from tests.discord_server.limits.modals import refuse_modal
from tests.discord_server.limits.naming import refuse_translations
from tests.discord_server.limits.request import Request
from tests.discord_server.limits.shapes import (
    Json,
    as_int,
    as_list,
    as_map,
    as_text,
    items_at,
    measure,
)

MESSAGE, DEFER, UPDATE, CHOICES, MODAL = 4, 5, 7, 8, 9

CHOICE_COUNT = 25
NAME = 100


def refuse_callback(request: Request) -> Iterator[str]:
    """Check an answer by its type."""
    kind, data = request.fields.get("type"), as_map(request.fields.get("data"))
    if kind == MESSAGE:
        new = Occasion(is_new=True, flags=ANSWERED, files=request.files)
        yield from check_message(data, new, "data/")
    elif kind == DEFER and (as_int(data.get("flags")) or 0) & ~EPHEMERAL:
        yield "data/flags: a deferral can only be ephemeral"
    elif kind == UPDATE:
        change = Occasion(is_new=False, flags=ANY, files=request.files)
        yield from check_message(data, change, "data/")
    elif kind == CHOICES:
        if "choices" not in data:
            yield "data/choices: is needed, if only as an empty list"
        yield from _refuse_choices(data)
    elif kind == MODAL:
        yield from refuse_modal(data, "data/")


def _refuse_choices(data: Json) -> Iterator[str]:
    yield from measure("data/choices", as_list(data.get("choices")), CHOICE_COUNT)
    for place, choice in items_at(data, "choices", "data/"):
        yield from measure(f"{place}/name", as_text(choice.get("name")), NAME, least=1)
        if isinstance(choice.get("value"), str):
            yield from measure(f"{place}/value", choice["value"], NAME)
        yield from refuse_translations(choice, "name", place, most=NAME)
