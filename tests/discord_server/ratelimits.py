"""Rate limits: the headers on every answer, and 429 for whoever does not heed them."""

import re
import time
from dataclasses import dataclass
from hashlib import sha256

VIA = {"Via": "1.1 google"}


@dataclass
class Bucket:
    """What is left in one window."""

    limit: int
    window: float
    remaining: int
    resets_at: float


class RateLimits:
    """Buckets for each route and major parameter.

    They are wide, so that tests are quick; `narrow` makes one as tight as Discord's.
    """

    def __init__(self) -> None:
        self._rules: list[tuple[re.Pattern[str], int, float]] = [(re.compile(".*"), 1000, 1.0)]
        self._buckets: dict[str, Bucket] = {}

    def narrow(self, route: str, *, limit: int, window: float) -> None:
        """Let only so many requests through in so many seconds."""
        pattern = re.compile(route.replace("{}", r"\{\}"))
        self._rules.insert(0, (pattern, limit, window))
        self._buckets.clear()

    def take(self, method: str, route: str, major: str) -> tuple[Bucket, dict[str, str]]:
        """Count a request; give its bucket, overdrawn if it came too soon, and the headers."""
        name = f"{method} {route}"
        bucket = self._bucket(f"{name} {major}", route)
        bucket.remaining -= 1
        after = max(0.0, bucket.resets_at - time.time())
        return bucket, {
            "X-RateLimit-Limit": str(bucket.limit),
            "X-RateLimit-Remaining": str(max(0, bucket.remaining)),
            "X-RateLimit-Reset": f"{bucket.resets_at:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": sha256(name.encode()).hexdigest()[:32],
        }

    def _bucket(self, key: str, route: str) -> Bucket:
        bucket = self._buckets.get(key)
        if bucket is None or bucket.resets_at <= time.time():
            limit, window = next(
                (limit, window) for rule, limit, window in self._rules if rule.fullmatch(route)
            )
            bucket = Bucket(limit, window, limit, time.time() + window)
            self._buckets[key] = bucket
        return bucket


def headers_of_429(retry_after: float, *, is_global: bool) -> dict[str, str]:
    """Write the headers that come with 429."""
    scope = "global" if is_global else "user"
    said = {"Retry-After": f"{retry_after:.3f}", "X-RateLimit-Scope": scope, **VIA}
    return said | {"X-RateLimit-Global": "true"} if is_global else said
