"""Whom a text is about and whose words it holds: the tone model beside the rules."""

from collections.abc import Iterator, Sequence

import numpy as np
import spacy

from nudgebot.domain.assessment import Reason, Target
from nudgebot.scoring.components.keys import EXCUSED
from nudgebot.scoring.components.keys import TARGET as RULED
from nudgebot.scoring.components.readable import readable_text
from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.pipeline import component_options
from nudgebot.scoring.settings import STANDARD_PIPELINE, ScoringSettings
from nudgebot.scoring.tone.names import ABOUT, QUOTED, TARGETS
from nudgebot.scoring.tone.reader import ToneReader
from training.tables.measures import Flags, f1, recall, shown
from training.tables.texts import Judged, OwnLine

_Said = tuple[Sequence[Target], Flags]


def target_tables(lines: Sequence[OwnLine], judged: Judged, files: ModelFiles) -> Iterator[str]:
    """Two confusion matrices, and the accuracy of each way to tell."""
    told = [line for line in lines if line.label.target is not None]
    truth = [line.label.target for line in told]
    model, rules = _model_and_rules([line.marked.text for line in told], files)
    shipped = [judged[line.marked.text] for line in told]
    product = ([a.target for a in shipped], np.array([a.quoted for a in shipped]))
    quoted = np.array([bool(line.label.quoted) for line in told])
    yield "### Whom a text is about, on the examination\n"
    yield "| told by | right | quotes found | of those said to be quotes | F1 of quotes |"
    yield "| --- | --: | --: | --: | --: |"
    for name, said in (("tone model", model), ("rules", rules), ("as shipped", product)):
        yield _accuracy(name, said, truth, quoted)
    yield ""
    for name, said in (("tone model", model), ("rules", rules)):
        yield from _confusion(name, said[0], truth)


def _model_and_rules(texts: Sequence[str], files: ModelFiles) -> tuple[_Said, _Said]:
    nlp = spacy.blank("en")
    options = component_options(ScoringSettings(), files)
    for name in STANDARD_PIPELINE[:3]:
        nlp.add_pipe(name, config=options[name])
    docs = list(nlp.pipe(texts))
    ruled = [doc.user_data[RULED] for doc in docs]
    excused = [any(s.label_ == Reason.QUOTED for s in doc.spans.get(EXCUSED, ())) for doc in docs]
    reader = ToneReader.load(files.tone, files.tokenizer, files.tags)
    readings = reader.read([readable_text(doc) for doc in docs])
    heads = np.array([reading.about for reading in readings])
    likeliest = heads[:, : len(TARGETS)].argmax(axis=1)
    read = [TARGETS[place] for place in likeliest.tolist()]
    return (read, heads[:, ABOUT.index(QUOTED)] > 0), (ruled, np.array(excused))


def _accuracy(name: str, said: _Said, truth: Sequence[Target | None], quoted: Flags) -> str:
    targets, found = said
    right = np.mean([ours is theirs for ours, theirs in zip(targets, truth, strict=True)])
    return (
        f"| {name} | {right:.3f} of {len(truth)} | {shown(recall(quoted, found), 2)}"
        f" | {shown(recall(found, quoted), 2)} | {f1(quoted, found):.2f} |"
    )


def _confusion(name: str, said: Sequence[Target], truth: Sequence[Target | None]) -> Iterator[str]:
    yield f"What the {name} said{' of all lines' if name != 'rules' else ''} (across):\n"
    yield f"| truth | {' | '.join(Target)} |\n| --- |{' --: |' * len(Target)}"
    pairs = list(zip(truth, said, strict=True))
    for theirs in Target:
        yield f"| {theirs} | {' | '.join(str(pairs.count((theirs, ours))) for ours in Target)} |"
    yield ""
