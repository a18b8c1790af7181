"""What would be done with our AutoMod rules, as an owner sees it."""

from collections.abc import Iterator

import discord
from discord import ui

from nudgebot.plugin import Catalogue
from nudgebot_discord.automod.carrying import Deed, Outcome
from nudgebot_discord.automod.draft import Aim, Draft
from nudgebot_discord.automod.sentences import CHARACTERS, name_some, say, say_change, say_new
from nudgebot_discord.switchboard import custom_id
from nudgebot_discord.words.escape import plain
from nudgebot_discord.words.fitting import fit

APPLY, REMOVE = "automod_apply", "automod_remove"
CALM = discord.Colour(0x5B8DB8)
ROOM = 3_000
NEW, GONE = "\N{HEAVY PLUS SIGN}", "\N{HEAVY MINUS SIGN}"
CHANGED = "\N{PENCIL}\N{VARIATION SELECTOR-16}"
KEPT, FOREIGN = "\N{WHITE HEAVY CHECK MARK}", "\N{LOCK}"
TROUBLE = "\N{WARNING SIGN}\N{VARIATION SELECTOR-16}"

BUTTONS = {
    Aim.APPLY: (APPLY, discord.ButtonStyle.success),
    Aim.REMOVE: (REMOVE, discord.ButtonStyle.danger),
}


def draft_layout(draft: Draft, texts: Catalogue, *, notice: str | None = None) -> ui.LayoutView:
    """Lay a draft out, with the button that carries out exactly what is shown."""
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=CALM)
    container.add_item(ui.TextDisplay(f"### {texts('discord.automod.title')}"))
    if notice:
        container.add_item(ui.TextDisplay(notice))
        container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(_sum_up(draft, texts)))
    lines = list(_lines(draft, texts))
    if lines:
        container.add_item(ui.TextDisplay(_fit(lines, texts)))
    view.add_item(container)
    if draft.aim in BUTTONS and not draft.plan.is_empty:
        view.add_item(_button(draft, texts))
    return view


def say_outcome(outcome: Outcome, texts: Catalogue) -> str:
    """Say how far it went."""
    counts = {deed.value: outcome.done.get(deed, 0) for deed in Deed}
    said = texts("discord.automod.done", **counts)
    if outcome.reason is None or outcome.stopped_at is None:
        return f"{KEPT} {said}"
    name = plain(outcome.stopped_at, limit=CHARACTERS)
    why = texts(f"discord.automod.stopped.{outcome.reason}", name=name, code=outcome.code)
    return f"{TROUBLE} {why}\n{said}"


def _sum_up(draft: Draft, texts: Catalogue) -> str:
    plan = draft.plan
    if not plan.is_empty:
        counts = {name: len(getattr(plan, name)) for name in ("create", "change", "remove", "keep")}
        key = "discord.automod.to_do" if draft.aim in BUTTONS else "discord.automod.planned"
        return texts(key, **counts)
    if draft.aim is Aim.REMOVE:
        return texts("discord.automod.none_of_mine")
    if not draft.has_words:
        return texts("discord.automod.no_words")
    return texts("discord.automod.nothing_to_do", count=len(plan.keep))


def _lines(draft: Draft, texts: Catalogue) -> Iterator[str]:
    plan = draft.plan
    yield from (f"{NEW} {say_new(rule, texts)}" for rule in plan.create)
    yield from (f"{CHANGED} {say_change(change, texts)}" for change in plan.change)
    for gone in plan.remove:
        name = plain(gone.rule.name, limit=CHARACTERS)
        yield f"{GONE} {texts('discord.automod.gone', name=name, count=len(gone.rule.keywords))}"
    if draft.strays:
        yield f"{TROUBLE} {_name_all('strays', draft, texts)}"
    yield from (f"{TROUBLE} {say(problem, texts)}" for problem in draft.problems)
    for kept in plan.keep:
        name = plain(kept.rule.name, limit=CHARACTERS)
        yield f"{KEPT} {texts('discord.automod.kept', name=name, count=len(kept.rule.keywords))}"
    if plan.foreign:
        yield f"{FOREIGN} {_name_all('foreign', draft, texts)}"


def _name_all(which: str, draft: Draft, texts: Catalogue) -> str:
    rules = draft.strays if which == "strays" else draft.plan.foreign
    names = name_some([rule.rule.name for rule in rules], texts)
    return texts(f"discord.automod.{which}", names=names, count=len(rules))


def _fit(lines: list[str], texts: Catalogue) -> str:
    return fit(
        lines, limit=ROOM, more=lambda count: texts("discord.automod.more_lines", count=count)
    )


def _button(draft: Draft, texts: Catalogue) -> ui.ActionRow[ui.LayoutView]:
    verb, style = BUTTONS[draft.aim]
    label, about = texts(f"discord.automod.button.{draft.aim}"), custom_id(verb, draft.digest)
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(ui.Button(label=label, style=style, custom_id=about))
    return row
