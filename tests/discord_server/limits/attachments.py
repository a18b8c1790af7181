"""Files of a message: what is listed, and what embeds and components point at."""

from collections.abc import Iterator

from tests.discord_server.limits.shapes import (
    Json,
    as_int,
    as_list,
    as_text,
    complain_of_repeats,
    items_at,
    measure,
)

ATTACHMENTS = 10
SCHEME = "attachment://"


def refuse_attachments(
    message: Json, where: str, *, is_new: bool, files: int | None
) -> Iterator[str]:
    """Check that the list fits the files, and that nothing points at a file that is not there."""
    listed = list(items_at(message, "attachments", where))
    yield from measure(f"{where}attachments", listed, ATTACHMENTS)
    yield from complain_of_repeats(
        f"{where}attachments", (str(each.get("id")) for _, each in listed)
    )
    for place, attachment in listed:
        number = _number(attachment.get("id"))
        if is_new and files is not None and (number is None or number >= files):
            yield f"{place}/id: no such file was sent"
    # A change that does not list attachments keeps them, and may point at any of them.
    if is_new or "attachments" in message:
        names = {as_text(each.get("filename")) for _, each in listed}
        for place, name in _pointed_at(message, where):
            if name not in names:
                yield f"{place}: no such attachment"


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        return int(value)
    return as_int(value)


def _pointed_at(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key in {"url", "icon_url"} and as_text(part).startswith(SCHEME):
                yield f"{where}{key}", as_text(part).removeprefix(SCHEME)
            elif key != "attachments":
                yield from _pointed_at(part, f"{where}{key}/")
    for index, part in enumerate(as_list(value)):
        yield from _pointed_at(part, f"{where}{index}/")
