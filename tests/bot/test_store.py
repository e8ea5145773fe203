"""What is stored stays stored."""

import sqlite3
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.settings import Settings
from bot.store import Store
from bot.store.database import open_engine
from bot.store.migrations import MIGRATIONS


def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


async def test_settings_are_kept(tmp_path: Path) -> None:
    place = url(tmp_path / "grimoire.db")
    async with await Store.open(place) as store:
        assert await store.settings.of(1) == Settings()
        await store.settings.change(1, temperature=0.9)
        await store.settings.change(2, temperature=0.2, blocked_words={"b", "a"})
        await store.settings.change(1, temperature=1.1, length="page")
        assert await store.settings.of(1) == Settings(1.1, "page")
    async with await Store.open(place) as store:
        assert await store.settings.of(1) == Settings(1.1, "page")
        assert await store.settings.of(2) == Settings(0.2, blocked_words=frozenset("ab"))
        assert await store.settings.of(3) == Settings()
        await store.settings.change(1, length=None)
        assert await store.settings.of(1) == Settings(1.1)
        await store.settings.reset(1)
        assert await store.settings.of(1) == Settings()


async def test_the_oldest_database_is_brought_up_to_date(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "grimoire.db") as database:
        for statement in MIGRATIONS[0]:
            database.execute(statement)
        database.execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
        database.execute("INSERT INTO schema_version VALUES (1)")
        database.execute("INSERT INTO guild_settings VALUES (7, 0.4)")
    database.close()
    async with await Store.open(url(tmp_path / "grimoire.db")) as store:
        assert await store.settings.of(7) == Settings(0.4)


async def test_largest_snowflake(tmp_path: Path) -> None:
    async with await Store.open(url(tmp_path / "grimoire.db")) as store:
        await store.settings.change(2**63 - 1, temperature=0.5)
        assert (await store.settings.of(2**63 - 1)).temperature == 0.5


async def test_database_is_safe_against_a_crash(tmp_path: Path) -> None:
    engine = await open_engine(url(tmp_path / "grimoire.db"))
    async with engine.connect() as connection:
        values = {
            name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    await engine.dispose()
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


async def test_a_failed_step_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grimoire.db"
    async with await Store.open(url(path)) as store:
        await store.settings.change(1, temperature=0.9)
    broken = [*MIGRATIONS, ["CREATE TABLE half (id INTEGER)", "CREATE nonsense"]]
    monkeypatch.setattr("bot.store.migrations.MIGRATIONS", broken)
    with pytest.raises(StoreError):
        await Store.open(url(path))
    monkeypatch.undo()
    with sqlite3.connect(path) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    database.close()
    assert "half" not in tables
    async with await Store.open(url(path)) as store:
        assert (await store.settings.of(1)).temperature == 0.9


async def test_steps_are_taken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "grimoire.db"
    async with await Store.open(url(path)) as store:
        await store.settings.change(1, temperature=0.9)
    added = [*MIGRATIONS, ["ALTER TABLE settings ADD COLUMN colour TEXT"]]
    monkeypatch.setattr("bot.store.migrations.MIGRATIONS", added)
    for _ in range(2):
        async with await Store.open(url(path)) as store:
            assert (await store.settings.of(1)).temperature == 0.9
    with sqlite3.connect(path) as database:
        versions = [
            version for (version,) in database.execute("SELECT version FROM schema_version")
        ]
    database.close()
    assert versions == list(range(1, len(added) + 1))


@pytest.mark.parametrize(
    "place",
    ["nonsense", "sqlite+aiosqlite:////proc/none/grimoire.db", "oracle://x", "sqlite:///x.db"],
)
async def test_unusable_database_is_one_sentence(place: str) -> None:
    with pytest.raises(StoreError, match="DATABASE_URL") as caught:
        await Store.open(place)
    assert "\n" not in str(caught.value)


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "grimoire.db"
    path.write_bytes(b"certainly not a database" * 100)
    with pytest.raises(StoreError, match="not a database"):
        await Store.open(url(path))
    assert path.read_bytes() == b"certainly not a database" * 100


async def test_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as caught:
        await Store.open("sqlite+aiosqlite://user:hunter2@host/x.db")
    assert "hunter2" not in str(caught.value)
