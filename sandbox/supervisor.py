"""Keeping the bot running: whoever works on it may kill it under the page."""

import asyncio
from collections.abc import Callable
from typing import Self

from sandbox.process import BotProcess
from sandbox.server import Sandbox


class Supervisor:
    """The bot, as long as the `async with` lasts; where it ends, another one begins.

    Raises SandboxError on entering if the bot does not come up. `exited` is set when a later one
    does not.
    """

    def __init__(self, discord: Sandbox, log: Callable[[str], None]) -> None:
        """Take what hears the bot's log and how it ended, line by line."""
        self.exited = asyncio.Event()
        self._discord = discord
        self._log = log
        self._up = asyncio.Event()
        self._supervising: asyncio.Task[None]

    async def __aenter__(self) -> Self:
        self._supervising = asyncio.create_task(self._supervise())
        up = asyncio.create_task(self._up.wait())
        await asyncio.wait((up, self._supervising), return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        if self._supervising.done():
            await self._supervising
        return self

    async def __aexit__(self, *_: object) -> None:
        self._supervising.cancel()
        await asyncio.gather(self._supervising, return_exceptions=True)

    def last_words(self) -> str:
        """Return one line on why there is no bot any more."""
        return str(self._supervising.exception())

    async def _supervise(self) -> None:
        try:
            while True:
                await self._run()
        finally:
            self.exited.set()

    async def _run(self) -> None:
        async with BotProcess(self._discord) as bot:
            await self._discord.ready()
            bot.on_stderr = self._log
            self._up.set()
            await bot.wait()
            self._log(f"{bot.last_words()} It is started again.")
