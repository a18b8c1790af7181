"""Training the network."""

import time
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from nudgebot.scoring.tone.names import INTENTS, TARGETS
from training.corpus import LABELS
from training.tone.batches import UNKNOWN, Batch, Item, batches, collate
from training.tone.network import Outputs, ToneNetwork
from training.tone.rows import AXIS_WEIGHTS

_WARM_UP = 0.06
_CLIP = 1.0
_HABITLESS = 0.25
_ABOUT_WEIGHT, _EVIDENCE_WEIGHT, _EDIT_WEIGHT = 1.0, 3.0, 0.6
_INTENT_WEIGHT, _BROKEN_WEIGHT = 0.5, 0.7

# Without instructions for it, sums in bfloat16 take thirty times as long as in full precision.
_HAS_BFLOAT16 = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()  # noqa: SLF001

bce = nn.functional.binary_cross_entropy_with_logits


def fit(  # noqa: PLR0913 - how to fit is a matter of numbers
    network: ToneNetwork,
    epochs: Sequence[Callable[[np.random.Generator], Sequence[Item]]],
    *,
    rate: float,
    seed: int,
    pieces: int = 1_536,
    floor: float = 0.0,
    dropout: float = 0.0,
) -> None:
    """Fit the network with AdamW on each epoch's items, about `pieces` pieces a step.

    The rate falls from `rate` to `floor`; `dropout` is the share of what layers say that is lost.
    """
    network.drop(dropout)
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    plan = [chunk for epoch in epochs for chunk in batches(epoch(rng), rng, pieces=pieces)]
    heads = [value for name, value in network.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": network.encoder.parameters(), "lr": rate, "weight_decay": 0.01},
        {"params": heads, "lr": rate * 6, "weight_decay": 0.01},
    ]
    optimizer = torch.optim.AdamW(groups, fused=True, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _slope(step, len(plan), floor / rate)
    )
    network.train()
    began, seen, losses = time.monotonic(), 0, []
    for step, chunk in enumerate(plan):
        losses.append(_step(network, collate(chunk), optimizer, rng))
        schedule.step()
        seen += len(chunk)
        if step % 100 == 99:
            speed = seen / (time.monotonic() - began)
            print(
                f"step {step + 1}/{len(plan)} loss {np.mean(losses[-100:]):.4f} {speed:.0f}/s",
                flush=True,
            )


def _slope(step: int, steps: int, floor: float) -> float:
    warm = max(1, int(steps * _WARM_UP))
    if step < warm:
        return (step + 1) / warm
    return floor + (1 - floor) * (steps - step) / (steps - warm)


def _step(
    network: ToneNetwork, batch: Batch, optimizer: torch.optim.Optimizer, rng: np.random.Generator
) -> float:
    habitless = torch.from_numpy(rng.random(len(batch.source)) < _HABITLESS)
    source = batch.source.masked_fill(habitless, 0)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HAS_BFLOAT16):
        outputs = network(batch.ids, batch.mask, source)
    loss = total_loss(outputs, batch)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), _CLIP)
    optimizer.step()
    return float(loss.detach())


def total_loss(outputs: Outputs, batch: Batch) -> Tensor:
    """Add up the losses of the heads, each over what is known."""
    axes = torch.tensor([AXIS_WEIGHTS.get(axis, 1.0) for axis in LABELS])
    by_axis = _known_bce(outputs.axes, batch.axes) * axes * batch.weight.unsqueeze(-1)
    about = outputs.about.float()
    targets = batch.about[:, : len(TARGETS)]
    loss = by_axis.sum() / len(batch.ids)
    beside = _known_bce(about[:, len(TARGETS) :], batch.about[:, len(TARGETS) :])
    loss = loss + _ABOUT_WEIGHT * beside.sum() / len(batch.ids)
    wording = outputs.wording.float()
    loss = loss + _ABOUT_WEIGHT * _known_choice(about[:, : len(TARGETS)], targets)
    loss = loss + _INTENT_WEIGHT * _known_choice(
        wording[:, : len(INTENTS)], batch.wording[:, : len(INTENTS)]
    )
    broken = _known_bce(wording[:, len(INTENTS) :], batch.wording[:, len(INTENTS) :])
    loss = loss + _BROKEN_WEIGHT * broken.sum() / len(batch.ids)
    pieces = _known_bce(outputs.evidence, batch.evidence)
    per_text = pieces.sum(dim=(1, 2)) / batch.mask.sum(dim=1)
    loss = loss + _EVIDENCE_WEIGHT * per_text.sum() / len(batch.ids)
    if (batch.edits != UNKNOWN).any():
        edits = nn.functional.cross_entropy(
            outputs.edits.float().flatten(0, 1),
            batch.edits.flatten(),
            ignore_index=UNKNOWN,
            reduction="sum",
        )
        loss = loss + _EDIT_WEIGHT * edits / 10 / len(batch.ids)
    return loss


def _known_choice(logits: Tensor, truth: Tensor) -> Tensor:
    """Add up cross entropies over texts with one of several labels; divide by all texts.

    Both are of shape (texts, labels); the truth is all NaN where it is unknown.
    """
    told = ~truth[:, 0].isnan()
    if not told.any():
        return logits.sum() * 0
    return nn.functional.cross_entropy(logits[told], truth[told], reduction="sum") / len(logits)


def _known_bce(logits: Tensor, truth: Tensor) -> Tensor:
    known = ~truth.isnan()
    return bce(logits.float(), truth.nan_to_num(), reduction="none") * known
