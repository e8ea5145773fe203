"""Spells and endings that people keep: each person's star is a row."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.schema import KEEPS


@dataclass(frozen=True)
class Kept:
    """What stands in a message of a server: a spell, or one of the endings of a round."""

    guild_id: int
    channel_id: int
    message_id: int
    kind: Literal["spell", "ending"]
    seed: str
    text: str
    number: int = 0  # which one it is, where a message has several
    voice: str | None = None  # title of the one that wrote it; None for a person
    author_id: int | None = None  # the person who wrote it; None for a voice
    code: str | None = None  # has it written again


@dataclass(frozen=True)
class Star:
    """Something that a server keeps, and by whom."""

    kept: Kept
    keeper_id: int  # the first of them
    kept_at: int  # by the first, in seconds since 1970
    keepers: int


_NAMES = [field.name for field in fields(Kept)]
_C = KEEPS.c
_THING = (_C.message_id, _C.number)


class KeepsTable:
    """What people keep, by server; UNIQUE in the table has each person's star count once."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def keep(self, kept: Kept, keeper_id: int, kept_at: int) -> bool:
        """Let somebody keep something, at a time in seconds; False if they do so already."""
        row = {**asdict(kept), "keeper_id": keeper_id, "kept_at": kept_at}
        try:
            async with self._engine.begin() as connection:
                await connection.execute(insert(KEEPS).values(row))
        except IntegrityError:
            return False
        return True

    async def count(self, guild_id: int) -> int:
        """Return how many things a server keeps."""
        things = select(*_THING).where(_C.guild_id == guild_id).distinct().subquery()
        async with self._engine.connect() as connection:
            return await connection.scalar(select(func.count()).select_from(things)) or 0

    async def page(self, guild_id: int, begin: int, most: int) -> list[Star]:
        """Return so many of the things that a server keeps, from one on, the newest first."""
        stars = _stars(guild_id).subquery()
        first = (
            select(stars)
            .where(stars.c.place == 1)
            .order_by(stars.c.kept_at.desc(), stars.c.message_id.desc(), stars.c.number)
            .offset(begin)
            .limit(most)
        )
        async with self._engine.connect() as connection:
            return [_star(row) for row in (await connection.execute(first)).mappings()]

    async def starred(self, stars: Sequence[Star], keeper_id: int) -> list[Star]:
        """Return those of the stars that somebody has given as well."""
        messages = [star.kept.message_id for star in stars]
        given = select(_C.guild_id, *_THING).where(
            _C.keeper_id == keeper_id, _C.message_id.in_(messages)
        )
        async with self._engine.connect() as connection:
            things = {tuple(row) for row in await connection.execute(given)}
        return [
            star
            for star in stars
            if (star.kept.guild_id, star.kept.message_id, star.kept.number) in things
        ]

    async def remove(
        self, guild_id: int, message_id: int, number: int, keeper_id: int | None = None
    ) -> bool:
        """Take one person's star from something, or everybody's; False if there was none."""
        unwanted = delete(KEEPS).where(
            _C.guild_id == guild_id, _C.message_id == message_id, _C.number == number
        )
        if keeper_id is not None:
            unwanted = unwanted.where(_C.keeper_id == keeper_id)
        async with self._engine.begin() as connection:
            return (await connection.execute(unwanted)).rowcount > 0


def _stars(guild_id: int) -> Select[Any]:
    """Select every star of a server, with its place among those of the same thing."""
    place = func.row_number().over(partition_by=_THING, order_by=(_C.kept_at, _C.keeper_id))
    keepers = func.count().over(partition_by=_THING)
    return select(KEEPS, place.label("place"), keepers.label("keepers")).where(
        _C.guild_id == guild_id
    )


def _star(row: Any) -> Star:
    kept = Kept(**{name: row[name] for name in _NAMES})
    return Star(kept, row["keeper_id"], row["kept_at"], row["keepers"])
