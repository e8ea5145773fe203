"""Rounds of "finish the sentence", as long as they are played.

A step of the rules is one transaction: read, changed and stored while nobody else can. UNIQUE
constraints hold what must never happen, should two workers disagree: two rounds in a channel, two
endings of one person, two answers to a question.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import UserError
from bot.game.points import count, season_of
from bot.game.rules import Ending, Phase, Round, Vote
from bot.store.schema import ENDINGS, ROUNDS, VOTES
from bot.store.scores import add_result
from bot.store.upsert import upsert

_R, _E, _V = ROUNDS.c, ENDINGS.c, VOTES.c
_NAMES = [field.name for field in fields(Round) if field.name not in ("endings", "votes")]
_LEASE = 10.0  # seconds for a worker to tell what has happened; then another one may


@dataclass(frozen=True)
class StoredRound:
    """A round, and how its messages are reached: by the token of the interaction that began it."""

    played: Round
    token: str
    message_id: int | None  # the latest
    shown: Phase | None  # by that message

    @property
    def is_told(self) -> bool:
        """Whether the latest message shows the phase that the round is in."""
        return self.shown == self.played.phase


class RoundsTable:
    """The rounds that are being played; what remains of them afterwards is the scores."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def begin(self, new: Round, token: str) -> bool:
        """Store a new round; False if another worker has begun it for the same click.

        Raises UserError if its channel has a round.
        """
        row = {name: getattr(new, name) for name in _NAMES}
        row |= {"token": token, "claimed": new.started}
        try:
            async with self._engine.begin() as connection:
                await connection.execute(insert(ROUNDS).values(row))
        except IntegrityError:
            if await self.get(new.id) is not None:
                return False
            raise UserError("game-already", link=await self._link(new)) from None
        return True

    async def get(self, round_id: int) -> StoredRound | None:
        """Return a round, None if it is gone."""
        async with self._engine.connect() as connection:
            return await read_round(connection, round_id)

    async def change(
        self, round_id: int, step: Callable[[Round], Round], now: float
    ) -> tuple[Round, Round]:
        """Take one step of the rules; return the round before and after it.

        A reveal gives the points, once. Raises UserError if the round is gone, and what the step
        raises.
        """
        async with self._engine.begin() as connection:
            before = there(await read_round(connection, round_id, for_update=True)).played
            after = step(before)
            if after != before:
                await _write(connection, before, after, now)
        return before, after

    async def deadlines(self) -> dict[int, float]:
        """Return for each round when something is to be done about it."""
        query = select(_R.id, _R.deadline, _R.claimed, _R.phase, _R.shown)
        async with self._engine.connect() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return {
            row["id"]: row["deadline"] if row["phase"] == row["shown"] else row["claimed"] + _LEASE
            for row in rows
        }

    async def claim(self, round_id: int, now: float) -> bool:
        """Take it over to tell what has happened in a round; False if it is told, or being told."""
        untold = or_(_R.shown.is_(None), _R.shown != _R.phase)
        # Also if the clock was turned back.
        free = or_(_R.claimed <= now - _LEASE, _R.claimed > now + _LEASE)
        claiming = update(ROUNDS).where(_R.id == round_id, untold, free)
        async with self._engine.begin() as connection:
            return (await connection.execute(claiming.values(claimed=now))).rowcount == 1

    async def show(self, round_id: int, phase: Phase, message_id: int) -> None:
        """Note which message shows a phase."""
        noting = update(ROUNDS).where(_R.id == round_id)
        async with self._engine.begin() as connection:
            await connection.execute(noting.values(shown=phase, message_id=message_id))

    async def forget(self, round_id: int) -> None:
        """Delete a round with its endings, its votes, and the token."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(ROUNDS).where(_R.id == round_id))

    async def _link(self, new: Round) -> str:
        """Return where the round that a channel has already can be seen."""
        here = select(_R.message_id).where(_R.channel_id == new.channel_id, _R.phase != "over")
        async with self._engine.connect() as connection:
            message_id = await connection.scalar(here)
        place = f"{new.guild_id}/{new.channel_id}/{message_id or ''}"
        return f"https://discord.com/channels/{place}"


def there(found: StoredRound | None) -> StoredRound:
    """Return a round; raise UserError if it is gone."""
    if found is None:
        raise UserError("game-over")
    return found


async def read_round(
    connection: AsyncConnection, round_id: int, *, for_update: bool = False, votes: bool = True
) -> StoredRound | None:
    """Return a round within a transaction; in a crowd, its votes are many."""
    query = select(ROUNDS).where(_R.id == round_id)
    if for_update:
        query = query.with_for_update()  # SQLite needs none: it has one writer at a time
    row = (await connection.execute(query)).mappings().first()
    if row is None:
        return None
    ending = select(_E.author_id, _E.text, _E.number).where(_E.round_id == round_id)
    vote = select(_V.voter_id, _V.question, _V.author_id).where(_V.round_id == round_id)
    played = Round(
        **{name: row[name] for name in _NAMES},
        endings=tuple(
            Ending(*each) for each in await connection.execute(ending.order_by(_E.number))
        ),
        votes=tuple(Vote(*each) for each in await connection.execute(vote)) if votes else (),
    )
    return StoredRound(played, row["token"], row["message_id"], row["shown"])


async def _write(connection: AsyncConnection, before: Round, after: Round, now: float) -> None:
    moved: dict[str, Any] = {
        name: getattr(after, name) for name in ("phase", "deadline", "outcome", "resumed")
    }
    if after.phase != before.phase:
        moved["claimed"] = now  # whoever takes the step tells of it
    changing = update(ROUNDS).where(_R.id == after.id, _R.phase == before.phase)
    if (await connection.execute(changing.values(moved))).rowcount != 1:
        raise UserError("game-moved-on")
    endings = [
        {"round_id": after.id, "author_id": each.author, "text": each.text, "number": each.number}
        for each in after.endings
        if each not in before.endings
    ]
    await upsert(connection, ENDINGS, endings)
    if after.outcome == "revealed" and before.outcome is None:
        await add_result(connection, after.guild_id, season_of(now), count(after))
