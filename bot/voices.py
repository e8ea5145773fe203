"""The voices of a folder: what each tells of itself, and those that are loaded.

A voice is loaded when somebody first needs it. New files are found without a restart.
"""

import asyncio
import ctypes
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.errors import UserError
from bot.scribe import Scribe
from model.archive import read_metadata
from model.batch import write
from model.decoder import Decoder
from model.errors import VoiceError
from model.request import Request
from model.voice import Voice

log = logging.getLogger(__name__)

_MOST_LOADED = 3  # each takes some 25 MB
NAME_LIMIT = 60  # characters; it must fit into a button's id


@dataclass(frozen=True)
class Card:
    """What a voice tells of itself without being loaded."""

    name: str  # of its file, without .keras
    metadata: Mapping[str, Any]

    @cached_property
    def title(self) -> str:
        """What it calls itself."""
        return _one_line(self.metadata.get("title")) or self.name

    @property
    def corpus(self) -> str:
        """The name of what it has read."""
        return _one_line(_dict(self.metadata.get("corpus")).get("name"))

    @property
    def books(self) -> int:
        """How many files it has read."""
        books = _dict(self.metadata.get("corpus")).get("books")
        return len(books) if isinstance(books, list) else 0

    @property
    def licence(self) -> str:
        """The licence of what it has read."""
        return _one_line(_dict(self.metadata.get("corpus")).get("licence"))

    @property
    def nats(self) -> float | None:
        """How much each character of unknown text surprises it."""
        found = self.metadata.get("held_out_nats")
        return float(found) if isinstance(found, int | float) else None

    @property
    def copied(self) -> float | None:
        """The share of its runs of eight words that stand in what it has read."""
        share = _dict(_dict(self.metadata.get("portrait")).get("copied")).get("share")
        return float(share) if isinstance(share, int | float) else None

    @property
    def longest_copy(self) -> int | None:
        """How many words in a row it copied at most."""
        longest = _dict(_dict(self.metadata.get("portrait")).get("copied")).get("longest")
        return len(longest.split()) if isinstance(longest, str) else None


class Library:
    """Lists the voices of a folder and lends their scribes."""

    def __init__(
        self,
        folder: Path,
        default: str,
        *,
        most_loaded: int = _MOST_LOADED,
        make_decoder: Callable[[Path], Decoder] | None = None,
    ) -> None:
        """Take the name of the voice that speaks where nobody has chosen."""
        self.default = default
        self._folder = folder
        self._most = most_loaded
        self._make_decoder = make_decoder or _decoder
        self._cards: dict[Path, tuple[tuple[int, int], Card | None]] = {}  # None: damaged
        self._loaded: OrderedDict[str, tuple[tuple[int, int], Scribe]] = OrderedDict()
        self._loading = asyncio.Lock()
        self._leaving: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        """Load the default voice; raise VoiceError if that is not possible."""
        await self._load(self.default)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        scribes = [scribe for _, scribe in self._loaded.values()]
        ending = (scribe.__aexit__(kind, error, None) for scribe in scribes)
        await asyncio.gather(*ending, *self._leaving)

    async def cards(self) -> dict[str, Card]:
        """Return by name what each voice tells of itself, the default one first."""
        found = await asyncio.to_thread(self._look)
        return dict(sorted(found.items(), key=lambda pair: (pair[0] != self.default, pair[0])))

    async def scribe(self, name: str | None = None) -> Scribe:
        """Return who writes with a voice; None is the default.

        Raises UserError if there is no such voice any more, or it is damaged.
        """
        name = name or self.default
        known = self._loaded.get(name)
        if known is not None and known[0] == await asyncio.to_thread(_version, self._file(name)):
            self._loaded.move_to_end(name)
            return known[1]
        try:
            return await self._load(name)
        except VoiceError as error:
            log.warning("The voice %s cannot be loaded: %s", name, error)
            if known is not None:  # its file is gone or broken, but it still speaks
                return known[1]
            raise UserError("voice-missing") from None

    def title(self, name: str) -> str:
        """Return the title of a voice that was listed before, or its name."""
        card = self._cards.get(self._file(name), (None, None))[1]
        return card.title if card else name

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.keras"

    def _look(self) -> dict[str, Card]:
        found = {}
        for path in self._folder.glob("*.keras"):
            version = _version(path)
            if version is None or len(path.stem) > NAME_LIMIT or ":" in path.stem:
                continue
            if self._cards.get(path, (None, None))[0] != version:
                self._cards[path] = version, _read_card(path)
            card = self._cards[path][1]
            if card is not None:
                found[path.stem] = card
        return found

    async def _load(self, name: str) -> Scribe:
        async with self._loading:  # one at a time: loading takes memory
            path = self._file(name)
            version = await asyncio.to_thread(_version, path)
            known = self._loaded.get(name)
            if known is not None and known[0] == version:
                return known[1]
            if "/" in name or "\\" in name or version is None:
                raise VoiceError(f"{path}: there is no such file")
            scribe = Scribe(await asyncio.to_thread(self._make_decoder, path))
            await scribe.__aenter__()
            self._loaded[name] = version, scribe
            self._loaded.move_to_end(name)
            if known is not None:
                self._dismiss(known[1])
            while len(self._loaded) > self._most:
                # Not the default one: it is needed again at any moment.
                oldest = next(each for each in self._loaded if each != self.default)
                self._dismiss(self._loaded.pop(oldest)[1])
            return scribe

    def _dismiss(self, scribe: Scribe) -> None:
        """Let a scribe finish what it writes, then go."""
        leaving = asyncio.create_task(scribe.retire())
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)


def _version(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _read_card(path: Path) -> Card | None:
    try:
        return Card(path.stem, read_metadata(path))
    except VoiceError as error:
        log.warning("Left out: %s", error)
        return None


def _decoder(path: Path) -> Decoder:
    decoder = Decoder(Voice.load(path))
    write(decoder, Request(""))  # builds what the first spell would otherwise wait for
    # Return to the system what loading has freed: a tenth of the worker, which glibc keeps.
    with suppress(AttributeError, OSError, TypeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)
    return decoder


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _one_line(value: object) -> str:
    return " ".join(value.split())[:100] if isinstance(value, str) else ""
