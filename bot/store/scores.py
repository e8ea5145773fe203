"""Points by server, season and person; and how the machine fares."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.game.points import MachineScore, Result
from bot.store.schema import MACHINE_SCORES, SCORES
from bot.store.upsert import upsert

_S, _M = SCORES.c, MACHINE_SCORES.c


@dataclass(frozen=True)
class Place:
    """A line of a server's table; who has equally many points shares a rank."""

    rank: int
    user_id: int
    points: int
    votes: int  # for the best ending
    unmasked: int  # machines


class ScoresTable:
    """The tables of each server; a season of None is all of them together."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def page(
        self, guild_id: int, season: str | None, begin: int, most: int
    ) -> Sequence[Place]:
        """Return so many places of a server's table, from one on, the first place first."""
        points = func.sum(_S.points).label("points")
        totals = select(
            func.rank().over(order_by=points.desc()),
            _S.user_id,
            points,
            func.sum(_S.votes),
            func.sum(_S.unmasked),
        )
        query = _of(totals, _S, guild_id, season).group_by(_S.user_id)
        query = query.order_by(points.desc(), _S.user_id).offset(begin).limit(most)
        async with self._engine.connect() as connection:
            return [Place(*row) for row in await connection.execute(query)]

    async def count(self, guild_id: int, season: str | None) -> int:
        """Return how many people are in a server's table."""
        people = select(func.count(_S.user_id.distinct()))
        async with self._engine.connect() as connection:
            return await connection.scalar(_of(people, _S, guild_id, season)) or 0

    async def machine(self, guild_id: int, season: str | None) -> MachineScore:
        """Return how the machine has fared in a server."""
        sums = (func.coalesce(func.sum(_M[name]), 0) for name in asdict(MachineScore()))
        async with self._engine.connect() as connection:
            found = await connection.execute(_of(select(*sums), _M, guild_id, season))
            return MachineScore(*found.one())

    async def seasons(self, guild_id: int) -> list[str]:
        """Return the seasons in which a server has played, the latest first."""
        query = select(_M.season).where(_M.guild_id == guild_id).order_by(_M.season.desc())
        async with self._engine.connect() as connection:
            return list(await connection.scalars(query))


async def add_result(
    connection: AsyncConnection, guild_id: int, season: str, result: Result
) -> None:
    """Add what a round is worth, within the transaction that ends it."""
    place = {"guild_id": guild_id, "season": season}
    gained = [
        {
            **place,
            "user_id": user_id,
            "points": score.points,
            "votes": score.votes,
            "unmasked": score.unmasked,
        }
        for user_id, score in sorted(result.scores.items())  # lest two rounds wait for each other
    ]
    await upsert(connection, SCORES, gained, add=True)
    machine = [{**place, **asdict(result.machine)}]
    await upsert(connection, MACHINE_SCORES, machine, add=True)


def _of(query: Select[Any], columns: Any, guild_id: int, season: str | None) -> Select[Any]:
    query = query.where(columns.guild_id == guild_id)
    return query if season is None else query.where(columns.season == season)
