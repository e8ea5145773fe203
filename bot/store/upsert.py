"""Inserting rows that may be there already; SQLite and PostgreSQL say it alike."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

_INSERT: Mapping[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
_Rows = Sequence[Mapping[str, Any]]  # of the same columns


async def upsert(
    connection: AsyncConnection, table: Table, rows: _Rows, *, add: bool = False
) -> None:
    """Store rows; what has a row's primary key takes its values.

    Or the row's values are added to the numbers that are there.
    """
    if not rows:
        return
    inserting = _INSERT[connection.dialect.name](table)
    values = [table.c[name] for name in rows[0] if not table.c[name].primary_key]
    new = inserting.excluded
    changes = {each.name: each + new[each.name] if add else new[each.name] for each in values}
    key = list(table.primary_key)
    await connection.execute(
        inserting.on_conflict_do_update(index_elements=key, set_=changes), rows
    )


async def insert_missing(connection: AsyncConnection, table: Table, rows: _Rows) -> None:
    """Store those of the rows of whose primary key there is none."""
    if rows:
        inserting = _INSERT[connection.dialect.name](table)
        await connection.execute(inserting.on_conflict_do_nothing(), rows)
