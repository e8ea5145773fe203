"""What people keep is counted once for each of them, and forgotten when they say so."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.store import Store
from bot.store.keeps import Kept, Star
from tests.bot.database import Database

SPELL = Kept(1, 10, 100, "spell", "The cat", " sat.", voice="Wizard", code="7k2pm-x94qe")
ENDING = Kept(1, 10, 200, "ending", "The dog", " ran.", number=3, author_id=7)
LONG = "\U0001f409" * 2000


@pytest.fixture
async def store(database: Database) -> AsyncIterator[Store]:
    async with await Store.open(database.url) as opened:
        yield opened


async def test_a_person_counts_once_however_often_they_click(store: Store) -> None:
    clicks = await asyncio.gather(*(store.keeps.keep(SPELL, 5, 1000 + n) for n in range(8)))
    assert clicks.count(True) == 1
    assert [star.keepers for star in await store.keeps.page(1, 0, 5)] == [1]
    assert await store.keeps.keep(SPELL, 6, 2000)
    assert [star.keepers for star in await store.keeps.page(1, 0, 5)] == [2]
    assert await store.keeps.count(1) == 1


async def test_the_first_keeper_is_named_and_the_newest_comes_first(store: Store) -> None:
    for keeper, at in ((5, 1000), (6, 3000)):
        await store.keeps.keep(SPELL, keeper, at)
    await store.keeps.keep(ENDING, 6, 2000)
    stars = [Star(ENDING, 6, 2000, 1), Star(SPELL, 5, 1000, 2)]
    assert await store.keeps.page(1, 0, 5) == stars
    assert await store.keeps.page(1, 1, 5) == stars[1:]
    assert await store.keeps.page(1, 0, 1) == stars[:1]
    assert await store.keeps.page(2, 0, 5) == []


async def test_endings_of_one_message_are_different_things(store: Store) -> None:
    for number in range(3):
        await store.keeps.keep(replace(ENDING, number=number), 5, 1000)
    assert [star.kept.number for star in await store.keeps.page(1, 0, 5)] == [0, 1, 2]
    assert await store.keeps.count(1) == 3


async def test_what_is_long_is_kept_whole(store: Store) -> None:
    await store.keeps.keep(replace(SPELL, text=LONG, message_id=2**63 - 1), 2**63 - 1, 1000)
    assert (await store.keeps.page(1, 0, 1))[0].kept.text == LONG


async def test_stars_are_taken_back_by_one_or_by_all(store: Store) -> None:
    for keeper in (5, 6, 7):
        await store.keeps.keep(SPELL, keeper, 1000 + keeper)
    assert not await store.keeps.remove(2, 100, 0)
    assert not await store.keeps.remove(1, 100, 0, keeper_id=8)
    assert await store.keeps.remove(1, 100, 0, keeper_id=5)
    assert await store.keeps.page(1, 0, 5) == [Star(SPELL, 6, 1006, 2)]
    assert await store.keeps.remove(1, 100, 0)
    assert await store.keeps.count(1) == 0


async def test_a_page_tells_what_somebody_has_starred(store: Store) -> None:
    others = [replace(ENDING, number=number) for number in range(3)]
    for kept in (SPELL, *others):
        await store.keeps.keep(kept, 5, 1000)
    for kept in (SPELL, others[1], replace(SPELL, guild_id=2)):
        await store.keeps.keep(kept, 7, 2000)
    stars = await store.keeps.page(1, 0, 10)
    starred = [star.kept for star in await store.keeps.starred(stars, 7)]
    assert sorted(starred, key=lambda kept: kept.message_id) == [SPELL, others[1]]
    assert await store.keeps.starred(stars, 8) == []
    assert await store.keeps.starred([], 7) == []
