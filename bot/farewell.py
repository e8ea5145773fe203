"""Leaving a server: its data is deleted after a grace, unless the bot comes back."""

import asyncio
import logging
import time
from collections.abc import Iterable

from bot.store import Store

log = logging.getLogger(__name__)

GRACE = 7 * 24 * 3600  # seconds
_PAUSE = 3600  # seconds between two sweeps


async def compare(store: Store, present: Iterable[int]) -> None:
    """Note which servers were left, and to which it came back, while nobody was listening."""
    present = set(present)
    for guild_id in await store.privacy.guilds():
        if guild_id in present:
            await store.privacy.note_return(guild_id)
        else:
            await store.privacy.note_departure(guild_id, int(time.time()))


async def sweep(store: Store) -> None:
    """Delete what is kept of servers that were left long enough ago."""
    for guild_id in await store.privacy.left_before(int(time.time()) - GRACE):
        await store.privacy.delete_guild(guild_id)
        store.settings.forget(guild_id)
        log.info("The data of a server that was left is deleted.")


async def keep_sweeping(store: Store) -> None:
    """Sweep at once and then every hour, whatever goes wrong in between."""
    while True:
        try:
            await sweep(store)
        except Exception as error:  # the database may be away for a while
            log.warning("A sweep failed (%s).", type(error).__qualname__)
        await asyncio.sleep(_PAUSE)
