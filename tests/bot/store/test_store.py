"""What is stored stays stored, on SQLite and, if TEST_DATABASE_URL names one, on PostgreSQL."""

import asyncio
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.settings import Settings
from bot.store import Store
from bot.store.database import open_engine, parse_url
from bot.store.migrations import MIGRATIONS
from bot.store.settings import SettingsTable
from tests.bot.database import Database


async def test_settings_are_kept(database: Database) -> None:
    async with await Store.open(database.url) as store:
        assert await store.settings.of(1) == Settings()
        await store.settings.change(1, temperature=0.9)
        await store.settings.change(2, temperature=0.2, blocked_words={"b", "a"})
        await store.settings.change(1, temperature=1.1, length="page")
        assert await store.settings.of(1) == Settings(1.1, "page")
    async with await Store.open(database.url) as store:
        assert await store.settings.of(1) == Settings(1.1, "page")
        assert await store.settings.of(2) == Settings(0.2, blocked_words=frozenset("ab"))
        assert await store.settings.of(3) == Settings()
        await store.settings.change(1, length=None)
        assert await store.settings.of(1) == Settings(1.1)
        await store.settings.reset(1)
        assert await store.settings.of(1) == Settings()


async def test_every_setting_is_kept(database: Database) -> None:
    everything = Settings(0.3, "page", "wizard", 3, "ja", 300, 20, 120, frozenset({"drat", "l'or"}))
    async with await Store.open(database.url) as store:
        await store.settings.change(1, **vars(everything))
    async with await Store.open(database.url) as store:
        assert await store.settings.of(1) == everything
        nothing = dict.fromkeys(vars(everything))
        assert await store.settings.change(1, **nothing) == (everything, Settings())


async def test_a_change_says_what_it_changed(database: Database) -> None:
    async with await Store.open(database.url) as store:
        temperatures = [number / 100 for number in range(50, 70)]
        changes = await asyncio.gather(
            *(store.settings.change(1, temperature=value) for value in temperatures)
        )
        # One after the other, however they came: each begins where another ended.
        assert sorted(after.temperature for _, after in changes) == temperatures
        begins = {before.temperature for before, _ in changes}
        ends = {after.temperature for _, after in changes}
        assert begins - ends == {Settings().temperature}
        assert ends - begins == {(await store.settings.of(1)).temperature}


async def test_what_another_worker_changes_is_seen_within_seconds(database: Database) -> None:
    now = 1000.0
    async with await Store.open(database.url) as store:
        engine = await open_engine(database.url)
        other = SettingsTable(engine, clock=lambda: now)
        assert await other.of(1) == Settings()
        await store.settings.change(1, temperature=0.9)
        assert await other.of(1) == Settings()
        now += 60.0
        assert await other.of(1) == Settings(0.9)
        await store.settings.change(1, temperature=1.2)
        assert await other.read(1) == Settings(1.2)
        assert await other.of(1) == Settings(1.2)
        await engine.dispose()


async def test_a_setting_that_does_not_exist_is_a_mistake_of_ours(database: Database) -> None:
    async with await Store.open(database.url) as store:
        with pytest.raises(TypeError, match="colour"):
            await store.settings.change(1, colour="red")


async def test_the_oldest_database_is_brought_up_to_date(database: Database) -> None:
    for statement in MIGRATIONS[0]:
        await database.run(statement)
    await database.run("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
    await database.run("INSERT INTO schema_version VALUES (1)")
    await database.run("INSERT INTO guild_settings VALUES (7, 0.4)")
    async with await Store.open(database.url) as store:
        assert await store.settings.of(7) == Settings(0.4)


async def test_workers_that_start_at_once_migrate_once(database: Database) -> None:
    engines = await asyncio.gather(*(open_engine(database.url) for _ in range(6)))
    for engine in engines:
        await engine.dispose()
    versions = await database.rows("SELECT version FROM schema_version ORDER BY version")
    assert versions == [(version,) for version in range(1, len(MIGRATIONS) + 1)]


async def test_new_files_are_opened_by_several_at_once(tmp_path: Path) -> None:
    """While one gives a file its log, SQLite tells the others at once that it is busy."""
    for number in range(30):
        url = f"sqlite+aiosqlite:///{tmp_path}/{number}.db"
        for engine in await asyncio.gather(*(open_engine(url) for _ in range(6))):
            await engine.dispose()


async def test_largest_snowflake(database: Database) -> None:
    async with await Store.open(database.url) as store:
        await store.settings.change(2**63 - 1, temperature=0.5)
        assert (await store.settings.of(2**63 - 1)).temperature == 0.5


async def test_an_sqlite_file_is_safe_against_a_crash(tmp_path: Path) -> None:
    engine = await open_engine(f"sqlite+aiosqlite:///{tmp_path}/crash.db")
    async with engine.connect() as connection:
        values = {
            name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
            for name in (
                *("journal_mode", "synchronous", "foreign_keys", "busy_timeout"),
                "secure_delete",
            )
        }
    await engine.dispose()
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 2000,
        "secure_delete": 1,
    }


async def test_a_failed_step_leaves_nothing_behind(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with await Store.open(database.url) as store:
        await store.settings.change(1, temperature=0.9)
    broken = [*MIGRATIONS, ["CREATE TABLE half (id INTEGER)", "CREATE nonsense"]]
    monkeypatch.setattr("bot.store.migrations.MIGRATIONS", broken)
    with pytest.raises(StoreError):
        await Store.open(database.url)
    monkeypatch.undo()
    assert "half" not in await database.columns()
    async with await Store.open(database.url) as store:
        assert (await store.settings.of(1)).temperature == 0.9


async def test_steps_are_taken_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with await Store.open(database.url) as store:
        await store.settings.change(1, temperature=0.9)
    added = [*MIGRATIONS, ["ALTER TABLE settings ADD COLUMN colour TEXT"]]
    monkeypatch.setattr("bot.store.migrations.MIGRATIONS", added)
    for _ in range(2):
        async with await Store.open(database.url) as store:
            assert (await store.settings.of(1)).temperature == 0.9
    versions = await database.rows("SELECT version FROM schema_version ORDER BY version")
    assert versions == [(version,) for version in range(1, len(added) + 1)]


@pytest.mark.parametrize(
    "place",
    [
        *("nonsense", "sqlite+aiosqlite:////proc/none/grimoire.db", "oracle://x", "sqlite:///x.db"),
        *("postgresql+asyncpg://127.0.0.1:9/x", "postgresql+asyncpg://localhost:9/x"),
    ],
)
async def test_unusable_database_is_one_sentence(place: str) -> None:
    with pytest.raises(StoreError, match="DATABASE_URL") as caught:
        await Store.open(place)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("postgres://u:p@h:1/d", "postgresql+asyncpg://u:p@h:1/d"),
        ("postgresql://h/d?sslmode=require", "postgresql+asyncpg://h/d?ssl=require"),
        ("sqlite+aiosqlite:///x.db", "sqlite+aiosqlite:///x.db"),
    ],
)
def test_addresses_are_read_as_hosts_write_them(given: str, meant: str) -> None:
    assert parse_url(given).render_as_string(hide_password=False) == meant


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "grimoire.db"
    path.write_bytes(b"certainly not a database" * 100)
    with pytest.raises(StoreError, match="not a database"):
        await Store.open(f"sqlite+aiosqlite:///{path}")
    assert path.read_bytes() == b"certainly not a database" * 100


async def test_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as caught:
        await Store.open("sqlite+aiosqlite://user:hunter2@host/x.db")
    assert "hunter2" not in str(caught.value)
