"""How reading the rules anew went, for a dashboard and an alarm."""

import time

from prometheus_client import CollectorRegistry, Counter, Gauge


class RuleMetrics:
    """The metrics `nudgebot_rules_*`. Begins with rules that were read well, just now."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._is_good = Gauge(
            "nudgebot_rules_last_reload_successful",
            "1 if the rules in force are those in the file, 0 if the file was refused",
            registry=registry,
        )
        self._since = Gauge(
            "nudgebot_rules_last_reload_success_timestamp_seconds",
            "When the rules were last read well, in seconds since 1970",
            registry=registry,
        )
        self._waiting = Gauge(
            "nudgebot_rules_waiting_for_restart",
            "Changed settings that take effect after a restart",
            registry=registry,
        )
        self._reloads = Counter(
            "nudgebot_rules_reloads",
            "Times that the rules were read anew, by how that went",
            ["result"],
            registry=registry,
        )
        self._note_success(0)

    def accepted(self, *, waiting: int) -> None:
        """Note that a file was taken over but for so many settings."""
        self._reloads.labels("accepted").inc()
        self._note_success(waiting)

    def refused(self) -> None:
        """Note that a file was refused, and the last good rules stayed."""
        self._reloads.labels("refused").inc()
        self._is_good.set(0)

    def _note_success(self, waiting: int) -> None:
        self._is_good.set(1)
        self._since.set(time.time())
        self._waiting.set(waiting)
