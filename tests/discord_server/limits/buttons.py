"""Buttons: what each style needs, and what it must not have."""

from collections.abc import Iterator

from tests.discord_server.limits.shapes import Json, as_int, as_text, measure

LABEL = 80
ADDRESS = 512
SCHEMES = ("http://", "https://", "discord://")
LINK, PREMIUM = 5, 6

NEEDS = {LINK: "url", PREMIUM: "sku_id"}
FORBIDS = {
    LINK: ("custom_id", "sku_id"),
    PREMIUM: ("custom_id", "url", "label", "emoji"),
}


def refuse_button(button: Json, where: str) -> Iterator[str]:
    """Check one button."""
    style = as_int(button.get("style"))
    needed = NEEDS.get(style or 0, "custom_id")
    if not button.get(needed):
        yield f"{where}: a button of style {style} needs {needed}"
    for key in FORBIDS.get(style or 0, ("url", "sku_id")):
        if button.get(key):
            yield f"{where}: a button of style {style} may not have {key}"
    yield from measure(f"{where}/label", as_text(button.get("label")), LABEL)
    if style != PREMIUM and not (as_text(button.get("label")).strip() or button.get("emoji")):
        yield f"{where}: a button needs a label or an emoji"
    address = as_text(button.get("url"))
    yield from measure(f"{where}/url", address, ADDRESS)
    if address and not address.startswith(SCHEMES):
        yield f"{where}/url: must be http, https or discord"
