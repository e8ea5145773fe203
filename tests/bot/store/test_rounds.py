"""Rounds in the database: whatever workers do at once, there is one truth."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy.exc import IntegrityError

from bot.errors import UserError
from bot.game import rules
from bot.game.points import MachineScore
from bot.game.rules import MACHINE, Question, Round
from bot.store import Store
from bot.store.scores import Place
from tests.bot.database import Database
from tests.bot.rounds.rounds import HOST, a_round

NOW = 1_795_000_000.0  # in 2026-Q4
ROUND = a_round(started=NOW, deadline=NOW + 60, id=2**62, guild_id=2**62 + 1)


@pytest.fixture
async def stores(database: Database) -> AsyncIterator[tuple[Store, Store]]:
    """Two workers on one database, as while a new one takes over from an old one."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(await Store.open(database.url))
        yield first, await stack.enter_async_context(await Store.open(database.url))


async def read(store: Store) -> Round | None:
    stored = await store.rounds.get(ROUND.id)
    return stored.played if stored else None


async def write(store: Store, *people: int, played: Round = ROUND) -> None:
    for person in people:
        step = partial(rules.write, author=person, text=f"by {person}.", now=NOW)
        await store.rounds.change(played.id, step, NOW)


async def advance(store: Store, now: float, played: Round = ROUND) -> tuple[Round, Round]:
    step = partial(rules.advance, machine="beep.", now=now, chance=random.Random(1))
    return await store.rounds.change(played.id, step, now)


async def vote(store: Store, voter: int, question: Question, author: int) -> None:
    voting = await read(store)
    assert voting is not None
    ending = voting.ending_of(author)
    assert ending is not None
    step = partial(rules.vote, voter=voter, question=question, number=ending.number, now=NOW + 61)
    await store.votes.cast(ROUND.id, step)


async def test_a_round_is_stored_as_it_is(stores: tuple[Store, Store]) -> None:
    first, second = stores
    new = replace(ROUND, opening="\U0001f409 'quoted' {braces}", locale="zh-CN")
    assert await first.rounds.begin(new, "token")
    assert await read(second) == new
    await write(first, HOST, 2, 3)
    _, after = await advance(second, NOW + 60)
    assert after.phase == "voting"
    assert await read(first) == after
    await vote(first, 9, "best", 2)
    found = await read(second)
    assert found is not None
    assert found.votes == (rules.Vote(9, "best", 2),)
    assert replace(found, votes=()) == after


async def test_one_round_in_a_channel(stores: tuple[Store, Store]) -> None:
    async def begin(number: int) -> bool | str:
        new = replace(ROUND, id=number)
        try:
            return await stores[number % 2].rounds.begin(new, "token")
        except UserError as error:
            return error.key

    outcomes = await asyncio.gather(*map(begin, range(1, 21)))
    assert sorted(map(str, outcomes)) == ["True"] + ["game-already"] * 19
    # Elsewhere, and here once it is over, there may be another.
    assert await stores[0].rounds.begin(replace(ROUND, id=30, channel_id=21), "token")
    won = outcomes.index(True) + 1
    stop = partial(rules.stop, person=HOST, moderates=False)
    await stores[0].rounds.change(won, stop, NOW)
    assert await begin(31) is True


async def test_two_workers_that_hear_the_same_click(stores: tuple[Store, Store]) -> None:
    begun = await asyncio.gather(*(store.rounds.begin(ROUND, "token") for store in stores))
    assert sorted(begun) == [False, True]


async def test_a_phase_ends_once(stores: tuple[Store, Store]) -> None:
    await stores[0].rounds.begin(ROUND, "token")
    await write(stores[0], 2, 3)
    for now, phase in ((NOW + 60, "voting"), (NOW + 90, "over")):
        steps = await asyncio.gather(*(advance(store, now) for store in stores * 5))
        assert [before.phase != after.phase for before, after in steps].count(True) == 1
        assert {after.phase for _, after in steps} == {phase}
        assert len({after.endings for _, after in steps}) == 1
        if phase == "voting":
            await vote(stores[1], 2, "machine", MACHINE)
            await vote(stores[0], 2, "best", 3)
    # And so the points were given once.
    assert await stores[0].scores.page(ROUND.guild_id, "2026-Q4", 0, 9) == [
        Place(1, 2, 1, 0, 1),
        Place(1, 3, 1, 1, 0),
    ]
    assert await stores[0].scores.machine(ROUND.guild_id, "2026-Q4") == MachineScore(1, 0, 1, 1)


