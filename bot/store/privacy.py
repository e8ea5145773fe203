"""Whose data is where: what can be shown to people and servers, and deleted for them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    column,
    delete,
    or_,
    select,
    table,
    update,
)
from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncEngine


@dataclass(frozen=True)
class Owned:
    """Which columns of a table say whose a row is."""

    guild: str | None
    users: tuple[str, ...] = ()
    named: tuple[str, ...] = ()  # people whose row is everybody's: only their name goes


# Every table but the one that counts migrations; a test compares this with the schema.
TABLES: dict[str, Owned] = {
    "settings": Owned("guild_id"),
    "keeps": Owned("guild_id", ("keeper_id", "author_id")),
    "departures": Owned("guild_id"),
    "rounds": Owned("guild_id", named=("host_id",)),  # endings and votes go with their round
    "endings": Owned(None, ("author_id",)),
    "votes": Owned(None, ("voter_id", "author_id")),
    "scores": Owned("guild_id", ("user_id",)),
    "machine_scores": Owned("guild_id"),
}
_SECRET = frozenset({"token"})  # of an interaction: Discord's, and worth nothing to anybody else

Rows = dict[str, list[dict[str, Any]]]  # by table


class Privacy:
    """Reads and deletes across all tables."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of_user(self, user_id: int) -> Rows:
        """Return every row that names somebody."""
        return await self._rows(_of_user(user_id))

    async def of_guild(self, guild_id: int) -> Rows:
        """Return every row of a server."""
        return await self._rows(_of_guild(guild_id))

    async def delete_user(self, user_id: int) -> int:
        """Delete every row that names somebody, or their name in it; return how many."""
        count = await self._delete(_of_user(user_id))
        async with self._engine.begin() as connection:
            for name, owned in TABLES.items():
                for who in owned.named:
                    named = column(who, BigInteger)
                    rows = update(table(name, named)).where(named == user_id).values({who: 0})
                    count += (await connection.execute(rows)).rowcount
        return count

    async def delete_guild(self, guild_id: int) -> int:
        """Delete every row of a server; return how many."""
        return await self._delete(_of_guild(guild_id))

    async def guilds(self) -> set[int]:
        """Return every server of which there is anything."""
        found: set[int] = set()
        async with self._engine.connect() as connection:
            for name, owned in TABLES.items():
                if owned.guild:
                    ids = (
                        select(column(owned.guild, BigInteger)).select_from(table(name)).distinct()
                    )
                    found |= {row[0] for row in await connection.execute(ids)}
        return found

    async def note_departure(self, guild_id: int, at: int) -> None:
        """Note when the bot left a server, in seconds since 1970, unless that is noted."""
        async with self._engine.begin() as connection:
            await connection.execute(
                sql(
                    "INSERT INTO departures (guild_id, left_at) VALUES (:guild, :at)"
                    " ON CONFLICT (guild_id) DO NOTHING"
                ),
                {"guild": guild_id, "at": at},
            )

    async def note_return(self, guild_id: int) -> None:
        """Forget that the bot left a server."""
        async with self._engine.begin() as connection:
            await connection.execute(
                sql("DELETE FROM departures WHERE guild_id = :guild"), {"guild": guild_id}
            )

    async def left_before(self, at: int) -> list[int]:
        """Return the servers that the bot left before a time."""
        query = sql("SELECT guild_id FROM departures WHERE left_at < :at")
        async with self._engine.connect() as connection:
            return [row[0] for row in await connection.execute(query, {"at": at})]

    async def _rows(self, wanted: dict[str, ColumnElement[bool]]) -> Rows:
        found: Rows = {}
        async with self._engine.connect() as connection:
            for name, condition in wanted.items():
                query: Select[Any] = select(sql("*")).select_from(table(name)).where(condition)
                rows = (await connection.execute(query)).mappings()
                told = [{k: v for k, v in row.items() if k not in _SECRET} for row in rows]
                if told:
                    found[name] = told
        return found

    async def _delete(self, wanted: dict[str, ColumnElement[bool]]) -> int:
        count = 0
        async with self._engine.begin() as connection:
            for name, condition in wanted.items():
                done = await connection.execute(delete(table(name)).where(and_(condition)))
                count += done.rowcount
        return count


def _of_user(user_id: int) -> dict[str, ColumnElement[bool]]:
    return {
        name: or_(*(column(user, BigInteger) == user_id for user in owned.users))
        for name, owned in TABLES.items()
        if owned.users
    }


def _of_guild(guild_id: int) -> dict[str, ColumnElement[bool]]:
    return {
        name: column(owned.guild, BigInteger) == guild_id
        for name, owned in TABLES.items()
        if owned.guild
    }
