"""All attacks by name."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from tests.scoring.attacks import attacks
from tests.scoring.attacks.alphabets import ALPHABETS
from tests.scoring.attacks.attacks import Attack

ATTACKS: Final[Mapping[str, Attack]] = {
    "zero width": attacks.zero_width,
    "unseen characters": attacks.unseen,
    "combining marks": attacks.combining,
    "zalgo": attacks.zalgo,
    "crossed out": attacks.crossed_out,
    **{name: partial(attacks.lookalikes, alphabet) for name, alphabet in ALPHABETS.items()},
    "some look-alikes": attacks.some_lookalikes,
    "mixed scripts": attacks.mixed_scripts,
    "upside down": attacks.upside_down,
    "right to left": attacks.right_to_left,
    "leet": attacks.leet,
    "light leet": attacks.light_leet,
    "dots": partial(attacks.separated, "."),
    "spaces": partial(attacks.separated, " "),
    "dashes": partial(attacks.separated, "-"),
    "slashes": partial(attacks.separated, "/"),
    "lines": partial(attacks.separated, "\n"),
    "spaced out": attacks.spaced_out,
    "broken once": attacks.broken_once,
    "held letters": attacks.held,
    "doubled letters": attacks.doubled,
    "reversed words": attacks.reversed_words,
    "all words reversed": attacks.all_words_reversed,
    "spoiler": partial(attacks.wrapped, "||", "||"),
    "spoilers inside": partial(attacks.inside_words, "||", "||"),
    "spoilers a letter": attacks.letter_spoilers,
    "bold": partial(attacks.wrapped, "**", "**"),
    "bold inside": partial(attacks.inside_words, "**", "**"),
    "emphasis inside": partial(attacks.inside_words, "_", "_"),
    "heading": partial(attacks.wrapped, "# ", ""),
    "tags": partial(attacks.inside_words, "<b>", "</b>"),
    "empty tags": attacks.empty_tags,
    "references": attacks.references,
    "inline code": partial(attacks.wrapped, "`", "`"),
    "code block": partial(attacks.wrapped, "```\n", "\n```"),
    "named link": attacks.named_link,
    "flag letters": attacks.flag_letters,
    "round emoji": attacks.round_emoji,
    "keycaps": attacks.keycaps,
    "unseen padding": attacks.padded_unseen,
    "wall of spoilers": attacks.walled_off,
    "kind padding": partial(attacks.padded, 60),
}
