"""Commands of an application, one or a whole list."""

from collections import Counter
from collections.abc import Iterator

from tests.discord_server.limits.naming import (
    longest,
    refuse_description,
    refuse_name,
    refuse_translations,
)
from tests.discord_server.limits.options import refuse_options
from tests.discord_server.limits.request import Request
from tests.discord_server.limits.shapes import (
    Json,
    as_int,
    as_list,
    as_map,
    as_text,
    complain_of_repeats,
    items_at,
    measure,
)

SLASH, ON_MEMBER, ON_MESSAGE, ENTRY_POINT = 1, 2, 3, 4
COUNTS = {SLASH: 100, ON_MEMBER: 15, ON_MESSAGE: 15, ENTRY_POINT: 1}
TOGETHER = 8_000
NAME = 32


def refuse_commands(request: Request) -> Iterator[str]:
    """Check what is registered; of a change, only what is sent."""
    if request.method == "PUT":
        yield from _refuse_list(as_list(request.body))
    else:
        yield from _refuse_command(request.fields, "", is_change=request.method == "PATCH")


def _refuse_list(commands: list[object]) -> Iterator[str]:
    known = [as_map(command) for command in commands]
    for kind, count in Counter(map(_kind_of, known)).items():
        if count > COUNTS.get(kind, 0):
            yield f"too many commands of type {kind} ({count}, at most {COUNTS.get(kind, 0)})"
    yield from complain_of_repeats(
        "type and name", ((_kind_of(each), each.get("name")) for each in known)
    )
    for index, command in enumerate(known):
        yield from _refuse_command(command, f"{index}/")


def _refuse_command(command: Json, where: str, *, is_change: bool = False) -> Iterator[str]:
    # A change does not say what kind of command it is; what it sends tells.
    if _kind_of(command) in {ON_MEMBER, ON_MESSAGE}:
        yield from _refuse_menu(command, where)
        return
    if "name" in command and not is_change:
        yield from refuse_name(command, where)
    if not is_change or command.get("description"):
        yield from refuse_description(command, where)
    yield from refuse_options(command, where)
    together = _measure_together(command)
    if together > TOGETHER:
        yield f"{where or 'command'}: too long together ({together}, at most {TOGETHER})"


def _refuse_menu(menu: Json, where: str) -> Iterator[str]:
    name = as_text(menu.get("name"))
    yield from measure(f"{where}name", name.strip(), NAME, least=1)
    yield from refuse_translations(menu, "name", where, most=NAME)
    if menu.get("description") or menu.get("description_localizations"):
        yield f"{where}description: a menu has none"
    if menu.get("options"):
        yield f"{where}options: a menu has none"


def _measure_together(owner: Json) -> int:
    own = longest(owner, "name") + longest(owner, "description")
    choices = sum(
        longest(choice, "name") + len(as_text(choice.get("value")))
        for _, choice in items_at(owner, "choices")
    )
    inner = sum(_measure_together(option) for _, option in items_at(owner, "options"))
    return own + choices + inner


def _kind_of(command: Json) -> int:
    return as_int(command.get("type")) or SLASH
