"""A page with messages on it, as they look in Discord."""

import html
from collections.abc import Iterable

from tests.discord_server.answers import Answer
from tests.discord_server.payload import Json
from tests.discord_server.posts import Posted
from tests.plugins.discord.pictures.components import draw_all
from tests.plugins.discord.pictures.markup import Names, to_html

STYLE = """
* { box-sizing: border-box }
body { margin: 0; padding: 20px; width: 720px; background: #313338; color: #dbdee1;
  font: 16px/1.375 "Noto Sans", "DejaVu Sans", sans-serif }
.message { display: flex; gap: 16px; padding: 10px 0 }
.face { flex: 0 0 40px; height: 40px; border-radius: 50%; background: #5b6b8c; color: #fff;
  display: grid; place-items: center; font-weight: 700 }
.bot .face { background: #e8a33d }
.name { color: #f2f3f5; font-weight: 600; margin-bottom: 2px }
.name span { background: #5865f2; color: #fff; font-size: 10px; border-radius: 4px;
  padding: 1px 5px; margin-left: 6px; vertical-align: 2px }
.body { flex: 1; min-width: 0; overflow-wrap: anywhere }
p, h2, h3 { margin: 4px 0 } h3 { font-size: 17px; color: #f2f3f5 }
small { color: #b5bac1; display: block; font-size: 13px; margin: 3px 0 }
q { quotes: none; display: block; border-left: 4px solid #4e5058; padding-left: 10px;
  margin: 2px 0 }
li { margin-left: 18px } hr { border: 0; border-top: 1px solid #4a4c52; margin: 10px 0 }
mark { background: #5a4524; color: #ffd899; text-decoration: underline; font-weight: 700 }
pre { background: #2b2d31; border: 1px solid #232428; border-radius: 4px; padding: 8px;
  white-space: pre-wrap; margin: 6px 0; font: 14px "DejaVu Sans Mono", monospace }
code { background: #2b2d31; padding: 1px 4px; border-radius: 3px; font-size: 14px }
.at { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 3px; font-weight: 500 }
a { color: #00a8fc } time { background: #3f4248; border-radius: 3px; padding: 0 3px }
.container { border: 1px solid #232428; border-left: 4px solid #232428; background: #2b2d31;
  border-radius: 8px; padding: 12px 14px; margin: 4px 0 }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 }
.section { display: flex; justify-content: space-between; gap: 12px; align-items: center }
.button { border-radius: 8px; padding: 6px 14px; font-size: 14px; font-weight: 500; color: #fff;
  white-space: nowrap }
.primary { background: #5865f2 } .secondary { background: #4e5058 } .success { background: #248046 }
.danger { background: #da373c } .off { opacity: .5 }
.select, .input { flex: 1; min-width: 320px; background: #1e1f22; border-radius: 8px;
  padding: 9px 12px; color: #b5bac1; font-size: 14px; display: flex;
  justify-content: space-between }
.input { min-height: 80px } label { display: block; margin: 12px 0 6px }
.private { color: #949ba4; font-size: 13px; margin-top: 4px }
.form { background: #313338; border: 1px solid #4a4c52; border-radius: 8px; padding: 18px }
.file { background: #2b2d31; border: 1px solid #232428; border-radius: 8px; padding: 12px }
"""


def page_of(shown: Iterable[Posted | Answer], names: Names) -> str:
    """Draw messages and forms one below the other."""
    body = "".join(_draw(one, names) for one in shown)
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><body>{body}</body>"


def _draw(shown: Posted | Answer, names: Names) -> str:
    if isinstance(shown, Posted):
        return _message(shown, names)
    if shown.modal is not None:
        return _form(shown.modal, names)
    return "".join(_message(message, names) for message in shown.messages)


def _message(posted: Posted, names: Names) -> str:
    name = html.escape(names.get(str(posted.author.id), posted.author.name))
    is_bot = posted.author.is_bot
    tag = "<span>APP</span>" if is_bot else ""
    face = f"<div class=face>{'&#9829;' if is_bot else name[:1].upper()}</div>"
    words = to_html(posted.content, names) + draw_all(posted.components, names)
    files = "".join(f"<div class=file>&#x1F4C4; {html.escape(name)}</div>" for name in posted.files)
    if posted.custom_message:
        words += f"<div class=container>{to_html(posted.custom_message, names)}</div>"
    is_private = posted.only_for is not None or posted.custom_message is not None
    private = "<div class=private>&#128065; Only you can see this</div>" if is_private else ""
    return (
        f"<div class='message {'bot' if is_bot else ''}'>{face}<div class=body>"
        f"<div class=name>{name}{tag}</div>{words}{files}{private}</div></div>"
    )


def _form(modal: Json, names: Names) -> str:
    title = html.escape(modal["title"])
    return f"<div class=form><h2>{title}</h2>{draw_all(modal['components'], names)}</div>"
