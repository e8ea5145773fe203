"""A database of a test's own: an SQLite file, or one on the server that TEST_DATABASE_URL names.

The server is PostgreSQL, as in postgresql+asyncpg://user:password@localhost/postgres, and the user
may create databases.
"""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, inspect, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool


class Database:
    """What a test sees of the database beside the program that uses it."""

    def __init__(self, url: URL) -> None:
        self.url = url.render_as_string(hide_password=False)
        self._engine = create_async_engine(url, poolclass=NullPool)

    @classmethod
    def at(cls, path: Path) -> Self:
        """Return the SQLite database in a file, which need not exist yet."""
        return cls(URL.create("sqlite+aiosqlite", database=str(path)))

    async def run(self, statement: str, **values: Any) -> None:
        """Do something to it behind the program's back."""
        async with self._engine.begin() as connection:
            await connection.execute(text(statement), values)

    async def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        async with self._engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(text(query), values)]

    async def columns(self) -> dict[str, set[str]]:
        """Return the names of every table's columns."""

        def look(connection: Any) -> dict[str, set[str]]:
            inspector = inspect(connection)
            return {
                table: {column["name"] for column in inspector.get_columns(table)}
                for table in inspector.get_table_names()
            }

        async with self._engine.connect() as connection:
            return await connection.run_sync(look)


@asynccontextmanager
async def make_database(folder: Path) -> AsyncIterator[Database]:
    """Make an empty database; it is gone afterwards."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        yield Database.at(folder / "grimoire.db")
        return
    url = make_url(server).set(database=f"grimoire_{secrets.token_hex(8)}")
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {url.database}"))
        try:
            yield Database(url)
        finally:
            await connection.execute(text(f"DROP DATABASE {url.database} WITH (FORCE)"))
