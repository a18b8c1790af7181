"""What an unkind clause does, and what a person could say instead.

An act is a pattern over a clause whose unkind words are marked, and sentences to choose from. Each
sentence is whole; its slots are the groups of the pattern.
"""

import re
from typing import Final, NamedTuple

from nudgebot.scoring.rephrasing.segments import MARK
from nudgebot.scoring.rephrasing.wordclasses import (
    BAD,
    DOES,
    DONE,
    IS,
    OPINIONS,
    PRIVATE,
    SOMEONE,
    THING,
    YOU,
    YOU_ARE,
)


class Act(NamedTuple):
    """A pattern, and the sentences that say it kindly."""

    pattern: re.Pattern[str]
    replies: tuple[str, ...]


def _act(pattern: str, *replies: str) -> Act:
    return Act(re.compile(pattern, re.IGNORECASE), replies)


_WHAT = r"(?P<what>(?:the|my|our|his|her|this)\s+(?!.*\b(?:and|but|or|with|you)\b).+?)"
_WELL = r"^(?:(?:and|but|so|well|because)\s+)?"

EVENTS: Final = (
    _act(
        rf"{_WELL}(?P<happened>(?:you|u)\s+(?:just\s+"
        rf"|even\s+)?{DONE}\b(?:\s+{_WHAT}(?:\s+again)?|.*))$",
        "I'm upset that {happened}.",
        "I felt sad when {happened}.",
        "I'm upset about {what}.",
    ),
    _act(
        rf"{_WELL}(?P<happens>(?:you|u)\s+{DOES}\b.*)$",
        "It upsets me that {happens}.",
        "I'm sad that {happens}.",
    ),
)

_CALM = "Can we talk about this calmly?"
_FRUSTRATED = "I'm frustrated with you right now."

