"""The whole tree of settings; each branch lives beside the code that it tunes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from nudgebot.policy.settings import PolicySettings
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.storage.settings import StorageSettings
from nudgebot.web.settings import WebSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSettings:
    """What is logged: never the words of a message.

    Attributes:
        level: the least important that is logged.
        format: how it is written: `text` for people, `json` for machines.
    """

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["text", "json"] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an owner can set.

    Attributes:
        policy: what the bot does about a message.
        scoring: how texts are scored.
        storage: where the bot remembers, and for how long.
        web: where its web server listens, and who may moderate there.
        log: what is logged.
        plugins: the settings of each plugin by its name; a table turns its plugin on.
    """

    policy: PolicySettings = field(default_factory=PolicySettings)
    scoring: ScoringSettings = field(default_factory=ScoringSettings)
    storage: StorageSettings = field(default_factory=StorageSettings)
    web: WebSettings = field(default_factory=WebSettings)
    log: LogSettings = field(default_factory=LogSettings)
    plugins: Mapping[str, Any] = field(default_factory=dict)
