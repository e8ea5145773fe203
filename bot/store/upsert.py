"""Inserting rows, or changing those that have their keys; SQLite and PostgreSQL say it alike."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection


async def upsert(
    connection: AsyncConnection,
    table: str,
    key: Sequence[str],
    rows: Sequence[dict[str, Any]],
    *,
    add: bool = False,
) -> None:
    """Store rows of the same columns; what has a row's key, which is UNIQUE, takes its values.

    Or the row's values are added to the numbers that are there.
    """
    if not rows:
        return
    before = f"{table}.{{0}} + " if add else ""
    names = list(rows[0])
    changes = (f"{n} = {before.format(n)}excluded.{n}" for n in names if n not in key)
    statement = (
        f"INSERT INTO {table} ({', '.join(names)})"  # noqa: S608  # all names are ours
        f" VALUES ({', '.join(f':{name}' for name in names)})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {', '.join(changes)}"
    )
    await connection.execute(text(statement), rows)
