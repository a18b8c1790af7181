from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console, RenderableType

from nudgebot.cli.chatlog import Entry, Read, Unreadable
from nudgebot.cli.explanation import Supposed, explanation, setting_line, supposed_situation
from nudgebot.cli.palette import COLOURS, KIND_SIDE, UNKIND_SIDE
from nudgebot.cli.picture import highlighted, picture
from nudgebot.cli.rehearsal import Rehearsal
from nudgebot.cli.replaying import replay_log
from nudgebot.cli.summary import summary
from nudgebot.cli.tally import Tally
from nudgebot.config.settings import Settings
from nudgebot.domain.assessment import Evidence
from nudgebot.domain.axes import Axis
from nudgebot.domain.message import Stage
from nudgebot.policy.decide import decide
from nudgebot.policy.settings import ExemptSettings, NudgeSettings, PolicySettings
from nudgebot.texts.catalogue import Catalogue
from tests.cli.scorers import assess

TEXTS = Catalogue.load()


def shown(view: RenderableType, width: int = 100) -> str:
    file = StringIO()
    Console(file=file, width=width, markup=False, emoji=False).print(view)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def pictured(text: str) -> RenderableType:
    (assessment,) = assess([text])
    return picture(text, assessment, TEXTS)


def explained(supposed: Supposed, policy: PolicySettings | None = None) -> str:
    settings = Settings(policy=policy or PolicySettings())
    (assessment,) = assess([supposed.text])
    here = supposed_situation(supposed, assessment, settings.policy)
    return shown(explanation(here, decide(here), settings=settings, texts=TEXTS))


def test_a_score_shows_the_text_the_bars_and_the_words() -> None:
    page = shown(pictured("you idiot"))
    assert "  you idiot\n" in page
    assert "insult          █████████████▉ 0.99    gratitude ·············· 0.00" in page
    assert "evidence      idiot (insult)" in page
    assert "aimed at      whoever it speaks to" in page
    assert "why           It reads as an insult." in page
    assert "kinder        You lost me there." in page
    assert "quoted" not in page
    assert all(axis in page for axis in Axis)


def test_the_sides_stand_under_each_other_where_it_is_narrow() -> None:
    page = shown(pictured("thanks"), width=50)
    assert "unkindness      ·············· 0.00\n" in page
    assert "kindness  █████████████▉ 0.99" in page


def test_a_repeated_label_is_said_once() -> None:
    page = shown(pictured("sorry, and thanks"))
    assert "why           It says sorry.\n                It says thank you." in page


def test_words_of_somebody_else_are_mentioned() -> None:
    (assessment,) = assess(["idiot"])
    page = shown(picture("idiot", replace(assessment, quoted=True), TEXTS))
    assert "quoted        Some of it is somebody else's words." in page


def test_evidence_is_marked_in_the_authors_own_words_by_axis() -> None:
    (assessment,) = assess(["thanks, you idiot"])
    text = highlighted("thanks, you idiot", assessment)
    assert [(span.start, span.end, span.style) for span in text.spans] == [
        (0, 6, "bold reverse green"),
        (12, 17, "bold reverse red"),
    ]


def test_no_axis_of_unkindness_looks_like_one_of_kindness() -> None:
    unkind, kind = ({COLOURS[axis] for axis in side} for side in (UNKIND_SIDE, KIND_SIDE))
    assert unkind.isdisjoint(kind)
    assert {*UNKIND_SIDE, *KIND_SIDE} == set(COLOURS) == set(Axis)


def test_much_evidence_is_named_in_short() -> None:
    text = "idiot " * 20
    page = shown(pictured(text), width=400)
    assert page.count("idiot (insult)") == 12
    assert "and 8 more" in page


def test_a_long_piece_of_evidence_is_cut_and_put_on_one_line() -> None:
    text = "you\n" * 50
    (assessment,) = assess(["idiot"])
    long = replace(assessment, evidence=(Evidence(0, len(text), Axis.INSULT),))
    page = shown(picture(text, long, TEXTS))
    assert f"evidence      {'you ' * 9}you… (insult)" in page


