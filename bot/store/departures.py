"""Which servers the bot has left, and when; so long their data is kept."""

from collections.abc import Callable, Set

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.privacy import delete_rows, guilds_of, of_guild
from bot.store.schema import DEPARTURES
from bot.store.upsert import insert_missing

_C = DEPARTURES.c


class DeparturesTable:
    """The servers that were left, by the first moment at which that was seen."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def note(self, guild_id: int, at: int) -> None:
        """Note when a server was left, in seconds since 1970, unless that is noted."""
        async with self._engine.begin() as connection:
            await _note(connection, {guild_id}, at)

    async def forget(self, guild_id: int) -> None:
        """Note that a server has the bot back."""
        async with self._engine.begin() as connection:
            await _forget(connection, {guild_id})

    async def compare(self, present: Set[int], at: int, serves: Callable[[int], bool]) -> None:
        """Note which servers were left, and which have the bot back, by those where it is.

        Servers that are not served here may be where another worker is.
        """
        async with self._engine.begin() as connection:
            left = set(await connection.scalars(select(_C.guild_id)))
            await _forget(connection, left & present)
            gone = filter(serves, await guilds_of(connection) - present)
            await _note(connection, set(gone), at)

    async def before(self, at: int) -> list[int]:
        """Return the servers that were left before a moment."""
        async with self._engine.connect() as connection:
            return list(await connection.scalars(select(_C.guild_id).where(_C.left_at < at)))

    async def delete_guild(self, guild_id: int, at: int) -> bool:
        """Delete the data of a server that was left before a moment; False if it is not so."""
        left = delete(DEPARTURES).where(_C.guild_id == guild_id, _C.left_at < at)
        async with self._engine.begin() as connection:
            if (await connection.execute(left)).rowcount == 0:
                return False  # it has the bot back
            await delete_rows(connection, of_guild(guild_id))
        return True


async def _note(connection: AsyncConnection, guild_ids: Set[int], at: int) -> None:
    noted = [{"guild_id": each, "left_at": at} for each in guild_ids]
    await insert_missing(connection, DEPARTURES, noted)


async def _forget(connection: AsyncConnection, guild_ids: Set[int]) -> None:
    for guild_id in guild_ids:
        await connection.execute(delete(DEPARTURES).where(_C.guild_id == guild_id))
