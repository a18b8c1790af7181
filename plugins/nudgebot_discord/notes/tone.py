"""How words come across, as whoever tried them on sees it; without a number, so no game of it."""

from collections.abc import Iterator

from discord import ui

from nudgebot.plugin import Assessment, Catalogue, Decision, Reason, Rehearsal, segments
from nudgebot_discord.answering import Shown
from nudgebot_discord.notes.note import SUGGESTION_SHOWN, WARM, WORDS_SHOWN
from nudgebot_discord.switchboard import custom_id
from nudgebot_discord.words.escape import in_code, marked, quoted

AGAIN = "draft"
ASIDE = (Reason.UNKNOWN_LANGUAGE, Reason.CUT_SHORT)


def show_tone(text: str, rehearsal: Rehearsal, texts: Catalogue) -> Shown:
    """Say how a text comes across: in one line, or with what may hurt in it."""
    assessment = rehearsal.assessment
    if assessment is None:
        return texts("discord.tone.unread")
    if _is_unkind(rehearsal.decision):
        return _doubts(text, assessment, rehearsal.decision, texts)
    return "\n".join(_praise(assessment, rehearsal.decision, texts))


def _is_unkind(decision: Decision) -> bool:
    """Whether it calls for a nudge, also while all nudges are paused."""
    acts = decision.nudge is not None or decision.escalation is not None
    return acts or decision.findings[-1].rule == "nudge"


def _praise(assessment: Assessment, decision: Decision, texts: Catalogue) -> Iterator[str]:
    is_kind = decision.findings[-1].rule == "kindness"
    if is_kind:
        yield texts("discord.tone.kind")
    elif Reason.UNKNOWN_LANGUAGE not in assessment.reasons:
        yield texts("discord.tone.fine")
    yield from (texts(f"reason.{aside}") for aside in ASIDE if aside in assessment.reasons)
    yield f"-# {texts('discord.tone.private')}"


def _doubts(
    text: str, assessment: Assessment, decision: Decision, texts: Catalogue
) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=WARM)
    container.add_item(ui.TextDisplay(f"### {texts('discord.tone.title')}"))
    said = segments(text, assessment.unkind_evidence)
    container.add_item(ui.TextDisplay(quoted(marked(said, limit=WORDS_SHOWN))))
    container.add_item(ui.TextDisplay("\n".join(_reasons(assessment, decision, texts))))
    _add_suggestions(container, assessment, texts)
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(f"-# {texts('discord.tone.private')}"))
    view.add_item(container)
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(ui.Button(label=texts("discord.tone.again"), custom_id=custom_id(AGAIN)))
    view.add_item(row)
    return view


def _reasons(assessment: Assessment, decision: Decision, texts: Catalogue) -> Iterator[str]:
    for reason in assessment.reasons or (Reason.TONE,):
        yield f"- {texts(f'reason.{reason}')}"
    if decision.escalation is not None:
        yield f"- {texts('discord.tone.grave')}"


def _add_suggestions(
    container: ui.Container[ui.LayoutView], assessment: Assessment, texts: Catalogue
) -> None:
    if not assessment.suggestions:
        return
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(texts("discord.note.better")))
    for suggestion in assessment.suggestions:
        container.add_item(ui.TextDisplay(in_code(suggestion, limit=SUGGESTION_SHOWN)))
