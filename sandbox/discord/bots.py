"""Waiting for the bot, and for what comes of it, but not for one whose process has ended."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from sandbox.discord.events import Events
from sandbox.errors import BotExited, NoAnswer

T = TypeVar("T")


class Process(Protocol):
    """What the sandbox wants to know of the bot's process, if it is told of one."""

    exited: asyncio.Event

    def last_words(self) -> str:
        """Return one line on how the process ended."""


class Bots:
    """The bot's processes, of which the latest counts."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._processes: list[Process] = []

    def attach(self, process: Process) -> None:
        """Watch a process."""
        self._processes.append(process)

    def detach(self, process: Process) -> None:
        """Watch a process no longer."""
        self._processes.remove(process)

    async def wait(self, event: Awaitable[T], seconds: float, otherwise: str) -> T:
        """Wait for an event; raise BotExited if the bot ends first, NoAnswer after the seconds."""
        bot = self._processes[-1] if self._processes else None
        expected = asyncio.ensure_future(event)
        waiting: list[asyncio.Future[object]] = [expected]  # type: ignore[list-item]
        if bot:
            waiting.append(asyncio.ensure_future(bot.exited.wait()))
        try:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if expected.done():
                return expected.result()
            raise (
                BotExited(bot.last_words()) if bot and bot.exited.is_set() else NoAnswer(otherwise)
            )
        finally:
            for task in waiting:
                task.cancel()

    async def until(
        self,
        condition: Callable[[], T],
        timeout: float = 5.0,  # noqa: ASYNC109  # the sentence needs it
        otherwise: str = "",
    ) -> T:
        """Wait until something is so, looking again whenever anything happens; return it.

        Raises NoAnswer, with the sentence `otherwise`, if it is not so within the timeout.
        """
        otherwise = otherwise or f"What was waited for did not happen in {timeout:g} s."
        return await self.wait(self._becomes(condition), timeout, otherwise)

    async def _becomes(self, condition: Callable[[], T]) -> T:
        with self._events.watch() as events:
            while not (found := condition()):
                await events.get()
            return found
