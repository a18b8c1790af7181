"""A chat room in the browser: the demo, and a place to try things out."""

from nudgebot.plugin import Plugin
from nudgebot_webchat.platform import WebchatPlatform
from nudgebot_webchat.settings import WebchatSettings

plugin = Plugin(
    name="webchat",
    summary="A chat room in the browser, with the kindness board beside it.",
    settings=WebchatSettings,
    platform=WebchatPlatform,
)
