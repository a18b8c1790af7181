"""Scores in words, for moderators; members never see them."""

from collections.abc import Iterator

from nudgebot.plugin import KIND_AXES, UNKIND_AXES, Assessment, Axis, Catalogue

LEVELS = ((0.75, "high"), (0.4, "some"), (0.1, "little"))
ORDER = (Axis.UNKINDNESS, *UNKIND_AXES, Axis.KINDNESS, *KIND_AXES)


def say_scores(assessment: Assessment, texts: Catalogue) -> Iterator[str]:
    """Say each score that is more than next to nothing, unkindness first."""
    said = 0
    for axis in ORDER:
        score = assessment.scores[axis]
        level = next((name for least, name in LEVELS if score >= least), None)
        if level is not None:
            said += 1
            words = texts(f"discord.level.{level}")
            yield f"{texts(f'discord.axis.{axis}')}: {words} ({score:.2f})"
    if not said:
        yield texts("discord.level.nothing")
