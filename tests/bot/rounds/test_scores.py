"""`/scores` by the real worker: pages, seasons, ranks, and how the machine fares."""

import asyncio
import random
import re
import time
from collections.abc import Sequence
from functools import partial

import pytest

from bot.game import rules
from bot.game.points import MachineScore, season_of
from bot.game.rules import MACHINE, Question
from bot.store import Store
from bot.store.scores import Place
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.bot.database import Database
from tests.bot.rounds.rounds import a_round
from tests.bot.rounds.table import told

OLD = 1_700_000_000.0  # in 2023-Q4

Votes = Sequence[tuple[int, Question, int]]  # who votes, on what, for whose ending


async def play(
    store: Store, guild_id: int, began: float, people: Sequence[int], votes: Votes
) -> None:
    """Play a round to its end."""
    number = random.getrandbits(60)
    new = a_round(guild_id=guild_id, started=began, deadline=began + 60, id=number)
    await store.rounds.begin(new, "token")
    for person in people:
        step = partial(rules.write, author=person, text=f"{person}.", now=began)
        await store.rounds.change(new.id, step, began)
    for moment in (began + 60, began + 90):
        advance = partial(rules.advance, machine="beep.", now=moment, chance=random.Random(1))
        _, played = await store.rounds.change(new.id, advance, moment)
        numbers = {ending.author: ending.number for ending in played.endings}
        steps = [
            partial(
                rules.vote, voter=voter, question=question, number=numbers[author], now=moment + 1
            )
            for voter, question, author in (votes if played.phase == "voting" else ())
        ]
        await asyncio.gather(*(store.votes.cast(new.id, step) for step in steps))
    await store.rounds.forget(new.id)


async def test_who_has_equally_many_points_shares_a_rank(database: Database) -> None:
    async with await Store.open(database.url) as store:
        scores = store.scores
        assert (await scores.page(1, None, 0, 9), await scores.count(1, None)) == ([], 0)
        assert await scores.machine(1, None) == MachineScore()
        votes: list[tuple[int, Question, int]] = [(50 + n, "best", 2) for n in range(3)]
        votes += [(60 + n, "best", 3) for n in range(3)]
        votes += [(4, "machine", MACHINE), (5, "machine", 2)]
        await play(store, 1, OLD, (2, 3), votes)
        assert await scores.page(1, "2023-Q4", 0, 9) == [
            Place(1, 2, 3, 3, 0),
            Place(1, 3, 3, 3, 0),
            Place(3, 4, 1, 0, 1),
        ]
        assert await scores.machine(1, "2023-Q4") == MachineScore(1, 0, 2, 1)
        # In another season 4 catches up; another server has nothing to do with it.
        votes = [(9, "best", 4), (8, "best", 4), (7, "best", MACHINE)]
        await play(store, 1, OLD + 9e6, (2, 4), votes)
        await play(store, 2, OLD, (2, 3), [(9, "best", 3)])
        assert await scores.seasons(1) == ["2024-Q1", "2023-Q4"]
        assert [place.user_id for place in await scores.page(1, "2024-Q1", 0, 9)] == [4]
        assert [(p.rank, p.user_id, p.points) for p in await scores.page(1, None, 0, 9)] == [
            (1, 2, 3),
            (1, 3, 3),
            (1, 4, 3),
        ]
        assert await scores.machine(1, None) == MachineScore(2, 0, 2, 1)
        assert await scores.page(1, None, 2, 9) == [Place(1, 4, 3, 2, 1)]


@pytest.fixture
async def season(discord: Sandbox, database: Database) -> str:
    """This season, in which 24 people have points; two have some of a season long ago.

    A worker that is there already would end these rounds itself.
    """
    guild_id, people = int(discord.guilds[0].id), range(2, 26)
    async with await Store.open(database.url) as store:
        # Whoever has number n gets n votes.
        best: Votes = [(1000 * who + n, "best", who) for who in people for n in range(who)]
        await play(store, guild_id, time.time() - 90, people, best)
        await play(store, guild_id, OLD, (2, 3), [(7, "machine", MACHINE), (8, "machine", 2)])
    return season_of(time.time())


async def test_pages_are_turned_after_a_restart(
    discord: Sandbox, env: dict[str, str], season: str
) -> None:
    async with BotProcess(discord, env=env) as first:
        await discord.ready()
        page = await discord.cast("/scores")
        assert not page.ephemeral
        assert page.allowed_mentions == {"parse": []}
        assert page.embeds[0]["title"] == f"Finish the sentence: {season}"
        assert page.embeds[0]["footer"]["text"] == "Page 1 of 3"
        lines = told(page).strip().splitlines()
        assert lines[0] == "**1.** <@25> 25 points \u00b7 25 votes \u00b7 0 machines unmasked"
        assert len(re.findall(r"^\*\*\d+\.\*\*", told(page), re.MULTILINE)) == 10
        assert lines[-1] == "Its ending was the best in 0 of 1 round."
        assert [disabled for _, _, disabled in page.buttons] == [True, False]
        first.kill()
        await first.wait()
    async with BotProcess(discord, env=env):
        await discord.ready()
        for expected in ("Page 2 of 3", "Page 3 of 3"):
            assert await discord.click(page, "Lower", discord.player) is page
            assert page.embeds[0]["footer"]["text"] == expected
        assert "**24.** <@2> 2 points" in told(page)
        assert [disabled for _, _, disabled in page.buttons] == [False, True]
        await discord.click(page, "Higher")
        assert page.embeds[0]["footer"]["text"] == "Page 2 of 3"


@pytest.mark.usefixtures("season", "bot")  # in this order
async def test_seasons_are_suggested_and_looked_up(discord: Sandbox, season: str) -> None:
    suggested = await discord.suggest("/scores season:")
    assert [each["value"] for each in suggested] == ["all", season, "2023-Q4"]
    suggested = await discord.suggest("/scores season:2023")
    assert [each["value"] for each in suggested] == ["2023-Q4"]
    old = await discord.cast("/scores season:2023-Q4")
    assert told(old).strip().splitlines() == [
        "**1.** <@7> 1 point \u00b7 0 votes \u00b7 1 machine unmasked",
        "",
        "The machine was unmasked by 1 of 2 guesses.",
        "Its ending was the best in 0 of 1 round.",
    ]
    assert old.buttons == []
    everything = await discord.cast("/scores season:All")  # as a phone writes it
    assert everything.embeds[0]["title"] == "Finish the sentence: all seasons"
    assert "0 of 2 rounds" in told(everything)


@pytest.mark.usefixtures("season", "bot")  # in this order
async def test_where_nobody_has_played(discord: Sandbox) -> None:
    attic = discord.guilds[1]
    for options, answer in [
        ("", "No round has been played"),
        ("season:2020-Q1", "No round has been played"),
        ("season:yesterday", "A season is a quarter"),
        ("season:@everyone", "A season is a quarter"),
    ]:
        reply = await discord.cast(f"/scores {options}", guild=attic)
        assert reply.ephemeral
        assert answer in reply.content
    suggested = await discord.suggest("/scores season:", guild=attic)
    assert [each["value"] for each in suggested] == ["all"]
