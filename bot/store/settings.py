"""What each server has chosen, with a cache, since every spell asks for it."""

import time
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from sqlalchemy import BigInteger, Float, Integer, String, column, select, table, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.settings import Settings

_NAMES = [field.name for field in fields(Settings)]
_NUMBERS = {"temperature": Float, "candidates": Integer, "cooldown": Integer}
_NUMBERS |= {"writing_seconds": Integer, "voting_seconds": Integer}
_TABLE = table(
    "settings",
    column("guild_id", BigInteger),
    *(column(name, _NUMBERS.get(name, String)) for name in _NAMES),
)
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
        if changes.get("blocked_words") is not None:
            changes["blocked_words"] = " ".join(sorted(changes["blocked_words"])) or None
        async with self._engine.begin() as connection:
            await connection.execute(
                text(
                    "INSERT INTO settings (guild_id) VALUES (:guild)"
                    " ON CONFLICT (guild_id) DO NOTHING"
                ),
                {"guild": guild_id},
            )
            before = await _read(connection, guild_id, for_update=True)
            await connection.execute(
                update(_TABLE).where(_TABLE.c.guild_id == guild_id).values(**changes)
            )
            after = await _read(connection, guild_id)
        self.forget(guild_id)
        return before, after

    async def reset(self, guild_id: int) -> None:
        """Delete everything that a server has chosen."""
        async with self._engine.begin() as connection:
            await connection.execute(
                text("DELETE FROM settings WHERE guild_id = :guild"), {"guild": guild_id}
            )
        self.forget(guild_id)

    def forget(self, guild_id: int) -> None:
        """Drop what is cached of a server, after its row has changed."""
        self._changes += 1
        self._cache.pop(guild_id, None)


async def _read(
    connection: AsyncConnection, guild_id: int, *, for_update: bool = False
) -> Settings:
    query = select(*(_TABLE.c[name] for name in _NAMES)).where(_TABLE.c.guild_id == guild_id)
    if for_update:
        query = query.with_for_update()  # SQLite needs none: it has one writer at a time
    row = (await connection.execute(query)).mappings().first()
    chosen = {name: value for name, value in (row or {}).items() if value is not None}
    if "blocked_words" in chosen:
        chosen["blocked_words"] = frozenset(chosen["blocked_words"].split())
    return Settings(**chosen)
