"""Fair use: how many spells one person and one server can have, and when there are more.

Each has a bucket of tokens that fills up again within a minute, one token at a time; a spell takes
a token from both. A server's own pause between two spells of one person comes on top.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from bot.errors import UserError

_Key = TypeVar("_Key")
_MOST = 10_000  # people, and servers, that are remembered


class Buckets:
    """A bucket for each key; a full one need not be remembered."""

    def __init__(self, per_minute: int) -> None:
        """Take how many tokens a bucket holds, and gets back in a minute; 0: no limit."""
        self._interval = 60 / per_minute if per_minute else 0.0  # seconds for one token
        self._depth = 60.0 if per_minute else 0.0  # seconds for all of them
        self._full_at: dict[int, float] = {}

    def wait(self, key: int, now: float) -> float:
        """Return the seconds until there is a token, 0 or less if there is one now."""
        # In this order: one token of one must not be missing by a rounding error.
        return self._full_at.get(key, now) - now + self._interval - self._depth

    def take(self, key: int, now: float) -> None:
        """Take a token, after `wait` has said that there is one."""
        _note(self._full_at, key, max(self._full_at.get(key, now), now) + self._interval)


class FairUse:
    """The buckets of people and servers, and when each person cast last in each server."""

    def __init__(
        self, per_user: int, per_server: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take how many spells a person and a server can have in a minute; 0: any number."""
        self._users = Buckets(per_user)
        self._servers = Buckets(per_server)
        self._last: dict[tuple[int, int], float] = {}  # by server and person
        self._clock = clock

    @contextmanager
    def turn(self, user_id: int, guild_id: int | None, cooldown: int = 0) -> Iterator[None]:
        """Let somebody cast a spell within the `with`; raise UserError if they have to wait.

        The cooldown is the server's pause in seconds. A spell that fails counts for the buckets,
        since it was work, but not for the pause, since nobody has seen it.
        """
        now, place = self._clock(), (guild_id or 0, user_id)
        self._check(user_id, guild_id, cooldown, now)
        self._users.take(user_id, now)
        if guild_id is not None:
            self._servers.take(guild_id, now)
        before = self._last.get(place, -math.inf)
        if cooldown:
            _note(self._last, place, now)
        try:
            yield
        except BaseException:
            if cooldown:
                _note(self._last, place, before)
            raise

    def _check(self, user_id: int, guild_id: int | None, cooldown: int, now: float) -> None:
        last = self._last.get((guild_id or 0, user_id), -math.inf)
        waits = {
            "fair-use-user": self._users.wait(user_id, now),
            "fair-use-cooldown": last + cooldown - now if cooldown else 0.0,
        }
        if guild_id is not None:
            waits["fair-use-server"] = self._servers.wait(guild_id, now)
        longest = max(waits, key=lambda key: waits[key])
        if waits[longest] > 0:
            again = math.ceil(time.time() + waits[longest])
            raise UserError(longest, when=f"<t:{again}:R>", cooldown=cooldown)


def _note(moments: dict[_Key, float], key: _Key, moment: float) -> None:
    """Note a moment, and forget those that were noted longest ago if there are too many."""
    moments.pop(key, None)
    moments[key] = moment
    if len(moments) > _MOST:
        del moments[next(iter(moments))]
