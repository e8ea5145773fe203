"""The watch over servers that were left, within this process, on a real database."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.privacy.retention import watch
from bot.store import Store
from tests.bot.database import Database

LONG_AGO = 1000


async def becomes(look: Callable[[], Awaitable[object]], expected: object) -> None:
    for _ in range(500):
        if (found := await look()) == expected:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(found)


async def test_it_sweeps_again_and_again_and_outlives_failures(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.privacy.retention._PAUSE", 0.01)
    present = {1, 2}
    async with await Store.open(database.url) as store:
        for guild_id in (1, 2, 2**22):  # the last is another shard's, of two
            await store.settings.change(guild_id, temperature=0.9)
        watching = asyncio.create_task(
            watch(store, lambda: present, lambda guild_id: (guild_id >> 22) % 2 == 0)
        )

        async def kept() -> object:
            return await database.rows("SELECT guild_id FROM settings ORDER BY 1")

        async def noted() -> object:
            return await database.rows("SELECT guild_id FROM departures ORDER BY 1")

        present.remove(2)
        await becomes(noted, [(2,)])
        await database.run("ALTER TABLE departures RENAME TO hidden")
        await becomes(lambda: asyncio.sleep(0, "are not seen to" in caplog.text), True)
        await database.run("ALTER TABLE hidden RENAME TO departures")
        await database.run("UPDATE departures SET left_at = :at", at=LONG_AGO)
        await becomes(kept, [(1,), (2**22,)])
        await becomes(noted, [])
        assert (await store.settings.of(2)).temperature == 0.7
        # A date of another shard's server, and one of a server that has the bot, mean nothing here.
        await database.run(f"INSERT INTO departures VALUES (1, {LONG_AGO}), (4194304, {LONG_AGO})")
        await becomes(noted, [(2**22,)])
        watching.cancel()
        await asyncio.wait([watching])
        assert await kept() == [(1,), (2**22,)]
