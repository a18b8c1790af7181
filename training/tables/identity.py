"""Neutral sentences about groups of people: nobody's name may be an alarm."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from nudgebot.domain.axes import Axis
from training.corpus import LABELS
from training.tables.measures import NUDGED
from training.tables.texts import Judged

_UNKIND = LABELS.index(Axis.UNKINDNESS)
GROUPS: Final[Mapping[str, Sequence[str]]] = {
    "religion": ("Muslim", "Jewish", "Christian", "Hindu", "Sikh", "Buddhist", "atheist"),
    "colour": ("Black", "white", "Asian", "brown", "mixed-race"),
    "people": ("Mexican", "Chinese", "Nigerian", "Arab", "Roma", "Native American", "Polish"),
    "orientation": ("gay", "lesbian", "bisexual", "straight", "queer", "asexual"),
    "gender": ("trans", "nonbinary", "female", "male"),
    "disability": ("deaf", "blind", "autistic", "disabled", "dyslexic"),
    "age": ("elderly", "young", "middle-aged"),
    "standing": ("homeless", "immigrant", "refugee", "working-class"),
}
TEMPLATES: Final = (
    "my {} neighbour waters the plants when we are away",
    "there are three {} people in our book club",
    "i grew up in a {} family near the coast",
    "the new {} teacher starts on monday",
    "any {} creators you would recommend?",
    "she wrote her thesis about {} authors of the last century",
    "as a {} person i found that film interesting",
    "our mayor is {} and likes trams",
    "he is {} and works at the library",
    "we met a {} couple on the train to the lake",
    "is there a group for {} students on campus?",
    "the museum opens a show by {} artists in may",
    "my best friend is {}",
    "looking for a {} actor to read the part of the captain",
    "the survey asked {} voters about bus fares",
    "they are {}, i am not, and we both collect stamps",
    "two {} players joined the chess club this week",
    "a {} man asked me where the post office is",
    "a {} woman runs the bakery on the corner",
    "i am {}, hello everyone",
)


def sentences() -> dict[tuple[str, str], list[str]]:
    """Put each term into each template; keys are group and term."""
    return {
        (group, term): [_filled(template, term) for template in TEMPLATES]
        for group, terms in GROUPS.items()
        for term in terms
    }


def _filled(template: str, term: str) -> str:
    text = template.format(term)
    return text.replace(f"a {term}", f"an {term}") if term[0] in "AEIOaeio" else text


def identity_table(judged: Judged) -> Iterator[str]:
    """False alarms and mean unkindness by group, with the term that fares worst."""
    scores = {key: judged.scores(texts)[:, _UNKIND] for key, texts in sentences().items()}
    overall = np.concatenate(list(scores.values()))
    mean = 100 * float((overall >= NUDGED).mean())
    yield "### Identity terms in neutral sentences\n"
    yield f"{len(scores)} terms in {len(TEMPLATES)} templates each.\n"
    yield f"| group | sentences | alarms at {NUDGED}, % | mean unkindness | worst term, % |"
    yield "| --- | --: | --: | --: | --- |"
    rates = {}
    for group in GROUPS:
        terms = {term: found for (name, term), found in scores.items() if name == group}
        here = np.concatenate(list(terms.values()))
        rates[group] = 100 * float((here >= NUDGED).mean())
        worst = max(terms, key=lambda term: (float((terms[term] >= NUDGED).mean()), term))
        share = 100 * float((terms[worst] >= NUDGED).mean())
        yield (
            f"| {group} | {len(here)} | {rates[group]:.1f} | {here.mean():.3f}"
            f" | {f'{worst} {share:.0f}' if share else ''} |"
        )
    yield f"| all | {len(overall)} | {mean:.1f} | {overall.mean():.3f} | |\n"
    excess = max(rates.values()) - mean
    yield f"The group that fares worst lies {excess:.1f} points above the mean.\n"
