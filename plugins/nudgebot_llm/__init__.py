"""Asks a language model of the owner's choice for kinder wordings; off until it is turned on."""

from nudgebot.plugin import Plugin
from nudgebot_llm.rephraser import LlmRephraser
from nudgebot_llm.settings import LlmSettings

plugin = Plugin(
    name="llm",
    summary="Asks a language model for kinder wordings. Texts leave this machine.",
    settings=LlmSettings,
    rephraser=LlmRephraser,
    privacy=(
        "Every text that is nudged, also a draft that nobody else has seen, leaves this machine: "
        "it goes to the address in base_url."
    ),
)
