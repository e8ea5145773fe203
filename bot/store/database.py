"""Opening the database, with what SQLite needs to be safe and quick."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StoreError
from bot.store.migrations import migrate


async def open_engine(url: str) -> AsyncEngine:
    """Open and migrate the database; raise StoreError if that is not possible."""
    try:
        parsed = make_url(url)
        # Parameters hold what people wrote: an error's text must not repeat them.
        engine = create_async_engine(parsed, hide_parameters=True)
    except (ArgumentError, ImportError, SQLAlchemyError):
        raise StoreError(
            "DATABASE_URL is not an address this program can use; "
            "an example is sqlite+aiosqlite:///data/grimoire.db"
        ) from None
    place = parsed.render_as_string(hide_password=True)
    try:
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
            if parsed.database and parsed.database != ":memory:":
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        await migrate(engine)
    except (SQLAlchemyError, OSError) as error:
        await engine.dispose()
        cause = getattr(error, "orig", None) or error
        raise StoreError(
            f"The database {place} cannot be opened ({cause}). "
            "Check DATABASE_URL and that its folder can be written to."
        ) from None
    return engine


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, _: object) -> None:
        # The driver's own idea of when a transaction begins leaves DDL outside of it.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("PRAGMA busy_timeout=5000")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
