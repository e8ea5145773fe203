"""Opening the database, with what SQLite needs to be safe and quick."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StoreError
from bot.store.migrations import migrate

_BUSY = 2.0  # seconds; less than the three after which nobody could be told that it is held up


async def open_engine(url: str) -> AsyncEngine:
    """Open and migrate the database; raise StoreError if that is not possible."""
    try:
        parsed = parse_url(url)
        # Parameters hold what people wrote: an error's text must not repeat them. A server may
        # have closed a connection since it was last used.
        engine = create_async_engine(
            parsed, hide_parameters=True, pool_pre_ping=parsed.get_backend_name() != "sqlite"
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            f"DATABASE_URL needs a package that is missing: pip install {error.name}"
        ) from None
    except (ArgumentError, SQLAlchemyError):
        raise StoreError(
            "DATABASE_URL is not an address this program can use; examples are "
            "sqlite+aiosqlite:///data/grimoire.db and postgresql://user:password@host/grimoire"
        ) from None
    place = parsed.render_as_string(hide_password=True)
    advice = "that its server can be reached"
    try:
        if engine.dialect.name == "sqlite":
            advice = "that its folder can be written to"
            _prepare_sqlite(engine)
            if parsed.database and parsed.database != ":memory:":
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        await migrate(engine)
    # A TypeError is a parameter in the address that the driver does not know.
    except (SQLAlchemyError, OSError, TypeError) as error:
        await engine.dispose()
        cause = " ".join(str(getattr(error, "orig", None) or error).split())
        raise StoreError(
            f"The database {place} cannot be opened ({cause}). Check DATABASE_URL and {advice}."
        ) from None
    return engine


def parse_url(url: str) -> URL:
    """Read an address; those of PostgreSQL also the way that hosts write them.

    Raises ArgumentError if it is none.
    """
    parsed = make_url(url)
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+asyncpg")
    if parsed.drivername == "postgresql+asyncpg" and "sslmode" in parsed.query:
        query = dict(parsed.query)
        query["ssl"] = query.pop("sslmode")  # what libpq calls it, and what asyncpg does
        parsed = parsed.set(query=query)
    return parsed


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, _: object) -> None:
        # The driver's own idea of when a transaction begins leaves DDL outside of it.
        connection.isolation_level = None
        cursor = connection.cursor()
        _write_ahead(cursor)
        pragmas = ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
        for pragma in pragmas:  # the last: what is deleted leaves the file as well
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute(f"PRAGMA busy_timeout={1000 * _BUSY:.0f}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _write_ahead(cursor: Any) -> None:
    """Have a new file keep a log; SQLite itself does not wait here for another that does it."""
    until = time.monotonic() + _BUSY
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
            time.sleep(0.005)
