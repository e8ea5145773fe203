"""Votes of rounds, stored many at a time: a disk is slow to store one, and no slower for fifty."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import UserError
from bot.game.rules import Round, Vote
from bot.store.rounds import read_round, there
from bot.store.schema import VOTES
from bot.store.upsert import upsert


@dataclass(frozen=True)
class _Ballot:
    round_id: int
    step: Callable[[Round], Vote]
    stored: "asyncio.Future[Round]"


class VotesTable:
    """Who votes for what; UNIQUE in the table has one vote for each person and question."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._waiting: list[_Ballot] = []
        self._turn = asyncio.Lock()

    async def cast(self, round_id: int, step: Callable[[Round], Vote]) -> Round:
        """Store somebody's vote in place of their last; return the round, without its votes.

        Raises UserError if the round is gone, and what the step raises.
        """
        ballot = _Ballot(round_id, step, asyncio.get_running_loop().create_future())
        self._waiting.append(ballot)
        async with self._turn:  # while one transaction is stored, those for the next one gather
            ballots, self._waiting = self._waiting, []
            if ballots:
                await self._store(ballots)
        return await ballot.stored

    async def _store(self, ballots: list[_Ballot]) -> None:
        try:
            async with self._engine.begin() as connection:
                outcomes = await _take(connection, ballots)
        except BaseException as error:
            outcomes = [error] * len(ballots)
        for ballot, outcome in zip(ballots, outcomes, strict=True):
            if ballot.stored.done():  # nobody waits for it any more
                continue
            if isinstance(outcome, Round):
                ballot.stored.set_result(outcome)
            else:
                ballot.stored.set_exception(outcome)


async def _take(connection: AsyncConnection, ballots: list[_Ballot]) -> list[Round | BaseException]:
    """Return for each ballot the round, or what it is refused with."""
    # In one order, lest two workers wait for each other.
    rounds = {
        round_id: await read_round(connection, round_id, for_update=True, votes=False)
        for round_id in sorted({ballot.round_id for ballot in ballots})
    }
    outcomes: list[Round | BaseException] = []
    votes = []
    for ballot in ballots:
        try:
            voting = there(rounds[ballot.round_id]).played
            vote = ballot.step(voting)
            key = {"round_id": voting.id, "voter_id": vote.voter, "question": vote.question}
            votes.append({**key, "author_id": vote.author})
            outcomes.append(voting)
        except UserError as refusal:
            outcomes.append(refusal)
    await upsert(connection, VOTES, votes)
    return outcomes
