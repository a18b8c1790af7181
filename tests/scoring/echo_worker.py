"""A scoring process without a model: it speaks the same wire, and does what it is told.

    die     end at once
    hang    never answer
    else    score the length of the text in the batch, and the size of the batch, in thousandths

Its model directory tells how it starts: `broken` says why it cannot, `dead` says nothing.
"""

import os
import sys
import threading

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.scoring.wire import HEADER, Packed, content_of, frame, pack


def main() -> None:
    settings = read()
    model = str(settings.model) if settings.model else ""  # type: ignore[attr-defined]
    if model == "dead":
        return
    if model == "half-broken":  # the first of two is fine
        model = claim_first()
    write("no such model" if model == "broken" else None)
    while (texts := read()) is not None:
        write([answer(text, len(texts)) for text in texts])  # type: ignore[attr-defined, arg-type]


def claim_first() -> str:
    try:
        os.close(os.open(os.environ["NUDGEBOT_TEST_FIRST"], os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return "broken"
    return ""


def answer(text: str, batch: int) -> Packed:
    if text == "die":
        os._exit(3)
    if text == "hang":
        threading.Event().wait()
    scores = dict.fromkeys(Axis, 0.0)
    scores[Axis.UNKINDNESS], scores[Axis.KINDNESS] = len(text) / 1000, batch / 1000
    return pack(Assessment(scores=scores, suggestions=(text, str(os.getpid()))))


def read() -> object:
    header = sys.stdin.buffer.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    return content_of(sys.stdin.buffer.read(HEADER.unpack(header)[0]))


def write(content: object) -> None:
    sys.stdout.buffer.write(frame(content))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
