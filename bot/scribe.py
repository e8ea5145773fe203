"""Where asyncio meets the writer: one thread that writes, so that the event loop never waits."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from model.decoder import Decoder
from model.writer import Passage, Request, write


class Scribe:
    """Writes passages in a thread of its own, one after the other."""

    def __init__(self, decoder: Decoder) -> None:
        """Take the decoder; only the scribe's thread uses it from now on."""
        self.title = decoder.voice.title
        self._decoder = decoder
        self._thread = ThreadPoolExecutor(1, "scribe")
        self._closing = threading.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._closing.set()
        self._thread.shutdown(cancel_futures=True)

    async def write(self, request: Request) -> Passage:
        """Write a passage; when the caller is cancelled, writing stops at the next character."""
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
