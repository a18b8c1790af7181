"""The network: MiniLM, and heads for what a text and each of its pieces say."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel

from nudgebot.scoring.tone.names import SIDES, WORDING
from training.tone.vocabulary import embed

_HIDDEN = 256


class Outputs(NamedTuple):
    """Logits: of texts (texts, labels), and of their pieces (texts, pieces, labels)."""

    axes: Tensor
    about: Tensor
    wording: Tensor
    evidence: Tensor
    edits: Tensor


class ToneNetwork(nn.Module):  # type: ignore[misc]
    """One pass over the pieces of a text gives everything.

    The habits of a source of labels are a vector of its own, added before the last layer of
    each head while training. Our own lines have none, so without it the network judges as they do.
    """

    def __init__(
        self, encoder: BertModel, *, axes: int, about: int, edits: int, sources: int
    ) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.pooled = nn.Linear(2 * width, _HIDDEN)
        self.axes = nn.Linear(_HIDDEN, axes)
        self.about = nn.Linear(_HIDDEN, about)
        self.pieces = nn.Linear(width, _HIDDEN)
        self.evidence = nn.Linear(_HIDDEN, len(SIDES))
        self.edits = nn.Linear(_HIDDEN, edits)
        self.habits = nn.Embedding(sources, 2 * _HIDDEN)
        nn.init.zeros_(self.habits.weight)
        self.wording = nn.Linear(_HIDDEN, len(WORDING))
        self.dropout = nn.Dropout(0.0)

    @classmethod
    def from_minilm(  # noqa: PLR0913 - the sizes of the heads
        cls,
        folder: Path,
        rows: Sequence[int],
        emoji: dict[int, list[int]],
        *,
        axes: int,
        about: int,
        edits: int,
        sources: int,
    ) -> "ToneNetwork":
        """Start from the pretrained weights, with the pruned vocabulary."""
        encoder = BertModel.from_pretrained(
            folder,
            add_pooling_layer=False,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        table = embed(encoder.embeddings.word_embeddings.weight.data, rows, emoji)
        encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(table, freeze=False)
        encoder.config.vocab_size = len(table)
        return cls(encoder, axes=axes, about=about, edits=edits, sources=sources)

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor | None = None) -> Outputs:
        """Read pieces of shape (texts, pieces); `source` is of shape (texts,), 0 for none."""
        states = self.encoder(ids, attention_mask=mask).last_hidden_state.float()
        shown = mask.unsqueeze(-1).float()
        mean = (states * shown).sum(dim=1) / shown.sum(dim=1)
        top = (states + (shown - 1) * 1e4).amax(dim=1)
        text, piece = self.pooled(torch.cat([mean, top], dim=-1)), self.pieces(states)
        if source is not None:
            habits = self.habits(source) * (source > 0).unsqueeze(-1).float()
            for_text, for_piece = habits.chunk(2, dim=-1)
            text, piece = text + for_text, piece + for_piece.unsqueeze(1)
        text, piece = (self.dropout(nn.functional.gelu(states)) for states in (text, piece))
        return Outputs(
            axes=self.axes(text),
            about=self.about(text),
            wording=self.wording(text),
            evidence=self.evidence(piece),
            edits=self.edits(piece),
        )

    def drop(self, share: float) -> None:
        """Leave out a share of what every layer says, at random, while training."""
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = share
