"""Keeps rounds going: whatever is due is done, and told in the channel.

Nothing of a round is here. This process may end at any moment, and the next one, or another worker
on the same database, goes on from what is stored.
"""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

import discord

from bot.errors import UserError
from bot.game import rules
from bot.game.rules import Round
from bot.rounds.announcer import Announcer
from bot.rounds.machine import write_ending
from bot.services import Services
from bot.unfinished import Unfinished
from model.errors import Cancelled, log_failure

log = logging.getLogger(__name__)

_PATROL = 5.0  # seconds between two looks at rounds that another worker may have left
_GATHERING = 1.0  # seconds in which all changes of a count become one edit
_LATE = 3.0  # seconds to tell something in, before people get them back
_GRACE = 1.0  # seconds at the end for what is being done
_FURTHEST = rules.LONGEST + rules.GRACE  # seconds to a deadline, if nobody turns the clock back
_CHANCE = random.SystemRandom()


class RoundScheduler:
    """Advances every round when its time comes."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        """Take the client that messages are sent with."""
        self._services = services
        self._rounds = services.store.rounds
        self._announcer = Announcer(client, services)
        self._changed = asyncio.Event()
        self._patrol: asyncio.Task[None] | None = None
        self.working = Unfinished()
        self._seconds = _PATROL  # until something is to be done
        self._advancing: set[int] = set()  # rounds
        self._telling: set[int] = set()
        self._counting: dict[int, asyncio.Task[None]] = {}  # by round

    def start(self) -> None:
        """Go on with what is stored; to be called once the client is logged in."""
        self._patrol = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Finish what is being done, and leave the rest to the next process."""
        for waiting in (self._patrol, *self._counting.values()):
            if waiting:
                waiting.cancel()
        await self.working.wait(_GRACE)

    async def begin(self, new: Round, token: str, post: Callable[[Round], Awaitable[int]]) -> None:
        """Begin a round, whose first message is posted by what is given; it returns the id.

        Raises UserError if the channel has a round.
        """
        if not await self._rounds.begin(new, token):
            return  # another worker is answering this very click
        try:
            message_id = await post(new)
        except Exception:
            await self._rounds.forget(new.id)
            raise
        await self._rounds.show(new.id, new.phase, message_id)
        self._changed.set()

    async def step(self, round_id: int, step: Callable[[Round], Round]) -> Round:
        """Take a step of the rules, and see to it that the channel hears of it."""
        before, after = await self._rounds.change(round_id, step, time.time())
        if after.phase != before.phase:
            self.working.start(self._guard(self._tell(round_id)))
        elif after != before and after.deadline > time.time():  # else the next phase begins
            self.count(round_id)
        self._changed.set()
        return after

    def count(self, round_id: int) -> None:
        """Have the message of a round brought up to date soon."""
        if round_id not in self._counting:
            self._counting[round_id] = asyncio.create_task(self._count(round_id))

    async def _count(self, round_id: int) -> None:
        await asyncio.sleep(_GATHERING)
        del self._counting[round_id]
        await self._guard(self._announcer.update(round_id))

    async def _run(self) -> None:
        resumed = False
        while True:
            self._changed.clear()
            resumed = resumed or await self._guard(self._resume())
            if resumed:
                await self._guard(self._advance_due())
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), self._seconds)

    async def _resume(self) -> None:
        for round_id in await self._rounds.deadlines():
            with suppress(UserError):  # it has ended meanwhile
                await self.step(round_id, partial(rules.resume, now=time.time()))

    async def _advance_due(self) -> None:
        self._seconds = _PATROL
        deadlines, now = await self._rounds.deadlines(), time.time()
        for round_id, deadline in deadlines.items():
            if now < deadline <= now + _FURTHEST:
                self._seconds = min(self._seconds, deadline - now)
            elif round_id not in self._advancing | self._telling:
                self._advancing.add(round_id)
                self.working.start(self._guard(self._advance(round_id)))

    async def _advance(self, round_id: int) -> None:
        try:
            stored = await self._rounds.get(round_id)
            if stored is None:
                return
            if not stored.is_told:
                if await self._rounds.claim(round_id, time.time()):
                    await self._tell(round_id, late=True)
                return
            machine, played = None, stored.played
            if played.phase == "writing" and len(played.people) >= rules.FEWEST:
                machine = await write_ending(self._services, played)
            step = partial(rules.advance, machine=machine, now=time.time(), chance=_CHANCE)
            await self.step(round_id, step)
        finally:
            self._advancing.discard(round_id)

    async def _tell(self, round_id: int, *, late: bool = False) -> None:
        """Tell what a round has come to; if that is late, people get the time back."""
        begun = time.monotonic()
        self._telling.add(round_id)
        try:
            await self._announcer.tell(round_id)
            if late or time.monotonic() - begun > _LATE:
                await self.step(round_id, partial(rules.resume, now=time.time()))
        finally:
            self._telling.discard(round_id)

    async def _guard(self, work: Awaitable[None]) -> bool:
        """Do some work to its end, even if the client is closed; log what fails, and say so."""
        with self.working():
            try:
                await work
            except (Cancelled, UserError):  # the process ends; the round is over
                pass
            except Exception as error:
                log_failure(log, "A round is held up", error)
                return False
            return True
