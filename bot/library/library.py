"""The voices that write: loaded when they are first used, and unloaded to make room for others."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.errors import UserError
from bot.library.async_writer import AsyncWriter
from bot.library.folder import Folder, VoiceFile
from bot.unfinished import Unfinished
from model import memory
from model.batch import write
from model.decoder import Decoder
from model.errors import Cancelled, VoiceError
from model.request import Request
from model.voice import Voice

log = logging.getLogger(__name__)

_MOST_LOADED = 3  # each takes some 25 MB
_GRACE = 1.0  # seconds at the end for the spells that are being cast; hosts may give only two


class Library:
    """Lists the voices of a folder and lends their writers."""

    def __init__(
        self,
        folder: Path,
        default: str,
        *,
        most_loaded: int = _MOST_LOADED,
        make_decoder: Callable[[Path], Decoder] | None = None,
    ) -> None:
        """Take the name of the voice that speaks where nobody has chosen; it stays loaded."""
        self.default = default
        self._path = folder / f"{default}.keras"
        self._folder = Folder(folder)
        self._most = most_loaded
        self._make_decoder = make_decoder or _decoder
        self._loaded: dict[str, AsyncWriter] = {}  # by name; the one that was used last is the last
        self._lent: list[AsyncWriter] = []  # one entry for each use
        self._returned = asyncio.Event()
        self._loading = asyncio.Lock()
        self.casting = Unfinished()  # spells, from writing to the reply
        self._closed = False
        self._numbers: dict[VoiceFile, int] = {}

    async def __aenter__(self) -> Self:
        """Load the default voice; raise VoiceError if that is not possible."""
        file = await asyncio.to_thread(VoiceFile.read, self._path)
        decoder = await asyncio.to_thread(self._make_decoder, self._path)
        self._loaded[self.default] = AsyncWriter(decoder, file)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        try:
            await self.casting.wait(_GRACE / 2)
        finally:  # even if somebody is impatient
            self._closed = True
            for writer in (*self._loaded.values(), *self._lent):
                writer.close()
        await self.casting.wait(_GRACE / 2)

    async def voices(self) -> dict[str, VoiceFile]:
        """Return by name what each voice tells of itself, the default one first."""
        found = await self._folder.all()
        # If its file is gone, it speaks nevertheless.
        first = found.get(self.default) or self._loaded[self.default].file
        return {self.default: first} | found

    async def get(self, name: str) -> VoiceFile | None:
        """Return a voice by its file's name, None if there is none; reads no other file."""
        found = await self._folder.get(name)
        # If the file of the default one is gone, it speaks nevertheless.
        return found or (self._loaded[name].file if name == self.default else None)

    async def find(self, asked: str) -> VoiceFile:
        """Return a voice by its name or title; raise UserError if there is none."""
        voices = await self.voices()
        if asked in voices:
            return voices[asked]
        wanted = asked.strip().casefold()
        for file in voices.values():
            if wanted in (file.name.casefold(), file.title.casefold()):
                return file
        raise UserError("voice-missing")

    @asynccontextmanager
    async def use(self, name: str) -> AsyncIterator[AsyncWriter]:
        """Lend the writer of a voice, which stays loaded meanwhile.

        Raises UserError if there is no such voice (any more), or if it cannot be loaded.
        """
        writer = await self._fetch(name)
        self._lent.append(writer)
        try:
            yield writer
        finally:
            self._lent.remove(writer)
            self._returned.set()
            self._close_unneeded(writer)

    async def try_out(self, name: str) -> None:
        """Load a voice, before a server is given it; raise UserError as `use` does."""
        async with self.use(name):
            pass

    async def fingerprint(self, file: VoiceFile) -> int:
        """Return the number that tells this voice from others; reads all of it the first time.

        Raises UserError if it cannot be read.
        """
        loaded = self._loaded.get(file.name)
        if loaded is not None and loaded.file == file:
            return loaded.voice.fingerprint
        async with self._loading:
            if file not in self._numbers:
                try:
                    voice = await asyncio.to_thread(Voice.load, file.path)
                except Exception as error:
                    await self._leave_out(file, error)
                    raise UserError("voice-missing") from None
                self._numbers[file] = voice.fingerprint
            return self._numbers[file]

    async def _fetch(self, name: str) -> AsyncWriter:
        while (file := await self.get(name)) is not None:
            if writer := self._find_loaded(file):
                return writer
            async with self._loading:  # one at a time: loading takes memory
                writer = self._find_loaded(file) or await self._load(file)
            if writer is not None:  # lent at once, before it could have to make room again
                return writer
        raise UserError("voice-missing")

    def _find_loaded(self, file: VoiceFile) -> AsyncWriter | None:
        writer = self._loaded.get(file.name)
        if writer is None or writer.file != file:
            return None
        self._loaded[file.name] = self._loaded.pop(file.name)
        return writer

    async def _load(self, file: VoiceFile) -> AsyncWriter | None:
        """Load a voice; leave it out if it is damaged."""
        if file.name not in self._loaded:
            await self._make_room()
        try:
            decoder = await asyncio.to_thread(self._make_decoder, file.path)
        except Exception as error:
            await self._leave_out(file, error)
            return None
        if self._closed:
            raise Cancelled
        before = self._loaded.pop(file.name, None)
        writer = self._loaded[file.name] = AsyncWriter(decoder, file)
        if before is not None:
            self._close_unneeded(before)
        return writer

    async def _leave_out(self, file: VoiceFile, error: Exception) -> None:
        # What is damaged in a way that nobody foresaw may say anything.
        reason = str(error) if isinstance(error, VoiceError) else type(error).__qualname__
        await self._folder.leave_out(file, reason)

    async def _make_room(self) -> None:
        """Unload what was not used for longest, if possible what nobody uses, never the default."""
        while len(self._loaded) >= self._most:
            names = [name for name in self._loaded if name != self.default]
            names.sort(key=lambda name: self._loaded[name] in self._lent)
            writer = self._loaded.pop(names[0])
            self._close_unneeded(writer)
            while writer in self._lent:
                self._returned.clear()
                await self._returned.wait()

    def _close_unneeded(self, writer: AsyncWriter) -> None:
        if writer not in self._loaded.values() and writer not in self._lent:
            writer.close()


def _decoder(path: Path) -> Decoder:
    decoder = Decoder(Voice.load(path))
    write(decoder, Request(""))  # builds what every spell uses, and no other is ever built
    decoder.settle()
    memory.give_back()  # what loading has freed is a tenth of the worker
    return decoder
