"""Fair use: how many spells one person and one server can have, and when there are more.

Each has a bucket of tokens that fills up again within a minute, one token at a time; a spell takes
a token from both. A server's own pause between two spells of one person comes on top.
"""

import math
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

from bot.errors import UserError

_MOST = 10_000  # buckets, and pauses, that are remembered


class Buckets:
    """A bucket for each key, of which a full one need not be remembered."""

    def __init__(self, per_minute: int) -> None:
        """Take how many tokens a bucket holds, and gets back in a minute; 0: no limit."""
        self._interval = 60 / per_minute if per_minute else 0.0  # seconds for one token
        self._depth = 60.0 if per_minute else 0.0  # seconds for all of them
        self._full_at: dict[Hashable, float] = {}  # those taken from last come last

    def wait(self, key: Hashable, now: float) -> float:
        """Return the seconds until there is a token, 0 or less if there is one now."""
        return self._full_at.get(key, now) + self._interval - self._depth - now

    def take(self, key: Hashable, now: float) -> None:
        """Take a token, after `wait` has said that there is one."""
        _put(self._full_at, key, max(self._full_at.pop(key, now), now) + self._interval)


class FairUse:
    """The buckets of people and servers, and when each person cast last in each server."""

    def __init__(
        self, per_user: int, per_server: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take how many spells a person and a server can have in a minute (0: any number)."""
        self._users = Buckets(per_user)
        self._servers = Buckets(per_server)
        self._last: dict[tuple[int, int], float] = {}  # by server and person
        self._clock = clock

    @contextmanager
    def turn(self, user_id: int, guild_id: int | None, cooldown: int = 0) -> Iterator[None]:
        """Let somebody cast a spell within the `with`; raise UserError if they have to wait.

        The cooldown is the server's pause in seconds. A spell that fails counts for the buckets,
        as it was work, but not for the pause, as nobody has seen it.
        """
        now, place = self._clock(), (guild_id or 0, user_id)
        before = self._last.get(place)
        waits = {"fair-use-user": self._users.wait(user_id, now)}
        if guild_id is not None:
            waits["fair-use-server"] = self._servers.wait(guild_id, now)
            waits["fair-use-cooldown"] = (
                cooldown - now + (now - cooldown if before is None else before)
            )
        key = max(waits, key=lambda key: waits[key])
        if waits[key] > 0:
            at = math.ceil(time.time() + waits[key])
            raise UserError(key, when=f"<t:{at}:R>", cooldown=cooldown)
        self._users.take(user_id, now)
        if guild_id is not None:
            self._servers.take(guild_id, now)
            _put(self._last, place, now)
        try:
            yield
        except BaseException:
            self._last.pop(place, None)
            if before is not None:
                _put(self._last, place, before)
            raise


def _put(times: dict[Any, float], key: Hashable, at: float) -> None:
    """Note a time as the newest; the oldest are forgotten."""
    times.pop(key, None)
    times[key] = at
    while len(times) > _MOST:
        del times[next(iter(times))]
