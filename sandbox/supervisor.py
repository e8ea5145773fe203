"""Keeping the bot running: whoever works on it may kill it under the page."""

import asyncio
from collections.abc import Callable
from typing import Self

from sandbox.process import BotProcess
from sandbox.server import Sandbox


class Keeper:
    """The bot, as long as the `async with` lasts; where it ends, another one begins.

    Raises SandboxError on entering if the bot does not come up. `exited` is set when a later one
    does not.
    """

    def __init__(
        self, discord: Sandbox, make: Callable[[], BotProcess], tell: Callable[[str], None]
    ) -> None:
        """Take what makes a process, and what hears its log and how it ended, line by line."""
        self.exited = asyncio.Event()
        self._discord = discord
        self._make = make
        self._tell = tell
        self._up = asyncio.Event()
        self._keeping: asyncio.Task[None]

    async def __aenter__(self) -> Self:
        self._keeping = asyncio.create_task(self._keep())
        up = asyncio.create_task(self._up.wait())
        await asyncio.wait((up, self._keeping), return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        if self._keeping.done():
            await self._keeping
        return self

    async def __aexit__(self, *_: object) -> None:
        self._keeping.cancel()
        await asyncio.gather(self._keeping, return_exceptions=True)

    def last_words(self) -> str:
        """Return one line on why there is no bot any more."""
        return str(self._keeping.exception())

    async def _keep(self) -> None:
        try:
            while True:
                await self._run()
        finally:
            self.exited.set()

    async def _run(self) -> None:
        async with self._make() as bot:
            await self._discord.ready()
            bot.on_stderr = self._tell
            self._up.set()
            await bot.wait()
            self._tell(f"{bot.last_words()} It is started again.")
