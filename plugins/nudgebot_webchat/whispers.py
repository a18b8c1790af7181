"""What an author is told in private about what they just posted."""

from collections.abc import Callable, Iterator

from nudgebot.plugin import Catalogue, Outcome, Receipt
from nudgebot_webchat.news import Whisper


def whispers(
    message: str,
    receipt: Receipt,
    *,
    texts: Catalogue,
    name_of: Callable[[str | None], str | None],
    nudge: str | None,
) -> Iterator[Whisper]:
    """Put a receipt into private lines; most messages have none."""
    decision = receipt.decision
    if decision.observed:
        return
    if decision.outcome is Outcome.STOOD_BY:
        escalated = decision.escalation is not None
        key = "webchat.stood_by.escalated" if escalated else "webchat.stood_by"
        yield Whisper(key=f"{message}.stood_by", text=texts(key), tone="careful", nudge=nudge)
    elif decision.escalation is not None:
        text = texts("webchat.escalated")
        yield Whisper(key=f"{message}.escalated", text=text, tone="careful")
    credit = credit_line(receipt, texts, name_of)
    if credit is not None:
        tone = "kind" if decision.credit and decision.credit.points else "calm"
        yield Whisper(key=f"{message}.credit", text=credit, tone=tone)


def credit_line(
    receipt: Receipt, texts: Catalogue, name_of: Callable[[str | None], str | None]
) -> str | None:
    """Say what a kind message earned, or why it earned nothing."""
    credit = receipt.decision.credit
    why = receipt.decision.findings[-1].why
    if credit is None:
        return texts("webchat.credit.nobody") if why == "nobody" else None
    if credit.refusal is not None:
        return texts("webchat.credit.refused", why=texts(f"why.{credit.refusal}"))
    kindness, name = texts(f"kindness.{credit.kindness}"), name_of(credit.receiver)
    if name is None:
        return texts("webchat.credit", points=credit.points, kindness=kindness)
    return texts("webchat.credit.to", points=credit.points, kindness=kindness, name=name)
