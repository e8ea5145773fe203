"""Where asyncio meets the writer, so that the event loop never waits for it."""

import asyncio
from collections.abc import Hashable

from bot.errors import UserError
from bot.library.folder import VoiceFile
from model.decoder import Decoder
from model.request import Passage, Request
from model.surprisal import Odds, Surprisal, next_characters, surprisals_of
from model.writer import Writer

_PATIENCE = 20.0  # seconds for a spell, waiting for its turn included


class AsyncWriter:
    """Writes passages with one voice, until it is closed."""

    def __init__(self, decoder: Decoder, file: VoiceFile, patience: float = _PATIENCE) -> None:
        """Take a decoder and the file of its voice."""
        self.file = file
        self.voice = decoder.voice
        self._decoder = decoder
        self._patience = patience
        self._writer = Writer(decoder)

    def close(self) -> None:
        """End; whoever still waits for a passage gets `Cancelled`."""
        self._writer.close()

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

    async def surprisals(self, seed: str, text: str) -> tuple[list[Surprisal], Odds]:
        """Return what the voice expected of each character of a text, and what may come next."""

        def read() -> tuple[list[Surprisal], Odds]:
            return surprisals_of(self._decoder, seed, text), tuple(
                next_characters(self._decoder, seed + text)
            )

        return await asyncio.to_thread(read)
