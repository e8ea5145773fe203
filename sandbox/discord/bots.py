"""Waiting for the bot, but not for one whose process has ended."""

import asyncio
from collections.abc import Awaitable
from typing import Protocol, TypeVar

from sandbox.errors import BotExited, NoAnswer

T = TypeVar("T")


class Process(Protocol):
    """What the sandbox wants to know of the bot's process, if it is told of one."""

    exited: asyncio.Event

    def last_words(self) -> str:
        """Return one line on how the process ended."""


class Bots:
    """The bot's processes, of which the latest counts."""

    def __init__(self) -> None:
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
