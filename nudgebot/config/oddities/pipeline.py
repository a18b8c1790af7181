"""The steps of the pipeline: names that there are not, and an order that does not work."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import entry_points

from nudgebot.config.keys import nearest
from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings
from nudgebot.scoring.settings import STANDARD_PIPELINE, TONE

_PATH: KeyPath = ("scoring", "pipeline")
# spaCy's own factories, whose names would take a slow import to ask for. A test compares them.
SPACY_FACTORIES = frozenset({
    *("attribute_ruler", "beam_ner", "beam_parser", "doc_cleaner", "en.lemmatizer"),
    *("entity_linker", "entity_ruler", "future_entity_ruler", "ja.morphologizer", "lemmatizer"),
    *("merge_entities", "merge_noun_chunks", "merge_subtokens", "morphologizer", "ner"),
    *("nn_labeller", "parser", "sentencizer", "senter", "span_finder", "span_ruler", "spancat"),
    *("spancat_singlelabel", "tagger", "textcat", "textcat_multilabel", "tok2vec"),
    *("token_splitter", "trainable_lemmatizer"),
})  # fmt: skip
_SHIPPED = SPACY_FACTORIES | frozenset(STANDARD_PIPELINE)
_NORMALISE, _LEXICON, _CONTEXT, _GATE, _, _CALIBRATE = STANDARD_PIPELINE
# Without these before it, the last step fails on every text.
_NEEDED = (_CONTEXT, _GATE)


def find_steps(settings: Settings) -> Iterator[Oddity]:
    """Check each name of the pipeline."""
    steps = settings.scoring.pipeline
    for place, name in enumerate(steps):
        path: KeyPath = (*_PATH, place)
        if name not in _SHIPPED and name not in _installed():
            match = nearest(name, [*STANDARD_PIPELINE, *sorted(_SHIPPED | _installed())])
            hint = f"did you mean '{match}'?" if match else "install the package that brings it"
            yield Oddity(path, f"there is no spaCy component '{name}'", hint, is_mistake=True)
        elif name in steps[:place]:
            message = f"'{name}' runs already"
            yield Oddity(path, message, "name each step once", is_mistake=True)


@cache
def _installed() -> frozenset[str]:
    return frozenset(entry.name for entry in entry_points(group="spacy_factories"))


def find_order(settings: Settings) -> Iterator[Oddity]:
    """Check that every step comes after those that it builds on."""
    steps = settings.scoring.pipeline
    if _comes_late(steps, _LEXICON, _CONTEXT):
        message = f"'{_CONTEXT}' reads what '{_LEXICON}' finds, and fails before it"
        yield _at(steps, _CONTEXT, message, f"put '{_LEXICON}' before it", is_mistake=True)
    if _comes_late(steps, _GATE, TONE):
        message = f"'{_GATE}' spares '{TONE}' the harmless texts only if it comes before it"
        yield _at(steps, TONE, message, f"put '{_GATE}' before it")
    if _NORMALISE in steps[1:]:
        message = f"'{_NORMALISE}' undoes disguises for the steps after it alone"
        yield _at(steps, _NORMALISE, message, "put it first")
    for name in steps[steps.index(_CALIBRATE) + 1 :] if _CALIBRATE in steps else ():
        if name != _CALIBRATE:
            message = f"'{name}' comes after '{_CALIBRATE}', which has made the scores by then"
            yield _at(steps, name, message, f"put '{_CALIBRATE}' at the end")


def find_missing(settings: Settings) -> Iterator[Oddity]:
    """Say what does not happen without a step."""
    steps = settings.scoring.pipeline
    before = steps[: steps.index(_CALIBRATE)] if _CALIBRATE in steps else steps
    if _CALIBRATE not in steps:
        message = f"without '{_CALIBRATE}' there are no scores"
        yield Oddity(_PATH, message, "put it at the end", is_mistake=True)
    for name in _NEEDED:
        if name not in before:
            message = f"without '{name}' before '{_CALIBRATE}' no text can be scored"
            yield Oddity(_PATH, message, f"add '{name}'", is_mistake=True)
    if TONE not in steps:
        hint = f"put '{TONE}' between '{_GATE}' and '{_CALIBRATE}'"
        yield Oddity(_PATH, f"without '{TONE}' the accurate model reads nothing", hint)
    if _NORMALISE not in steps:
        hint = f"put '{_NORMALISE}' first"
        yield Oddity(_PATH, f"without '{_NORMALISE}' every disguised word gets through", hint)
    if _LEXICON not in steps and (settings.scoring.banned or settings.scoring.allowed):
        message = f"without '{_LEXICON}' your banned and allowed words do nothing"
        yield Oddity(_PATH, message, f"put '{_LEXICON}' before '{_CONTEXT}'", is_mistake=True)


def _comes_late(steps: Sequence[str], first: str, second: str) -> bool:
    return {first, second} <= {*steps} and steps.index(first) > steps.index(second)


def _at(
    steps: Sequence[str], name: str, message: str, hint: str, *, is_mistake: bool = False
) -> Oddity:
    return Oddity((*_PATH, steps.index(name)), message, hint, is_mistake=is_mistake)
