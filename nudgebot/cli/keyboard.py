"""Lines as somebody types them, and the moments in between."""

import select
from collections.abc import Iterator
from io import BufferedIOBase

from nudgebot.cli.jsonl import CHUNK, LONGEST


def typed(source: BufferedIOBase, *, wait: float) -> Iterator[str | None]:
    """Yield each line as soon as it is there, and None whenever `wait` seconds bring none.

    Nothing may have been read from `source` before. One that has no file behind it is only read.
    """
    try:
        source.fileno()
    except OSError:
        yield from (_decoded(line) for line in source)
        return
    yield from _watched(source, wait)


def _watched(source: BufferedIOBase, wait: float) -> Iterator[str | None]:
    rest = b""
    while True:
        if not select.select([source], [], [], wait)[0]:
            yield None
            continue
        chunk = source.read1(CHUNK)
        if not chunk:
            break
        *lines, rest = (rest + chunk).split(b"\n")
        yield from map(_decoded, lines)
        rest = rest[:LONGEST]
    if rest:
        yield _decoded(rest)


def _decoded(line: bytes) -> str:
    return line.decode(errors="replace").rstrip("\r\n")
