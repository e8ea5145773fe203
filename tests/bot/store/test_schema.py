"""What the migrations make of a database is what the program takes it for."""

from typing import Any

from sqlalchemy import Connection, Inspector, inspect

from bot.store.database import open_engine
from bot.store.schema import METADATA
from tests.bot.database import Database


def described(connection: Connection) -> dict[str, Any]:
    """Return what each table is made of, in whatever order its columns are."""
    inspector = inspect(connection)
    return {name: describe(inspector, name) for name in inspector.get_table_names()}


def describe(inspector: Inspector, name: str) -> dict[str, Any]:
    # Of a key that SQLite was told beside its column, SQLAlchemy does not read the options.
    sqlite = inspector.dialect.name == "sqlite"
    key = inspector.get_pk_constraint(name)["constrained_columns"]
    return {
        "columns": {
            # A key is never NULL, whether SQLite was told or not.
            each["name"]: (str(each["type"]), each["nullable"] and each["name"] not in key)
            for each in inspector.get_columns(name)
        },
        "key": key,
        "unique": inspector.get_unique_constraints(name),
        "foreign": [
            {**each, "options": None if sqlite else each["options"]}
            for each in inspector.get_foreign_keys(name)
        ],
        "checks": inspector.get_check_constraints(name),
        "indexes": [
            {**each, "dialect_options": {k: str(v) for k, v in each["dialect_options"].items()}}
            for each in inspector.get_indexes(name)
        ],
    }


async def test_the_schema_is_what_the_migrations_lead_to(database: Database) -> None:
    engine = await open_engine(database.url)
    async with engine.begin() as connection:
        migrated = await connection.run_sync(described)
        await connection.run_sync(METADATA.drop_all)
        await connection.run_sync(METADATA.create_all)
        made = await connection.run_sync(described)
    await engine.dispose()
    assert set(migrated) == {*METADATA.tables, "schema_version"}
    for name, table in migrated.items():
        assert table == made[name]
