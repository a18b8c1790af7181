"""Discord's markdown as HTML: as much of it as the bot itself uses."""

import html
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

LINE = (
    (re.compile(r"### (.*)"), "<h3>{}</h3>"),
    (re.compile(r"## (.*)"), "<h2>{}</h2>"),
    (re.compile(r"-# (.*)"), "<small>{}</small>"),
    (re.compile(r"> (.*)"), "<q>{}</q>"),
    (re.compile(r"- (.*)"), "<li>{}</li>"),
    (re.compile(r"(.*)"), "<p>{}</p>"),
)
FENCED = re.compile(r"```(?:\w*\n)?([\s\S]*?)\n?```")
SPAN = re.compile(
    r"\\(?P<kept>[^\w\s])"
    r"|__\*\*(?P<marked>(?:\\.|[^\\])+?)\*\*__"
    r"|\*\*(?P<bold>(?:\\.|[^\\])+?)\*\*"
    r"|`(?P<code>[^`]+)`"
    r"|<@!?(?P<person>\d+)>"
    r"|<@&(?P<role>\d+)>"
    r"|<#(?P<channel>\d+)>"
    r"|<t:(?P<time>\d+)(?::[a-zA-Z])?>"
    r"|\[(?P<label>[^\]]+)\]\((?P<address>[^)\s]+)\)"
    r"|(?P<link>https?://[^\s<>]+)"
)
Names = Mapping[str, str]


def to_html(text: str, names: Names) -> str:
    """Draw a text; `names` says what the ids in it are called."""
    parts = FENCED.split(text)
    drawn = [_block(part, names) for part in parts[0::2]]
    codes = [f"<pre>{html.escape(code)}</pre>" for code in parts[1::2]]
    return "".join(part for pair in zip(drawn, [*codes, ""], strict=True) for part in pair)


def _block(text: str, names: Names) -> str:
    return "".join(_line(line, names) for line in text.split("\n") if line.strip())


def _line(line: str, names: Names) -> str:
    for pattern, shape in LINE:
        match = pattern.fullmatch(line)
        if match is not None:
            return shape.format(_spans(match[1], names))
    return ""


def _spans(text: str, names: Names) -> str:
    drawn, place = "", 0
    for match in SPAN.finditer(text):
        drawn += html.escape(text[place : match.start()])
        kind = match.lastgroup or ""
        kind = "label" if kind == "address" else kind
        drawn += _DRAW[kind](match, names)
        place = match.end()
    return drawn + html.escape(text[place:])


def _time(match: re.Match[str], names: Names) -> str:
    del names
    moment = datetime.fromtimestamp(int(match["time"]), UTC)
    return f"<time>{moment:%d %B %Y %H:%M}</time>"


def _named(sign: str, kind: str) -> Callable[[re.Match[str], Names], str]:
    return lambda match, names: f"<b class=at>{sign}{html.escape(names.get(match[kind], '?'))}</b>"


def _wrapped(tag: str, kind: str) -> Callable[[re.Match[str], Names], str]:
    return lambda match, names: f"<{tag}>{_spans(match[kind], names)}</{tag}>"


def _quoted(kind: str, tag: str = "") -> Callable[[re.Match[str], Names], str]:
    def draw(match: re.Match[str], names: Names) -> str:
        del names
        words = html.escape(match[kind])
        return f"<{tag}>{words}</{tag}>" if tag else words

    return draw


_DRAW: Mapping[str, Callable[[re.Match[str], Names], str]] = {
    "kept": _quoted("kept"),
    "marked": _wrapped("mark", "marked"),
    "bold": _wrapped("b", "bold"),
    "code": _quoted("code", "code"),
    "person": _named("@", "person"),
    "role": _named("@", "role"),
    "channel": _named("#", "channel"),
    "time": _time,
    "label": _wrapped("a", "label"),
    "link": _quoted("link", "a"),
}