def test_text_cannot_steer_the_terminal_or_the_markup() -> None:
    text = "\x1b]0;owned\x07 [red]idiot[/red] \x9b31m"
    page = shown(pictured(text))
    assert "␛]0;owned␇ [red]idiot[/red] \ufffd31m" in page


def test_text_cannot_turn_the_line_round() -> None:
    text = "\u202eidiot\u2066 :smile: שלום"
    page = shown(pictured(text))
    assert "\ufffdidiot\ufffd :smile: שלום" in page


def test_a_nudge_is_explained_down_to_its_setting() -> None:
    page = explained(Supposed(text="you idiot"))
    assert "evidence      idiot (insult)" in page
    assert "what happens  Its author, and nobody else, is asked to say it better." in page
    assert "because       It reads as unkind: its author gets a private nudge." in page
    assert "rule          nudge" in page
    assert "setting       policy.nudge.threshold = 0.75 (the default)" in page
    assert "supposing     A message to nobody in particular, by a member without a past." in page
    assert "insult          █████████████▉ 0.99" in page


def test_a_setting_of_the_owners_own_is_called_so() -> None:
    policy = PolicySettings(nudge=NudgeSettings(axes={Axis.INSULT: 0.5}))
    page = explained(Supposed(text="you idiot"), policy)
    assert "policy.nudge.axes.insult = 0.5 (your own)" in page


@pytest.mark.parametrize(
    ("supposed", "told"),
    [
        (Supposed(text="idiot", stage=Stage.DRAFT), "The draft is not posted; its author alone"),
        (Supposed(text="i kill you"), "A moderator gets a case at once."),
        (Supposed(text="thanks", recipient="bob"), "Its author earns 1 for saying thank you."),
        (Supposed(text="thanks", recipient="somebody"), "Kindness is seen, and earns nothing"),
        (Supposed(text="thanks"), "it is not clear to whom"),
        (Supposed(text="hello"), "The message passes, and nothing else."),
        (Supposed(text="hello", stage=Stage.DRAFT), "The draft passes, and nothing else."),
    ],
)
def test_what_happens_is_said_in_words(supposed: Supposed, told: str) -> None:
    assert told in explained(supposed)


def test_observe_mode_is_mentioned() -> None:
    assert "Observe mode is on" in explained(Supposed(text="idiot"), PolicySettings(observe=True))


def test_an_exemption_shows_who_is_exempt() -> None:
    policy = PolicySettings(exempt=ExemptSettings(roles=frozenset({"mods", "admins"})))
    page = explained(Supposed(text="idiot", roles=frozenset({"mods"})), policy)
    assert "policy.exempt.roles = ['admins', 'mods'] (your own)" in page


def test_a_whole_table_and_a_missing_value_are_named_without_one() -> None:
    assert setting_line(Settings(), "policy.kindness") == "policy.kindness"
    assert setting_line(Settings(), "policy.nudge.axes.threat") == (
        "policy.nudge.axes.threat (not set)"
    )


def test_a_summary_tells_totals_reasons_examples_and_problems() -> None:
    log: list[Read] = [
        Entry(line=1, text="word\n" * 100 + "idiot " + "word " * 100, author="ann"),
        Entry(line=2, text="thanks", author="bob"),
        Unreadable(line=3, problem="the line is not JSON"),
        Unreadable(line=4, problem="not a message", is_notice=True),
    ]
    rehearsal = Rehearsal(PolicySettings())
    tally = replay_log(log, assess=assess, rehearsal=rehearsal, tally=Tally())
    page = shown(summary(tally, TEXTS), width=200)
    assert "2  messages" in page
    assert "1  nudges                        500.00 in 1,000" in page
    assert "nudge     It reads as unkind: its author gets a private nudge." in page
    assert "Nudged: 1 of 1" in page
    assert "word idiot word" in page
    assert "Credited: 1 of 1" in page
    assert "Line 3: the line is not JSON" in page
    assert "Nothing was delivered." in page
