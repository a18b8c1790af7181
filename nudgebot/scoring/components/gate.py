"""The trained part: spaCy's multi-label text categorizer over our own architecture."""

from pathlib import Path

from spacy.language import Language
from spacy.pipeline.textcat_multilabel import MultiLabel_TextCategorizer

from nudgebot.scoring.gate.architecture import build_hashed_ngrams
from nudgebot.scoring.gate.table import load_table

_UNUSED_THRESHOLD = 0.5


@Language.factory("nudgebot_gate", assigns=["doc.cats"], default_config={"table": ""})
def make_gate(nlp: Language, name: str, table: str) -> MultiLabel_TextCategorizer:
    """Put the weights behind `textcat_multilabel`, with the labels they were trained for."""
    gate = MultiLabel_TextCategorizer(
        nlp.vocab,
        build_hashed_ngrams(table),
        name,
        threshold=_UNUSED_THRESHOLD,
        scorer=None,
    )
    for label in load_table(Path(table)).labels:
        gate.add_label(label)
    return gate
