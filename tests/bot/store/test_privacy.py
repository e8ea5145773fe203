"""Whose rows are whose, in a database in which every table holds something."""

from pathlib import Path

import pytest

from bot.i18n.texts import text
from bot.store import Store
from bot.store.database import open_engine
from bot.store.schema import METADATA
from tests.bot.database import Database

# Three people in two servers: each of 1 and 2 has a spell that is kept, a round and scores.
ADA, TOM, LUNA = 11, 12, 13
ROUND = "'en', 'The king', 60, 30, 1.0, 2.0, 'voting', NULL, FALSE, 'sEcReT', NULL, NULL, 0"
ROWS = [
    statement.format(guild=guild)
    for guild in (1, 2)
    for statement in (
        "INSERT INTO settings (guild_id, blocked_words) VALUES ({guild}, 'xyzzy{guild}')",
        "INSERT INTO departures VALUES ({guild}, 1000)",
        "INSERT INTO keeps VALUES ({guild}, 5, 6, 1, 'ending', 'The', 'x', NULL, 11, NULL, 12, 7)",
        "INSERT INTO keeps VALUES ({guild}, 5, 7, 0, 'spell', 'The', 'x', 'W', NULL, 'c', 13, 7)",
        "INSERT INTO rounds VALUES ({guild}, {guild}, 5{guild}, 11, " + ROUND + ")",
        "INSERT INTO endings VALUES ({guild}, 11, 'plugh{guild}', 1)",
        "INSERT INTO endings VALUES ({guild}, 12, 'frotz{guild}', 2)",
        "INSERT INTO votes VALUES ({guild}, 12, 'best', 11)",
        "INSERT INTO votes VALUES ({guild}, 11, 'best', 12)",
        "INSERT INTO votes VALUES ({guild}, 13, 'best', 12)",
        "INSERT INTO scores VALUES ({guild}, '2026-Q4', 11, 3, 2, 1)",
        "INSERT INTO scores VALUES ({guild}, '2026-Q4', 12, 3, 2, 1)",
        "INSERT INTO machine_scores VALUES ({guild}, '2026-Q4', 3, 2, 1, 1)",
    )
]


@pytest.fixture
async def filled(database: Database) -> Database:
    await (await open_engine(database.url)).dispose()
    for statement in ROWS:
        await database.run(statement)
    assert all((await counts(database)).values())
    return database


async def counts(database: Database) -> dict[str, int]:
    """Return how many rows each table has."""
    found = {}
    for name in METADATA.tables:
        found[name] = len(await database.rows(f"SELECT * FROM {name}"))
    return found


async def test_a_person_is_told_what_is_theirs_and_no_secret_of_others(filled: Database) -> None:
    async with await Store.open(filled.url) as store:
        told = await store.privacy.of_user(ADA)
        assert await store.privacy.count_user(ADA) == {name: len(told[name]) for name in told}
    assert set(told) == {"keeps", "rounds", "endings", "votes", "scores"}
    assert [row["text"] for row in told["endings"]] == ["plugh1", "plugh2"]
    # Whose ending it is that somebody voted for is a secret until the round is over.
    assert {tuple(sorted(row)) for row in told["votes"]} == {("question", "round_id", "voter_id")}
    assert {row["voter_id"] for row in told["votes"]} == {ADA}
    assert "sEcReT" not in str(told)


async def test_a_server_is_told_what_is_its_own(filled: Database) -> None:
    async with await Store.open(filled.url) as store:
        told = await store.privacy.of_guild(1)
        assert await store.privacy.count_guild(1) == {name: len(told[name]) for name in told}
    assert set(told) == set(METADATA.tables) - {"endings", "votes"}  # which are people's
    assert {row["guild_id"] for rows in told.values() for row in rows} == {1}
    assert "sEcReT" not in str(told)


async def test_a_person_is_deleted_everywhere_and_nobody_else_is(filled: Database) -> None:
    async with await Store.open(filled.url) as store:
        await store.privacy.delete_user(ADA)
        assert await store.privacy.of_user(ADA) == {}
        assert set(await store.privacy.of_user(LUNA)) == {"keeps", "votes"}
    left = {"settings": 2, "departures": 2, "keeps": 2, "rounds": 2, "endings": 2, "votes": 2}
    assert await counts(filled) == {**left, "scores": 2, "machine_scores": 2}


async def test_a_server_is_deleted_from_every_table_and_no_other_is(filled: Database) -> None:
    before = await counts(filled)
    async with await Store.open(filled.url) as store:
        await store.privacy.delete_guild(1)
        assert await store.privacy.of_guild(1) == {}
        assert await counts(filled) == {name: count // 2 for name, count in before.items()}
        await store.privacy.delete_guild(2)
    assert not any((await counts(filled)).values())


def content_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_what_is_deleted_leaves_the_sqlite_file(tmp_path: Path) -> None:
    path = tmp_path / "deleted.db"
    database = Database.at(path)
    await (await open_engine(database.url)).dispose()
    for statement in ROWS:
        await database.run(statement)
    async with await Store.open(database.url) as store:
        await store.privacy.delete_user(ADA)
        await store.privacy.delete_guild(2)
    content = content_of(tmp_path)
    assert b"frotz1" in content
    for gone in (b"plugh1", b"plugh2", b"frotz2", b"xyzzy2"):
        assert gone not in content


async def test_departures_are_noted_and_forgotten_by_where_the_bot_is(database: Database) -> None:
    noted = "SELECT guild_id, left_at FROM departures ORDER BY 1"
    async with await Store.open(database.url) as store:
        for guild_id in (1, 2, 3, 4):
            await store.settings.change(guild_id, temperature=0.9)
        await store.departures.note(1, 500)
        await store.departures.note(2, 500)
        await store.departures.note(2, 600)
        # 3 is another shard's: that it is not here says nothing.
        await store.departures.compare({1}, 1000, lambda guild_id: guild_id != 3)
        assert await database.rows(noted) == [(2, 500), (4, 1000)]
        assert await store.departures.before(1000) == [2]
        assert not await store.departures.delete_guild(4, 1000)
        await store.departures.forget(2)
        assert not await store.departures.delete_guild(2, 1000)  # it came back just in time
        assert await store.departures.delete_guild(4, 1001)
        assert await database.rows("SELECT guild_id FROM settings ORDER BY 1") == [(1,), (2,), (3,)]
        assert await database.rows(noted) == []


def test_every_kind_of_entry_has_a_name() -> None:
    for name in METADATA.tables:
        assert text("en", f"privacy-kind-{name}", count=2)
