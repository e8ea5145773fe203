"""Rate limits: what a route allows, told in headers on every answer, and a 429 beyond it."""

import hashlib
import math
import time
from dataclasses import dataclass, field

_GLOBAL = (50, 1.0)  # requests, seconds
_WEBHOOK = (5, 2.0)  # for each interaction token
_CHANNEL = (5, 5.0)  # for each channel
_OTHER = (10, 5.0)

Headers = dict[str, str]


@dataclass
class _Window:
    limit: int
    seconds: float
    used: int = 0
    ends: float = field(default=0.0)

    def take(self, now: float) -> float:
        """Count one request; return how long it must wait, 0 if it may pass."""
        if now >= self.ends:
            self.used, self.ends = 0, now + self.seconds
        if self.used >= self.limit:
            return self.ends - now
        self.used += 1
        return 0.0


class RateLimiter:
    """Counts the bot's requests; a bucket is a route and the ids that Discord counts apart."""

    def __init__(self) -> None:
        self._global = _Window(*_GLOBAL)
        self._buckets: dict[str, _Window] = {}

    def take(
        self, route: str, token: str | None, channel: str | None = None
    ) -> tuple[float, Headers]:
        """Count one request; return the seconds to wait (0: it may pass) and the headers.

        A request with an interaction's token is not under the global limit; what is done in
        different channels is counted apart.
        """
        now = time.monotonic()
        if token is None and (wait := self._global.take(now)):
            return wait, _refusal(wait, "global") | {"X-RateLimit-Global": "true"}
        rate = _WEBHOOK if token else _CHANNEL if channel else _OTHER
        window = self._bucket(f"{route}:{token or channel}", rate, now)
        wait = window.take(now)
        left = window.ends - now
        headers = {
            "X-RateLimit-Limit": str(window.limit),
            "X-RateLimit-Remaining": str(window.limit - window.used),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(route.encode()).hexdigest()[:32],
        }
        return wait, headers | (_refusal(wait, "user") if wait else {})

    def _bucket(self, key: str, rate: tuple[int, float], now: float) -> _Window:
        if len(self._buckets) > 1000:  # every interaction has its own
            self._buckets = {k: w for k, w in self._buckets.items() if w.ends > now}
        return self._buckets.setdefault(key, _Window(*rate))


def _refusal(wait: float, scope: str) -> Headers:
    # Without Via, discord.py takes a 429 for a ban by Discord's front door.
    return {
        "Retry-After": str(math.ceil(wait)),
        "X-RateLimit-Scope": scope,
        "Via": "1.1 sandbox",
    }
