"""Counts for a dashboard, in the format of Prometheus."""

from aiohttp import web
from aiohttp.typedefs import Handler
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    generate_latest,
)

# event: its label, and what it counts
EVENTS = {
    "messages": ("rule", "Messages, by the rule that ended the chain"),
    "outages": ("part", "Times that a part of the bot had no answer"),
    "deliveries": ("result", "Attempts to bring a note to its member"),
    "rephrasings": ("result", "Times that a rephraser was to be asked, and how it went"),
}
STAGES = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
VALUES_PER_LABEL = 50
OTHER = "other"


class PrometheusMonitor:
    """Implements the port `Monitor` with a registry of its own.

    A label never takes more than `VALUES_PER_LABEL` values: further ones are counted as `other`.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._counters = {
            event: Counter(f"nudgebot_{event}", text, [label], registry=self.registry)
            for event, (label, text) in EVENTS.items()
        }
        self._others = Counter(
            "nudgebot_events", "Everything else, by name", ["event"], registry=self.registry
        )
        self._stages = Histogram(
            "nudgebot_stage_seconds",
            "How long a stage took",
            ["stage"],
            buckets=STAGES,
            registry=self.registry,
        )
        self._values: dict[str, set[str]] = {}

    def count(self, event: str, **labels: str) -> None:
        """Count one event."""
        counter = self._counters.get(event)
        if counter is None:
            self._others.labels(self._bounded("event", event)).inc()
            return
        label = EVENTS[event][0]
        counter.labels(self._bounded(event, labels.get(label, OTHER))).inc()

    def time(self, stage: str, seconds: float) -> None:
        """Note how long a stage took."""
        self._stages.labels(self._bounded("stage", stage)).observe(seconds)

    def page(self) -> bytes:
        """Write everything down for Prometheus."""
        return generate_latest(self.registry)

    def _bounded(self, name: str, value: str) -> str:
        values = self._values.setdefault(name, set())
        if value in values:
            return value
        if len(values) >= VALUES_PER_LABEL:
            return OTHER
        values.add(value)
        return value


def metrics_page(monitor: PrometheusMonitor) -> Handler:
    """Make the page that Prometheus reads."""

    async def show(_request: web.Request) -> web.Response:
        return web.Response(body=monitor.page(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return show
