"""What would happen to one message, and why, in a few lines."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from nudgebot.cli.explanation import happening, nothing_happens, setting_line
from nudgebot.cli.past import Lapse
from nudgebot.cli.picture import Row, evidence, highlighted, rows
from nudgebot.cli.session import Turn
from nudgebot.cli.terminal import visible
from nudgebot.config.settings import Settings
from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.domain.message import Stage
from nudgebot.domain.standing import Standing
from nudgebot.texts.catalogue import Catalogue


def outcome(turn: Turn, *, settings: Settings, texts: Catalogue) -> RenderableType:
    """Show the message with its evidence marked, what would happen, and what decides."""
    message, assessment = turn.here.message, turn.here.assessment
    said = highlighted(message.text, assessment) if assessment else Text(visible(message.text))
    line = Text.assemble((f"{visible(message.author.name)}: ", "dim"), said)
    lines = (*_happenings(turn, texts), *_reasons(turn, texts), *_rule(turn, settings))
    return Group(Padding(line, (0, 2)), Padding(rows((*lines, *_history(turn))), (0, 2, 1, 2)))


def _happenings(turn: Turn, texts: Catalogue) -> Iterator[Row]:
    actions = [happening(action, turn.here, texts) for action in turn.decision.actions]
    for line in actions or [nothing_happens(turn.here)]:
        yield "what happens", Text(line, style="bold")
    if turn.here.message.stage is Stage.DRAFT and turn.decision.holds_draft:
        yield "next", Text("The next draft answers the note: better words, or the same again.")


def _reasons(turn: Turn, texts: Catalogue) -> Iterator[Row]:
    for finding in turn.decision.findings:
        yield "because", Text(texts(f"why.{finding.why}"))
    assessment = turn.here.assessment
    if assessment is None:
        return
    if assessment.evidence:
        yield "evidence", evidence(turn.here.message.text, assessment)
    yield from (("why", Text(texts(f"reason.{reason}"))) for reason in assessment.reasons)
    for suggestion in assessment.suggestions:
        yield "kinder", Text(visible(suggestion), style="green")
    yield "scores", Text(_scores(assessment))


def _scores(assessment: Assessment) -> str:
    """Name both sides, and the axes that a setting may speak of."""
    both = (Axis.UNKINDNESS, Axis.KINDNESS)
    shown = (*both, *(a for a in Axis if a not in both and assessment.scores[a] >= _WORTH_NAMING))
    return ", ".join(f"{axis} {assessment.scores[axis]:.2f}" for axis in shown)


_WORTH_NAMING = 0.1


def _rule(turn: Turn, settings: Settings) -> Iterator[Row]:
    for finding in turn.decision.findings:
        yield "rule", Text(finding.rule)
        for path in finding.settings:
            yield "setting", Text(visible(setting_line(settings, path)))


def _history(turn: Turn) -> Iterator[Row]:
    standing = turn.standing
    if standing.strikes or standing.open_case:
        yield "remembered", Text(visible(f"{turn.here.message.author.name}: {_stands(standing)}."))


def _stands(standing: Standing) -> str:
    parts = []
    if standing.strikes:
        parts.append(
            f"{len(standing.strikes)} {'strike' if len(standing.strikes) == 1 else 'strikes'}"
        )
    if standing.open_case:
        parts.append("a case is open")
    return ", ".join(parts)


def lapse_line(lapse: Lapse) -> str:
    """Say what became of a nudge that nobody answered."""
    name = visible(lapse.nudge.member.member)
    filed = " A moderator gets a case." if lapse.is_filed else ""
    return f"{name} did not answer in time: the nudge counts as ignored, a strike.{filed}"
