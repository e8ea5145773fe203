"""Whose data is where: what can be shown to people and servers, and deleted for them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, delete, func, or_, select, update
from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.schema import GUILD, HIDDEN, METADATA, NAMED, USER

Rows = dict[str, list[dict[str, Any]]]  # by table
_Conditions = Mapping[Table, ColumnElement[bool]]


class Privacy:
    """Reads and deletes across all tables."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of_user(self, user_id: int) -> Rows:
        """Return every row that names somebody, by table, without what is hidden."""
        return await self._rows(_of(user_id, USER, NAMED))

    async def of_guild(self, guild_id: int) -> Rows:
        """Return every row of a server, by table, without what is hidden."""
        return await self._rows(of_guild(guild_id))

    async def count_user(self, user_id: int) -> dict[str, int]:
        """Return how many rows name somebody, by table."""
        return await self._counts(_of(user_id, USER, NAMED))

    async def count_guild(self, guild_id: int) -> dict[str, int]:
        """Return how many rows a server has, by table."""
        return await self._counts(of_guild(guild_id))

    async def delete_user(self, user_id: int) -> int:
        """Delete every row that is somebody's, and their name in others; return how many."""
        count = 0
        async with self._engine.begin() as connection:
            # These first: rounds are locked before their endings, as by those who play.
            for table, named in _of(user_id, NAMED).items():
                nameless = update(table).where(named).values(dict.fromkeys(marked(table, NAMED), 0))
                count += (await connection.execute(nameless)).rowcount
            return count + await delete_rows(connection, _of(user_id, USER))

    async def delete_guild(self, guild_id: int) -> int:
        """Delete every row of a server; return how many."""
        async with self._engine.begin() as connection:
            return await delete_rows(connection, of_guild(guild_id))

    async def _rows(self, conditions: _Conditions) -> Rows:
        found: Rows = {}
        async with self._engine.connect() as connection:
            for table, condition in conditions.items():
                hidden = {column.name for column in marked(table, HIDDEN)}
                query = select(sql("*")).select_from(table).where(condition)  # as it is stored
                for row in (await connection.execute(query)).mappings():
                    told = {key: row[key] for key in row if key not in hidden}
                    found.setdefault(table.name, []).append(told)
        return found

    async def _counts(self, conditions: _Conditions) -> dict[str, int]:
        found: dict[str, int] = {}
        async with self._engine.connect() as connection:
            for table, condition in conditions.items():
                query = select(func.count()).select_from(table).where(condition)
                if count := await connection.scalar(query):
                    found[table.name] = count
        return found


async def delete_rows(connection: AsyncConnection, conditions: _Conditions) -> int:
    """Delete the rows that conditions describe; return how many."""
    count = 0
    for table, condition in conditions.items():
        count += (await connection.execute(delete(table).where(condition))).rowcount
    return count


async def guilds_of(connection: AsyncConnection) -> set[int]:
    """Return every server of which there is anything."""
    found: set[int] = set()
    for table in METADATA.tables.values():
        for guild in marked(table, GUILD):
            found |= set(await connection.scalars(select(guild).distinct()))
    return found


def of_guild(guild_id: int) -> _Conditions:
    """Return what describes the rows of a server."""
    return _of(guild_id, GUILD)


def marked(table: Table, *marks: Mapping[str, str]) -> list[Column[Any]]:
    """Return the columns that say this of whose a row is."""
    return [column for column in table.c if column.info in marks]


def _of(owner: int, *marks: Mapping[str, str]) -> _Conditions:
    columns = ((table, marked(table, *marks)) for table in METADATA.tables.values())
    return {table: or_(*(each == owner for each in some)) for table, some in columns if some}
