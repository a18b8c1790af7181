"""The tokenizer: MiniLM's word pieces without scripts that it cannot read, plus emoji.

An emoji gets a row of its own, which begins as the mean of the rows of its Unicode name.
"""

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import torch
from tokenizers import Regex, Tokenizer, pre_tokenizers
from tokenizers.models import WordPiece

PAD, UNKNOWN = "[PAD]", "[UNK]"
_SPECIAL = (PAD, UNKNOWN, "[CLS]", "[SEP]")
_READABLE_BELOW = 0x250
_PUNCTUATION = range(0x2010, 0x2070)
_EMOJI_BLOCKS: Final = (
    *(range(0x2600, 0x27C0), range(0x1F300, 0x1F650), range(0x1F680, 0x1F700)),
    *(range(0x1F900, 0x1FA00), range(0x1FA70, 0x1FB00), range(0x1F1E6, 0x1F200)),
)
_SPLIT_EMOJI = Regex("[" + "".join(f"{chr(b[0])}-{chr(b[-1])}" for b in _EMOJI_BLOCKS) + "]")


def prune(original: Path) -> tuple[Tokenizer, list[int], dict[int, list[int]]]:
    """Make the tokenizer from MiniLM's `tokenizer.json`.

    Returns:
        The tokenizer; for each of its first rows, the row of the original; and for each emoji,
        the new rows of the words that name it.
    """
    old: dict[str, int] = json.loads(original.read_text(encoding="utf-8"))["model"]["vocab"]
    kept = [piece for piece in old if piece in _SPECIAL or _is_readable(piece)]
    rows = {piece: row for row, piece in enumerate(kept)}
    tokenizer = _tokenizer(original, rows)
    emoji = {chr(code): _name(code) for block in _EMOJI_BLOCKS for code in block if _name(code)}
    names = {letter: _pieces(tokenizer, name) for letter, name in emoji.items()}
    added = [letter for letter in names if letter not in rows]
    full = rows | {letter: len(rows) + place for place, letter in enumerate(added)}
    built = {full[letter]: names[letter] for letter in added}
    return _tokenizer(original, full), [old[piece] for piece in kept], built


def _is_readable(piece: str) -> bool:
    core = piece.removeprefix("##")
    return not piece.startswith("[unused") and all(
        ord(letter) < _READABLE_BELOW or ord(letter) in _PUNCTUATION for letter in core
    )


def _name(code: int) -> str:
    return unicodedata.name(chr(code), "").lower()


def _tokenizer(original: Path, rows: dict[str, int]) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(original))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    content = json.loads(tokenizer.to_str())
    content["model"]["vocab"] = rows
    content["added_tokens"] = []
    content["post_processor"] = None
    tokenizer = Tokenizer.from_str(json.dumps(content))
    tokenizer.model = WordPiece(rows, unk_token=UNKNOWN, max_input_chars_per_word=40)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(_SPLIT_EMOJI, "isolated"), pre_tokenizers.BertPreTokenizer()]
    )
    return tokenizer


def _pieces(tokenizer: Tokenizer, name: str) -> list[int]:
    return list(tokenizer.encode(name, add_special_tokens=False).ids)


def embed(table: torch.Tensor, rows: Sequence[int], emoji: dict[int, list[int]]) -> torch.Tensor:
    """Return the rows of the pruned vocabulary, of shape (rows, width)."""
    kept = table[list(rows)]
    added = [kept[pieces].mean(dim=0) for _, pieces in sorted(emoji.items())]
    return torch.cat([kept, torch.stack(added)])
