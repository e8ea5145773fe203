"""What each server has chosen."""

from types import TracebackType
from typing import Self

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.database import open_engine


class Store:
    """The database, with the settings that every spell needs in a cache."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Take an engine from `open_engine`; `Store.open` does both."""
        self._engine = engine
        self._temperatures: dict[int, float | None] = {}

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the database; raise StoreError if that is not possible."""
        return cls(await open_engine(url))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        await self._engine.dispose()

    async def temperature(self, guild_id: int) -> float | None:
        """Return the temperature a server has set, or None."""
        if guild_id not in self._temperatures:
            async with self._engine.connect() as connection:
                found = await connection.scalar(
                    text("SELECT temperature FROM guild_settings WHERE guild_id = :guild"),
                    {"guild": guild_id},
                )
            # A change may have been stored while this was read: then the newer one stays.
            self._temperatures.setdefault(guild_id, found)
        return self._temperatures[guild_id]

    async def set_temperature(self, guild_id: int, temperature: float) -> None:
        """Store a server's temperature; when this returns it survives a crash."""
        async with self._engine.begin() as connection:
            await connection.execute(
                text(
                    "INSERT INTO guild_settings (guild_id, temperature)"
                    " VALUES (:guild, :temperature)"
                    " ON CONFLICT (guild_id) DO UPDATE SET temperature = excluded.temperature"
                ),
                {"guild": guild_id, "temperature": temperature},
            )
        self._temperatures[guild_id] = temperature
