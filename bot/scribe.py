"""Where asyncio meets the writer: one thread that writes, so that the event loop never waits."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from model.decoder import Decoder
from model.writer import Cancelled, Passage, Request, write

_GRACE = 1.0  # seconds at the end for the spells that are being cast; hosts may give only two


class Scribe:
    """Writes passages in a thread of its own, one after the other."""

    def __init__(self, decoder: Decoder) -> None:
        """Take the decoder; only the scribe's thread uses it from now on."""
        self.title = decoder.voice.title
        self._decoder = decoder
        self._thread = ThreadPoolExecutor(1, "scribe")
        self._closing = threading.Event()
        self._casting: set[asyncio.Task[object]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        await self._finish()
        self._closing.set()
        await self._finish()
        self._thread.shutdown(cancel_futures=True)

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

    async def write(self, request: Request) -> Passage:
        """Write a passage; when the caller is cancelled, writing stops at the next character."""
        if self._closing.is_set():
            raise Cancelled
        unwanted = threading.Event()
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(
                self._thread,
                write,
                self._decoder,
                request,
                lambda: unwanted.is_set() or self._closing.is_set(),
            )
        finally:
            unwanted.set()

    async def _finish(self) -> None:
        if self._casting:
            await asyncio.wait(self._casting, timeout=_GRACE / 2)
