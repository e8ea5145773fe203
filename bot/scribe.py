"""Where asyncio meets the writer, so that the event loop never waits for it."""

import asyncio
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from bot.errors import UserError
from model.decoder import Decoder
from model.request import Passage, Request
from model.surprise import Foreseen, Odds, foresee, next_characters
from model.writer import Writer

_GRACE = 1.0  # seconds at the end for the spells that are being cast; hosts may give only two
_PATIENCE = 20.0  # seconds for a spell, waiting for its turn included


class Scribe:
    """Writes passages with one voice."""

    def __init__(self, decoder: Decoder, patience: float = _PATIENCE) -> None:
        """Take the decoder; only the writer's thread uses it from now on."""
        self.voice = decoder.voice
        self._decoder = decoder
        self._patience = patience
        self._writer: Writer
        self._casting: set[asyncio.Task[object]] = set()

    async def __aenter__(self) -> Self:
        self._writer = Writer(self._decoder)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        try:
            await self._finish(_GRACE / 2)
        finally:  # even if somebody is impatient
            self._writer.close()
        await self._finish(_GRACE / 2)

    async def retire(self) -> None:
        """End as soon as everything that is being cast is written."""
        await self._finish(self._patience)
        self._writer.close()

    @contextmanager
    def casting(self) -> Iterator[None]:
        """Let what this task does, from writing to the reply, finish before the scribe ends."""
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("only a task can cast")
        self._casting.add(task)
        try:
            yield
        finally:
            self._casting.discard(task)

    async def write(self, request: Request, group: Hashable) -> Passage:
        """Write a passage, in turn among the groups (servers, people in direct messages).

        Raises UserError if it takes too long, and what `Writer.submit` says. A caller that is
        cancelled takes its request back.
        """
        future = self._writer.submit(request, group)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._patience)
        except TimeoutError:
            raise UserError("spell-too-slow") from None

    async def foresee(self, seed: str, text: str) -> tuple[list[Foreseen], Odds]:
        """Return what the voice expected of each character of a text, and what may come next."""

        def read() -> tuple[list[Foreseen], Odds]:
            return foresee(self._decoder, seed, text), tuple(
                next_characters(self._decoder, seed + text)
            )

        return await asyncio.to_thread(read)

    async def _finish(self, seconds: float) -> None:
        if self._casting:
            await asyncio.wait(self._casting, timeout=seconds)
