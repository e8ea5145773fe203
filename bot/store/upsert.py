"""Inserting a row, or changing the one that has its key; SQLite and PostgreSQL say it alike."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection


async def upsert(
    connection: AsyncConnection,
    table: str,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    add: bool = False,
) -> None:
    """Store values under a key, which is UNIQUE; or add them to the numbers that are there."""
    before = f"{table}.{{0}} + " if add else ""
    changes = ", ".join(f"{name} = {before.format(name)}excluded.{name}" for name in values)
    names = [*key, *values]
    statement = (
        f"INSERT INTO {table} ({', '.join(names)})"  # noqa: S608  # all names are ours
        f" VALUES ({', '.join(f':{name}' for name in names)})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}"
    )
    await connection.execute(text(statement), {**key, **values})
