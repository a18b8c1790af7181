"""Any situation at all, for hypothesis."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from nudgebot.domain.assessment import Assessment, Evidence, Reason, Target
from nudgebot.domain.axes import Axis
from nudgebot.domain.kudos import Kindness, Kudos, Refusal
from nudgebot.domain.membership import Membership
from nudgebot.domain.message import Author, Message, Stage
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.standing import Standing
from nudgebot.policy.rule import Here
from nudgebot.policy.settings import (
    ExemptSettings,
    GraveSettings,
    KindnessSettings,
    LadderSettings,
    NudgeSettings,
    PolicySettings,
)
from tests.builders import (
    APOLOGY,
    CRUEL,
    NOON,
    PLAIN,
    PRAISE,
    SUPPORT,
    THANKS,
    THREAT,
    message,
    nudge_record,
    place,
    situation,
)

PEOPLE = ("mia", "tom", "eve")
shares = st.floats(0, 1)
moments = st.timedeltas(timedelta(0), timedelta(hours=60)).map(lambda ago: NOON - ago)
people = st.sampled_from(PEOPLE)
lines = st.sampled_from(("line 1", "line 2", "line 3"))

marks = st.builds(Evidence, st.just(0), st.just(3), st.sampled_from(Axis))
assessments = st.sampled_from((PLAIN, CRUEL, THREAT, THANKS, PRAISE, SUPPORT, APOLOGY)) | st.builds(
    Assessment,
    scores=st.fixed_dictionaries(dict.fromkeys(Axis, shares)),
    evidence=st.lists(st.builds(Evidence, st.just(0), st.just(3), st.sampled_from(Axis))).map(
        tuple
    ),
    target=st.sampled_from(Target),
    quoted=st.booleans(),
    reasons=st.lists(st.sampled_from(Reason), max_size=3).map(tuple),
)
nudges: st.SearchStrategy[NudgeRecord] = st.builds(
    lambda at, outcome: nudge_record(at=at, outcome=outcome), moments, st.sampled_from(Outcome)
)
kudos: st.SearchStrategy[Kudos] = st.builds(
    Kudos,
    giver=people,
    receiver=people | st.none(),
    kindness=st.sampled_from(Kindness),
    points=st.integers(0, 3),
    at=moments,
    fingerprint=lines,
    refusal=st.sampled_from(Refusal) | st.none(),
)
memberships = st.just(Membership()) | st.builds(
    Membership,
    quiet_until=moments | st.none(),
    is_credited=st.booleans(),
    exempt_until=moments.map(lambda then: then + timedelta(hours=3)) | st.none(),
)
standings = st.builds(
    Standing,
    strikes=st.lists(nudges, max_size=4).map(tuple),
    last_nudged_at=moments | st.none(),
    open_case=st.just("case") | st.none(),
    kudos=st.lists(kudos, max_size=8).map(tuple),
    revising=nudges | st.none(),
    membership=memberships,
)
settings: st.SearchStrategy[PolicySettings] = st.just(PolicySettings()) | st.builds(
    PolicySettings,
    observe=st.booleans(),
    exempt=st.builds(ExemptSettings, members=st.frozensets(people, max_size=1)),
    grave=st.builds(GraveSettings, threat=shares, identity_attack=shares),
    nudge=st.builds(
        NudgeSettings,
        threshold=shares,
        axes=st.dictionaries(st.sampled_from(Axis), shares, max_size=2),
    ),
    ladder=st.builds(LadderSettings, strikes=st.integers(1, 4)),
    kindness=st.builds(
        KindnessSettings,
        threshold=shares,
        unkindness_limit=shares,
        points=st.dictionaries(st.sampled_from(Kindness), st.integers(0, 5)),
        pair_limit=st.integers(1, 4),
        rephrasing_limit=st.integers(1, 4),
        daily_limit=st.integers(1, 12),
    ),
)


authors = st.builds(
    lambda name, is_bot: Author(id=name, name=name, is_bot=is_bot),
    people,
    st.sampled_from((False, False, False, True)),
)


@st.composite
def messages(draw: st.DrawFn) -> Message:
    return message(
        author=draw(authors),
        stage=draw(st.sampled_from(Stage)),
        recipient=draw(people | st.none()),
        place=place(draw(st.sampled_from(("square", "arena")))),
    )


@st.composite
def situations(draw: st.DrawFn) -> Here:
    return situation(
        draw(assessments | st.none()),
        message=draw(messages()),
        standing=draw(standings),
        settings=draw(settings),
        fingerprint=draw(lines),
        is_paused=draw(st.booleans()),
    )


@st.composite
def kind_situations(draw: st.DrawFn) -> Here:
    """Situations in which kindness is seen, and now and then does not count."""
    standing = draw(standings)
    return situation(
        draw(st.sampled_from((THANKS, PRAISE, SUPPORT, APOLOGY))),
        message=message(by=draw(people), recipient=draw(people)),
        standing=replace(standing, revising=None, membership=Membership()),
        fingerprint=draw(lines),
    )
