"""One scoring process: reads batches of texts on standard input, answers on standard output.

It ends when its standard input does, so it never outlives the bot.
"""

import os
import signal
import sys
from typing import Any, BinaryIO

from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.wire import HEADER, content_of, frame, pack


def main() -> None:
    """Load the model that the first frame asks for, say how that went, then score for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which then ends us
    answers = _own_standard_output()
    settings = _read(sys.stdin.buffer)
    try:
        assessor = Assessor(settings)
    except Exception as error:  # noqa: BLE001 - whatever it is, the bot has to be told
        _write(answers, str(error))
        return
    _write(answers, None)
    while (texts := _read(sys.stdin.buffer)) is not None:
        _write(answers, [pack(assessment) for assessment in assessor.assess(texts)])


def _own_standard_output() -> BinaryIO:
    """Keep standard output for answers alone: what a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _read(stream: BinaryIO) -> Any:  # noqa: ANN401 - whatever the bot sent
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    return content_of(stream.read(HEADER.unpack(header)[0]))


def _write(stream: BinaryIO, content: object) -> None:
    stream.write(frame(content))
    stream.flush()


if __name__ == "__main__":
    main()
