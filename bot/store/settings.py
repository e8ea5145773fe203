"""What each server has chosen, with a cache, since every spell asks for it."""

from dataclasses import fields
from typing import Any

from sqlalchemy import column, select, table, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.settings import Settings

_NAMES = [field.name for field in fields(Settings)]
_TABLE = table("settings", column("guild_id"), *map(column, _NAMES))


class SettingsTable:
    """Settings by server; NULL in the table stands for the default."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._cache: dict[int, Settings] = {}

    async def of(self, guild_id: int) -> Settings:
        """Return the settings of a server."""
        if guild_id not in self._cache:
            query = select(*(_TABLE.c[name] for name in _NAMES)).where(
                _TABLE.c.guild_id == guild_id
            )
            async with self._engine.connect() as connection:
                found = (await connection.execute(query)).mappings().first()
            # A change may have been stored while this was read: then the newer one stays.
            self._cache.setdefault(guild_id, _settings(found or {}))
        return self._cache[guild_id]

    async def change(self, guild_id: int, **changes: Any) -> Settings:
        """Store what a server changes, None for the default; it survives a crash from now on.

        Raises TypeError for a name that is no setting.
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
            await connection.execute(
                update(_TABLE).where(_TABLE.c.guild_id == guild_id).values(**changes)
            )
        self._cache.pop(guild_id, None)
        return await self.of(guild_id)

    async def reset(self, guild_id: int) -> None:
        """Forget everything that a server has chosen."""
        async with self._engine.begin() as connection:
            await connection.execute(
                text("DELETE FROM settings WHERE guild_id = :guild"), {"guild": guild_id}
            )
        self._cache.pop(guild_id, None)


def _settings(row: Any) -> Settings:
    chosen = {name: value for name, value in row.items() if value is not None}
    if "blocked_words" in chosen:
        chosen["blocked_words"] = frozenset(chosen["blocked_words"].split())
    return Settings(**chosen)
