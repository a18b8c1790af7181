"""Measure the rephrasing on people's rewrites: `python -m training.rephrasing --data DIR`."""

import argparse
import json
import os
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sacrebleu.metrics import CHRF

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.rephrasing import is_kind_enough
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.settings import ScoringSettings
from training.readers import read_rows
from training.tone.edits import join_tokens

SEED = 20_261_125
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Case:
    """An unkind text, people's rewrites of it, and what the bot makes of it."""

    text: str
    rewrites: Sequence[str]
    assessment: Assessment
    offered: tuple[str, ...]

    @property
    def without_evidence(self) -> str:
        """The text with what makes it unkind left out: the simplest rewrite there is."""
        text = self.text
        for span in sorted(self.assessment.unkind_evidence, reverse=True):
            text = text[: span.start] + text[span.end :]
        return " ".join(text.split())


def main() -> None:
    """Rephrase the whole dev split, whatever its texts score; print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("NUDGEBOT_TRAINING_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, help="where the public data lies")
    parser.add_argument("--model", type=Path, default=None, help="another model directory")
    parser.add_argument("--sample", type=Path, default=None, help="a folder to write 200 to")
    options = parser.parse_args()
    assessor = Assessor(ScoringSettings(model=options.model))
    cases = list(rephrase(assessor, options.data / "rewrites" / "dev.jsonl.gz"))
    for line in rephrasing_table(assessor, cases):
        print(line)
    if options.sample:
        write_sample(cases, options.sample)


def rephrase(assessor: Assessor, path: Path) -> Iterator[Case]:
    """Ask for kinder wordings of every text, whatever it scores."""
    suggest = assessor._rephraser.suggest  # noqa: SLF001 - the product asks for unkind ones only
    for row in read_rows(path):
        text = join_tokens(row["text"])
        assessment = assessor.score([text])[0]
        yield Case(text, row["neutral"], assessment, suggest(text, assessment))


def rephrasing_table(assessor: Assessor, cases: Sequence[Case]) -> Iterator[str]:
    """Say how many are offered something, how kind it is, and how near to people's rewrites."""
    offered = [case for case in cases if case.offered]
    again = assessor.score([words for case in offered for words in case.offered])
    kind = [is_kind_enough(assessment) for assessment in again]
    yield "### Rephrasing, on the dev split of the rewrites\n"
    yield f"Offered for {len(offered) / len(cases):.1%} of {len(cases)} texts;"
    yield f"of {len(again)} wordings offered, {sum(kind) / max(len(kind), 1):.1%} score kind.\n"
    yield "| chrF against people's rewrites | where offered | all texts |"
    yield "| --- | --: | --: |"
    for name, wording in _WORDINGS.items():
        here, everywhere = (
            _chrf([wording(case) for case in group], [case.rewrites for case in group])
            for group in (offered, cases)
        )
        yield f"| {name} | {here:.1f} | {everywhere:.1f} |"
    several = [case for case in cases if len(case.rewrites) > 1]
    yield f"\nWhere there are several rewrites ({len(several)} texts), against all but the first:"
    for name, wording in {"a person's": lambda case: case.rewrites[0], **_WORDINGS}.items():
        others = [case.rewrites[1:] for case in several]
        yield f"{name} {_chrf([wording(case) for case in several], others):.1f};"


_WORDINGS: Mapping[str, Callable[[Case], str]] = {
    "the first wording offered, else the text": lambda case: (*case.offered, case.text)[0],
    "the text without its evidence": lambda case: case.without_evidence,
    "the text as it was": lambda case: case.text,
}


def _chrf(wordings: Sequence[str], rewrites: Sequence[Sequence[str]]) -> float:
    """ChrF of a corpus (Popovic, 2015), as sacrebleu has it: the best reference of each counts."""
    most = max(map(len, rewrites))
    padded = [[*some, *[None] * (most - len(some))] for some in rewrites]
    columns = [list(column) for column in zip(*padded, strict=True)]
    return float(CHRF().corpus_score(list(wordings), columns).score)


def write_sample(cases: Sequence[Case], folder: Path) -> None:
    """Write `_SAMPLE` texts with what is offered, for people to judge; never into a repository."""
    offered = [case for case in cases if case.offered]
    drawn = random.Random(SEED).sample(offered, min(_SAMPLE, len(offered)))
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        json.dumps({"number": number, "text": case.text, "offered": case.offered})
        for number, case in enumerate(drawn, start=1)
    ]
    (folder / "rephrasing.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