async def test_a_person_has_one_vote_a_question(stores: tuple[Store, Store]) -> None:
    await stores[0].rounds.begin(ROUND, "token")
    await write(stores[0], 2, 3, 4)
    await advance(stores[0], NOW + 60)
    await asyncio.gather(
        *(vote(stores[n % 2], 9, "best", author) for n, author in enumerate((2, 3, 4, 2, 3, 4)))
    )
    await vote(stores[1], 9, "best", 3)
    await vote(stores[1], 9, "machine", 4)
    found = await read(stores[0])
    assert found is not None
    assert sorted((each.question, each.author) for each in found.votes) == [
        ("best", 3),
        ("machine", 4),
    ]


async def test_everybody_in_a_crowd_has_their_own_answer(stores: tuple[Store, Store]) -> None:
    await stores[0].rounds.begin(ROUND, "token")
    await write(stores[0], 2, 3)
    _, voting = await advance(stores[0], NOW + 60)
    own = voting.ending_of(2)
    assert own is not None

    async def cast(n: int) -> str:
        late, gone = n % 5 == 1, n % 5 == 2
        step = partial(
            rules.vote,
            voter=2 if n % 5 == 3 else 100 + n,
            question="best",
            number=own.number,
            now=NOW + (91 if late else 61),
        )
        try:
            await stores[n % 2].votes.cast(1 if gone else ROUND.id, step)
        except UserError as error:
            return error.key
        return "taken"

    answers = await asyncio.gather(*map(cast, range(100)))
    meant = ["taken", "game-too-late-to-vote", "game-over", "game-own-ending", "taken"]
    assert answers == meant * 20
    found = await read(stores[0])
    assert found is not None
    assert len(found.voters) == len(found.votes) == 40


async def test_the_database_itself_refuses_what_must_not_be(
    stores: tuple[Store, Store], database: Database
) -> None:
    await stores[0].rounds.begin(ROUND, "token")
    await write(stores[0], 2, 3)
    await advance(stores[0], NOW + 60)
    add = "INSERT INTO votes (round_id, voter_id, question, author_id) VALUES (:round, 2, 'best', "
    with pytest.raises(IntegrityError):  # a vote for oneself
        await database.run(f"{add} 2)", round=ROUND.id)
    with pytest.raises(IntegrityError):  # a second ending
        await database.run(
            "INSERT INTO endings (round_id, author_id, text, number) VALUES (:round, 2, 'x', 9)",
            round=ROUND.id,
        )


async def test_what_a_dead_worker_has_not_told_is_told_by_another_one(
    stores: tuple[Store, Store],
) -> None:
    first, second = stores
    await first.rounds.begin(ROUND, "token")
    assert await first.rounds.deadlines() == {ROUND.id: NOW + 10}
    assert not await second.rounds.claim(ROUND.id, NOW + 9.9)
    claims = await asyncio.gather(*(s.rounds.claim(ROUND.id, NOW + 10) for s in stores * 5))
    assert claims.count(True) == 1
    await first.rounds.show(ROUND.id, "writing", 55)
    assert not await second.rounds.claim(ROUND.id, NOW + 30)
    assert await first.rounds.deadlines() == {ROUND.id: NOW + 60}
    await write(first, 2, 3)
    await advance(first, NOW + 60)
    assert not await second.rounds.claim(ROUND.id, NOW + 61)
    assert await second.rounds.claim(ROUND.id, NOW - 3600)  # the clock was turned back
    assert await second.rounds.claim(ROUND.id, NOW + 70)
    stored = await second.rounds.get(ROUND.id)
    assert stored is not None
    assert (stored.token, stored.message_id, stored.shown) == ("token", 55, "writing")


async def test_nothing_remains_of_a_round_but_the_points(
    stores: tuple[Store, Store], database: Database
) -> None:
    store = stores[0]
    await store.rounds.begin(ROUND, "token")
    await write(store, 2, 3)
    await advance(store, NOW + 60)
    await vote(store, 2, "best", 3)
    await advance(store, NOW + 90)
    await store.rounds.forget(ROUND.id)
    for table in ("rounds", "endings", "votes"):
        assert await database.rows(f"SELECT * FROM {table}") == []
    assert await store.scores.count(ROUND.guild_id, None) == 1
    with pytest.raises(UserError, match="game-over"):
        await write(store, 4)
    assert await store.rounds.get(ROUND.id) is None


async def test_a_refused_step_changes_nothing(stores: tuple[Store, Store]) -> None:
    await stores[0].rounds.begin(ROUND, "token")
    with pytest.raises(UserError, match="game-not-yours"):
        stop = partial(rules.stop, person=2, moderates=False)
        await stores[0].rounds.change(ROUND.id, stop, NOW)
    assert await read(stores[1]) == ROUND
