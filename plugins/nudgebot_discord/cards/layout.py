"""A case as moderators see it: one card, with all that they need to decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord
from discord import ui

from nudgebot.plugin import AuditEntry, Case, CaseReason, Catalogue
from nudgebot_discord.answering import lay_out
from nudgebot_discord.cards.acts import say_act
from nudgebot_discord.cards.before import Said
from nudgebot_discord.cards.buttons import closed_rows, open_rows
from nudgebot_discord.cards.dossier import Dossier
from nudgebot_discord.cards.entries import Exhibit, lay_entry
from nudgebot_discord.cards.entry import newest_message
from nudgebot_discord.cards.outcome import say_outcome
from nudgebot_discord.cards.standing import say_standing
from nudgebot_discord.cards.tried import ENTRIES_SHOWN
from nudgebot_discord.cards.words import on_one_line, person

MOST = 4_000  # Discord's limit for all texts of a message together
NAME = 40
ALARM, ATTENTION, DONE = (
    discord.Colour(0xC8553D),
    discord.Colour(0xE8A33D),
    discord.Colour(0x8A8F98),
)


@dataclass(frozen=True, slots=True)
class Size:
    """How many entries and acts a card shows, and how many characters of each text."""

    entries: int
    acts: int
    characters: int


# The first that fits is taken.
SIZES = (
    Size(ENTRIES_SHOWN, 5, 700),
    Size(ENTRIES_SHOWN, 5, 400),
    Size(ENTRIES_SHOWN, 4, 200),
    Size(3, 3, 120),
    Size(2, 2, 80),
    Size(1, 1, 60),
)


def open_card(dossier: Dossier, texts: Catalogue, *, before: Sequence[Said] = ()) -> ui.LayoutView:
    """Lay out an open case; `before` is what was said just before its newest message."""
    for size in SIZES:
        view = _open_card(dossier, texts, before, size)
        if view.content_length() <= MOST:
            break
    return lay_out(view)


def closed_card(case: Case, ending: AuditEntry | None, texts: Catalogue) -> ui.LayoutView:
    """Lay out a closed case: how it ended, and none of its words."""
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=DONE)
    container.add_item(ui.TextDisplay(f"### {_title(case, texts)}"))
    when = discord.utils.format_dt(case.closed_at or case.opened_at)
    by = person(case.closed_by, texts)
    outcome = say_outcome(case, ending, texts)
    closed = texts("discord.card.closed", outcome=outcome, moderator=by, when=when)
    container.add_item(ui.TextDisplay(closed))
    container.add_item(ui.TextDisplay(f"-# {texts('discord.card.erased')}"))
    view.add_item(container)
    for row in closed_rows(case.id, texts):
        view.add_item(row)
    return lay_out(view)


def _open_card(
    dossier: Dossier, texts: Catalogue, before: Sequence[Said], size: Size
) -> ui.LayoutView:
    case = dossier.case
    is_grave = any(entry.reason is CaseReason.GRAVE for entry in case.entries)
    container: ui.Container[ui.LayoutView] = ui.Container(
        accent_colour=ALARM if is_grave else ATTENTION
    )
    container.add_item(ui.TextDisplay("\n".join(_head(case, texts))))
    for text in _entries(dossier, texts, before, size):
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(text))
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay("\n".join(_foot(dossier, texts, size))))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    for row in open_rows(case.id, texts):
        view.add_item(row)
    return view


def _title(case: Case, texts: Catalogue) -> str:
    name = on_one_line(case.name, limit=NAME)
    return texts("discord.card.title", member=person(case.member.member, texts), name=name)


def _head(case: Case, texts: Catalogue) -> Iterator[str]:
    yield f"### {_title(case, texts)}"
    when = discord.utils.format_dt(case.opened_at, "R")
    yield texts("discord.card.opened", when=when)
    if case.assignee:
        yield texts("discord.card.claimed", moderator=person(case.assignee, texts))
    else:
        yield texts("discord.card.unclaimed")


def _entries(
    dossier: Dossier, texts: Catalogue, before: Sequence[Said], size: Size
) -> Iterator[str]:
    """Write the newest entries, the last one first."""
    entries = dossier.case.entries
    for entry in reversed(entries[-size.entries :]):
        exhibit = Exhibit(
            entry=entry,
            guild=dossier.case.member.community,
            tried=dossier.tried.get(entry.message.message),
            before=before if entry is newest_message(dossier.case) else (),
        )
        yield lay_entry(exhibit, texts, limit=size.characters)
    if len(entries) > size.entries:
        yield f"-# {texts('discord.card.more', count=len(entries) - size.entries)}"


def _foot(dossier: Dossier, texts: Catalogue, size: Size) -> Iterator[str]:
    yield " ".join(say_standing(dossier.standing, texts))
    for act in dossier.acts[: size.acts]:
        yield f"-# {say_act(act, texts, limit=size.characters)}"