ACTS: Final = (
    _act(
        r"\bthank(?:s|\s+you)(?:\s+so\s+much|\s+a\s+lot)?\s+for\s+(?:ruin|break|spoil|mess)\w*"
        r"(?:\s+up)?\s+(?P<what>.+)",
        "I'm upset about {what}.",
    ),
    _act(
        r"\b(?:cry\s+(?:about|more)|go\s+cry|cope\b|stay\s+mad|skill\s+issue|get\s+good"
        r"|git\s+gud|ez\b)",
        "Let's move on.",
        "I'd rather talk about something else.",
    ),
    _act(r"\bonly\s+an?\s+.*" + MARK, "I see it differently.", "I wouldn't do that myself."),
    _act(
        rf"\b(?:this|that|it)(?:\s+(?:is|was)|'s|s)\s.*{MARK}.*\bquestion\b",
        "I'm not sure I understand the question.",
        "What would you like to know?",
    ),
    _act(
        r"\bthank(?:s|\s+you)\s+for\s+nothing\b",
        "I could have used some help.",
        "I had hoped for some help.",
    ),
    _act(
        r"\bthank(?:s|\s+you)(?:\s+so\s+much|\s+a\s+lot)?\s+for\s+wast\w*\s+(?P<what>.+)",
        "That wasn't a good use of {what}.",
    ),
    _act(
        r"\bshut\s+.*(?:up|mouth|trap|face)\s+about\s+(?P<what>.+)|\b(?:nobody|no\s*one|who)"
        r".*\b(?:asked|asking|cares?|gives?\b.*)\s+about\s+(?P<thing>.+)"
        r"|\bi\s+(?:do\s*n'?o?t|couldn'?t)\s+(?:\S+\s+)?(?:care|give\s+.*)\s+about\s+(?P<it>.+)",
        "I'd rather not talk about {it}.",
        "I'd rather not talk about {what}.",
        "I'd rather not talk about {thing}.",
        "Can we change the subject?",
    ),
    _act(
        r"\bshut\b.*\b(?:up|mouth|trap|face|it)\b|\bstfu\b|\bbe quiet\b|\bzip it\b|\bpipe down\b",
        "Please let me finish.",
        "Could we have a moment of quiet, please?",
    ),
    _act(
        rf"\bget\s+(?:the\s+\S+\s+|{BAD})?out\s+of\s+(?P<what>(?:my|our|this|the)\s+[\w-]+)",
        "I'd like you to leave {what}.",
        "I don't want to talk about this right now.",
    ),
    _act(
        r"\b(?:(?:fuck|piss|sod|bugger|buzz|eff)\s+(?:right\s+)?off|get\s+lost|gtfo|go\s+away"
        r"|get\s+out"
        r"|get\s+the\s+\S+\s+out|(?:go|burn|rot)\s+(?:to|in)\s+hell|eat\s+shit|leave)\b",
        "I'd like to be left alone.",
        "I don't want to talk about this right now.",
    ),
    _act(
        r"\b(?:fuck|fuk|screw)\s+(?:you|u|off|ya)\b|\bup\s+yours\b|\bsuck\s+it\b",
        "I'm upset with you right now.",
        "I'd rather stop talking for now.",
    ),
    _act(
        rf"\b(?:nobody|no\s*one|every(?:one|body)|we\s+all|all\s+of\s+us)\b.*\b(?:likes?"
        rf"|loves?|hates?"
        rf"|wants?|can'?t\s+stand|sick\s+of|laugh\w*)\b.*\b{YOU}\b",
        "I feel that we don't get along.",
        "I'd like us to talk this through.",
    ),
    _act(
        r"\b(?:nobody|no\s*one|who(?:\s+the\s+\S+)?)\s+(?:even\s+|really\s+)?(?:asked|cares?"
        r"|gives?)\b",
        "I'd rather stay on topic.",
        "I see it differently.",
    ),
    _act(
        r"\bi\s+(?:\S+\s+)?(?:hate|despise|loathe|can'?t\s+stand|detest)"
        r"\s+(?P<who>you|u|him|her|them|(?-i:[A-Z]\w+))\b(?!\s+\w+ing)",
        "I'm really upset with {who}.",
        "I need some space from {who} right now.",
    ),
    _act(
        rf"\b(?:if|for)\s+(?:{YOU}\s+)?(?:really\s+|actually\s+)?(?:think|thinking|believ\w+"
        r"|lik\w+|support|supporting|vot\w+|say|saying|agree\w*)\b",
        "I see it differently.",
        "What makes you see it that way?",
    ),
    _act(
        rf"\b(?:what(?:'s|s|\s+is)?\s+(?:\S+\s+){{0,3}}wrong\s+with\s+{YOU}"
        rf"|{MARK}[{MARK}\s]*wrong with {YOU})\b",
        "What happened?",
        "Is everything okay with you?",
    ),
    _act(
        rf"\b(?P<why>(?:because|cuz|cause|since|after|when|whenever)\s+(?:you|u|i|we|it|this"
        rf"|they)\b"
        rf"[^{MARK}]+)$",
        "I felt upset {why}.",
        "I'm sad {why}.",
        "I'm unhappy {why}.",
        _FRUSTRATED,
    ),
    _act(
        rf"{YOU_ARE}.*{MARK}\s+(?P<why>for\s+(?:not\s+|always\s+|never\s+)?\w+ing\b.*)",
        "I'm frustrated with you {why}.",
        _CALM,
    ),
    _act(
        rf"\b{YOU}\s+(?:{BAD})?(?:suck|sucks|stink|blow)\s+at\s+(?P<what>[^{MARK}]+)"
        rf"|{YOU_ARE}\s*.*{MARK}\s+at\s+(?P<thing>[^{MARK}]+)",
        "I think you can get better at {what}.",
        "I think you can get better at {thing}.",
        "That didn't go well.",
    ),
    _act(
        rf"\b(?:stop|quit|don'?t)\s+(?:being|acting|be|act)\b.*{MARK}"
        r"|\b(?:don'?t\s+be|stop\s+being)\s+(?:such\s+)?an?\s",
        "I don't like how you're acting right now.",
        "Could you please stop doing that?",
    ),
    _act(
        rf"\bevery(?:one|body)\b.*{IS}.*{MARK}",
        "I'm frustrated with how this is going.",
        "Can we talk about how to work together?",
    ),
    _act(
        rf"\bwhat\s+an?\s+{BAD}(?P<idea>{OPINIONS})\b|\b(?:this|that|it)(?:\s+(?:is|was)|'s|s)\s.*"
        rf"(?:{MARK}|dumbest|worst|stupidest).*?\s(?P<view>{OPINIONS})\b",
        "I don't agree with this {idea}.",
        "I don't agree with this {view}.",
        "I see it differently.",
    ),
    _act(
        rf"\b(?:your|ur|his|her|their)\s+(?:\w+\s+)?{PRIVATE}\b",
        "I'm upset with you right now.",
        "I'd rather stop talking for now.",
    ),
    _act(
        rf"^(?:\w+\s+)?(?P<who>he|she|they|(?-i:(?!(?:You|Your|This|That|It|The|What|Why|How"
        rf"|My|Our|I|We"
        rf"|All|These|Those|Such|Are|Is|There|Who)\b)(?:(?:Mrs?|Ms|Dr"
        rf"|Prof)\.?\s+)?[A-Z][a-z]\w*)|my(?:\s+[\w-]+){{1,2}}?"
        rf"|{SOMEONE}(?:\s+here)?){IS}.*(?:{MARK}|\bworst\b)",
        "I'm frustrated with {who} right now.",
        "I find it hard to get along with {who}.",
    ),
    _act(
        rf"\b(?P<what>(?:your|ur|his|her|their|this|that|the|these"
        rf"|those)\s+(?:{BAD})?{OPINIONS}){IS}"
        rf".*{MARK}",
        "I don't agree with {what}.",
        "I see it differently.",
    ),
    _act(
        rf"\b(?:(?P<yours>(?:your|ur){THING}{{1,4}}?)|(?P<what>(?:his|her|their|this|the|these"
        rf"|those)"
        rf"{THING}{{1,4}}?)){IS}.*{MARK}",
        "I'm not happy with {what}.",
        "I'm not happy with {yours}.",
        "Can we talk about how to improve {yours}?",
        "I had hoped for something better.",
    ),
    _act(
        rf"\b(?:this|that|it)(?:{IS}|s\s).*{MARK}",
        "I'm not happy with this.",
        "Can we find a better way?",
    ),
)
