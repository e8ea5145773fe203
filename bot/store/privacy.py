"""Whose data is where: what can be shown to people and servers, and deleted for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, column, delete, func, or_, select, table, update
from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


@dataclass(frozen=True)
class Owned:
    """Which columns of a table say whose a row is."""

    guild: str | None
    users: tuple[str, ...] = ()
    named: tuple[str, ...] = ()  # people whose row is everybody's: only their name goes
    hidden: tuple[str, ...] = ()  # never shown: it is another's secret, or of use to us alone


# Every table but the one that counts migrations; a test compares this with the schema.
TABLES: dict[str, Owned] = {
    "settings": Owned("guild_id"),
    "keeps": Owned("guild_id", ("keeper_id", "author_id")),
    "departures": Owned("guild_id"),
    # Endings go with their round, votes with the ending that they are for.
    "rounds": Owned("guild_id", named=("host_id",), hidden=("token", "claimed", "shown")),
    "endings": Owned(None, ("author_id",)),
    "votes": Owned(None, ("voter_id",), hidden=("author_id",)),
    "scores": Owned("guild_id", ("user_id",)),
    "machine_scores": Owned("guild_id"),
}

Rows = dict[str, list[dict[str, Any]]]  # by table
_Conditions = Mapping[str, ColumnElement[bool]]  # by table


class Privacy:
    """Reads and deletes across all tables."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of_user(self, user_id: int) -> Rows:
        """Return every row that names somebody, by table, without what is hidden."""
        return await self._rows(_naming(user_id))

    async def of_guild(self, guild_id: int) -> Rows:
        """Return every row of a server, by table, without what is hidden."""
        return await self._rows(of_guild(guild_id))

    async def count_user(self, user_id: int) -> dict[str, int]:
        """Return how many rows name somebody, by table."""
        return await self._counts(_naming(user_id))

    async def count_guild(self, guild_id: int) -> dict[str, int]:
        """Return how many rows a server has, by table."""
        return await self._counts(of_guild(guild_id))

    async def delete_user(self, user_id: int) -> int:
        """Delete every row that is somebody's, and their name in others; return how many."""
        count = 0
        async with self._engine.begin() as connection:
            # These first: rounds are locked before their endings, as by those who play.
            for name, owned in TABLES.items():
                for who in owned.named:
                    named = column(who, BigInteger)
                    nameless = update(table(name, named)).where(named == user_id).values({who: 0})
                    count += (await connection.execute(nameless)).rowcount
            return count + await delete_rows(connection, _of_user(user_id))

    async def delete_guild(self, guild_id: int) -> int:
        """Delete every row of a server; return how many."""
        async with self._engine.begin() as connection:
            return await delete_rows(connection, of_guild(guild_id))

    async def _rows(self, conditions: _Conditions) -> Rows:
        found: Rows = {}
        async with self._engine.connect() as connection:
            for name, condition in conditions.items():
                query = select(sql("*")).select_from(table(name)).where(condition)
                for row in (await connection.execute(query)).mappings():
                    told = {key: row[key] for key in row if key not in TABLES[name].hidden}
                    found.setdefault(name, []).append(told)
        return found

    async def _counts(self, conditions: _Conditions) -> dict[str, int]:
        found: dict[str, int] = {}
        async with self._engine.connect() as connection:
            for name, condition in conditions.items():
                query = select(func.count()).select_from(table(name)).where(condition)
                if count := await connection.scalar(query):
                    found[name] = count
        return found


async def delete_rows(connection: AsyncConnection, conditions: _Conditions) -> int:
    """Delete the rows that conditions describe; return how many."""
    count = 0
    for name, condition in conditions.items():
        count += (await connection.execute(delete(table(name)).where(condition))).rowcount
    return count


async def guilds_of(connection: AsyncConnection) -> set[int]:
    """Return every server of which there is anything."""
    found: set[int] = set()
    for name, owned in TABLES.items():
        if owned.guild:
            ids = select(column(owned.guild, BigInteger)).select_from(table(name)).distinct()
            found |= set(await connection.scalars(ids))
    return found


def of_guild(guild_id: int) -> _Conditions:
    """Return what describes the rows of a server."""
    return {
        name: column(owned.guild, BigInteger) == guild_id
        for name, owned in TABLES.items()
        if owned.guild
    }


def _of_user(user_id: int) -> _Conditions:
    return {name: _is(user_id, owned.users) for name, owned in TABLES.items() if owned.users}


def _naming(user_id: int) -> _Conditions:
    people = {name: (*owned.users, *owned.named) for name, owned in TABLES.items()}
    return {name: _is(user_id, columns) for name, columns in people.items() if columns}


def _is(user_id: int, columns: tuple[str, ...]) -> ColumnElement[bool]:
    return or_(*(column(each, BigInteger) == user_id for each in columns))
