"""How much an embed holds."""

from collections.abc import Iterator

from tests.discord_server.limits.shapes import (
    Json,
    as_list,
    as_map,
    as_text,
    items_at,
    measure,
    measure_texts,
)

EMBEDS = 10
FIELDS = 25
TOGETHER = 6_000
TEXTS = {"title": 256, "description": 4_096}
FIELD = {"name": 256, "value": 1_024}


def refuse_embeds(message: Json, where: str) -> Iterator[str]:
    """Check the embeds of a message, one by one and all together."""
    yield from measure(f"{where}embeds", as_list(message.get("embeds")), EMBEDS)
    embeds = list(items_at(message, "embeds", where))
    for place, embed in embeds:
        yield from _refuse_embed(embed, f"{place}/")
    together = sum(len(text.strip()) for _, embed in embeds for text in _texts(embed))
    if together > TOGETHER:
        yield f"{where}embeds: too long together ({together}, at most {TOGETHER})"


def is_blank(embed: Json) -> bool:
    """Tell whether an embed shows nothing."""
    return not any(value for key, value in embed.items() if key not in {"type", "flags", "color"})


def _refuse_embed(embed: Json, where: str) -> Iterator[str]:
    yield from measure_texts(embed, TEXTS, where)
    yield from measure_texts(as_map(embed.get("footer")), {"text": 2_048}, f"{where}footer/")
    yield from measure_texts(as_map(embed.get("author")), {"name": 256}, f"{where}author/")
    yield from measure(f"{where}fields", as_list(embed.get("fields")), FIELDS)
    for place, field in items_at(embed, "fields", where):
        for key, most in FIELD.items():
            yield from measure(f"{place}/{key}", as_text(field.get(key)).strip(), most, least=1)


def _texts(embed: Json) -> Iterator[str]:
    yield from (as_text(embed.get(key)) for key in TEXTS)
    yield as_text(as_map(embed.get("footer")).get("text"))
    yield as_text(as_map(embed.get("author")).get("name"))
    for _, field in items_at(embed, "fields"):
        yield from (as_text(field.get(key)) for key in FIELD)
