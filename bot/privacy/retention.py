"""Leaving a server: its data is deleted after a grace, unless the bot comes back."""

import asyncio
import logging
import time
from collections.abc import Callable, Set

from bot.store import Store

log = logging.getLogger(__name__)

_GRACE = 7 * 24 * 3600  # seconds
_PAUSE = 3600.0  # seconds between two sweeps


async def watch(
    store: Store, present: Callable[[], Set[int]], serves: Callable[[int], bool]
) -> None:
    """Sweep now and every hour, whatever goes wrong in between; ends when it is cancelled.

    Takes what returns the servers where the bot is, and what says of a server whether it would be
    among them.
    """
    while True:
        try:
            await _sweep(store, present(), serves)
        except Exception as error:  # the database may be away for a while
            log.warning("Servers that were left are not seen to (%s).", type(error).__qualname__)
        await asyncio.sleep(_PAUSE)


async def _sweep(store: Store, present: Set[int], serves: Callable[[int], bool]) -> None:
    """Notice what happened while nobody was listening; delete what was left long enough ago."""
    now = int(time.time())
    await store.departures.compare(present, now, serves)
    for guild_id in await store.departures.before(now - _GRACE):
        if guild_id in present or not serves(guild_id):
            continue
        if await store.departures.delete_guild(guild_id, now - _GRACE):
            store.settings.forget(guild_id)
            log.info("The data of a server that was left is deleted.")
