"""What each server has chosen, with a cache, since every spell asks for it."""

import time
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.settings import Settings
from bot.store.schema import SETTINGS
from bot.store.upsert import insert_missing

_NAMES = [field.name for field in fields(Settings)]
_FRESH = 10.0  # seconds: another worker on the same database may change what is cached


class SettingsTable:
    """Settings by server; NULL in the table stands for the default."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], float] = time.monotonic) -> None:
        """Take an engine, and what tells the time in seconds."""
        self._engine = engine
        self._clock = clock
        self._cache: dict[int, tuple[float, Settings]] = {}  # and when they were read
        self._changes = 0

    async def of(self, guild_id: int) -> Settings:
        """Return the settings of a server; what another worker changes is seen within seconds."""
        now = self._clock()
        read, settings = self._cache.get(guild_id, (now - _FRESH, None))
        if settings is not None and now - read < _FRESH:
            return settings
        return await self.read(guild_id)

    async def read(self, guild_id: int) -> Settings:
        """Return the settings of a server as they are stored at this moment."""
        now, changes = self._clock(), self._changes
        async with self._engine.connect() as connection:
            settings = await _read(connection, guild_id)
        if changes == self._changes:  # else there may be newer ones by now
            self._cache[guild_id] = now, settings
        return settings

    async def change(self, guild_id: int, **changes: Any) -> tuple[Settings, Settings]:
        """Store what a server changes, None for the default; it survives a crash from now on.

        Returns the settings before and after, between which nobody else has changed any. Raises
        TypeError for a name that is no setting.
        """
        unknown = set(changes) - set(_NAMES)
        if unknown:
            raise TypeError(f"no such settings: {', '.join(sorted(unknown))}")
        async with self._engine.begin() as connection:
            await insert_missing(connection, SETTINGS, [{"guild_id": guild_id}])
            before = await _read(connection, guild_id, for_update=True)
            changing = update(SETTINGS).where(SETTINGS.c.guild_id == guild_id)
            await connection.execute(changing.values(changes))
            after = await _read(connection, guild_id)
        self.forget(guild_id)
        return before, after

    async def reset(self, guild_id: int) -> None:
        """Delete everything that a server has chosen."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(SETTINGS).where(SETTINGS.c.guild_id == guild_id))
        self.forget(guild_id)

    def forget(self, guild_id: int) -> None:
        """Drop what is cached of a server, after its row has changed."""
        self._changes += 1
        self._cache.pop(guild_id, None)


async def _read(
    connection: AsyncConnection, guild_id: int, *, for_update: bool = False
) -> Settings:
    query = select(*(SETTINGS.c[name] for name in _NAMES)).where(SETTINGS.c.guild_id == guild_id)
    if for_update:
        query = query.with_for_update()  # SQLite needs none: it has one writer at a time
    row = (await connection.execute(query)).mappings().first()
    chosen = {name: value for name, value in (row or {}).items() if value is not None}
    return Settings(**chosen)
