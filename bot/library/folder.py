"""The voices of a folder and what they tell of themselves, without loading them."""

import asyncio
import logging
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from model.card import ModelCard
from model.errors import VoiceError

log = logging.getLogger(__name__)

NAME_LIMIT = 60  # characters; it must fit into a button's id
_LONGEST = 100  # characters of a title, as long as an option of a menu may be
Version = tuple[int, int]  # of a file: when it was changed, in nanoseconds, and its size in bytes


@dataclass(frozen=True)
class VoiceFile:
    """A voice in a folder, which need not be loaded; the same as another of its version."""

    name: str  # of its file, without .keras
    path: Path
    version: Version
    card: ModelCard = field(compare=False)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read what a voice tells; raise VoiceError if it is none, or its name cannot be used."""
        name, version = path.stem, version_of(path)
        if not _is_name(name):
            raise VoiceError(
                f"{str(path)!r}: a voice's name has at most {NAME_LIMIT} characters, no dot before "
                "them, no colon, no slash and no `"
            )
        # Its words are most of it, and of no use until it is loaded.
        return cls(name, path, version or (0, 0), replace(ModelCard.read(path), words=""))

    @property
    def title(self) -> str:
        """What it calls itself, else the name of its file."""
        return self.card.title or self.name

    @property
    def both_names(self) -> str:
        """Its title and its file's name, for voices that share a title."""
        return f"{self.title[: _LONGEST - len(self.name) - 3]} ({self.name})"

    @property
    def size(self) -> int:
        """How many bytes its file has."""
        return self.version[1]


_Seen = tuple[Version, VoiceFile | None]  # None: damaged


class Folder:
    """The voices of a folder; new, changed and removed files show at once."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, which may be missing or change at any time."""
        self._folder = folder
        self._seen: dict[Path, _Seen] = {}
        self._looking = asyncio.Lock()

    async def all(self) -> dict[str, VoiceFile]:
        """Return the voices by name. Damaged files are left out, and logged once."""
        async with self._looking:
            return await asyncio.to_thread(self._look)

    async def get(self, name: str) -> VoiceFile | None:
        """Return one voice by its name, None if there is none; no other file is looked at."""
        if not _is_name(name):
            return None
        async with self._looking:
            return await asyncio.to_thread(self._find, self._folder / f"{name}.keras")

    async def leave_out(self, voice: VoiceFile, reason: str) -> None:
        """Leave out a voice that turns out to be damaged, until its file changes."""
        async with self._looking:
            self._seen[voice.path] = voice.version, None
        log.warning("This voice is left out: %s", reason)

    def _look(self) -> dict[str, VoiceFile]:
        paths = sorted(self._folder.glob("[!.]*.keras"))
        self._seen = {path: seen for path in paths if (seen := self._see(path))}
        return {voice.name: voice for _, voice in self._seen.values() if voice is not None}

    def _find(self, path: Path) -> VoiceFile | None:
        seen = self._see(path)
        if seen is None:
            return None
        self._seen[path] = seen
        return seen[1]

    def _see(self, path: Path) -> _Seen | None:
        version = version_of(path)
        if version is None:
            return None
        seen = self._seen.get(path)
        return seen if seen and seen[0] == version else (version, _read(path))


def version_of(path: Path) -> Version | None:
    """Return what tells this edition of a file from others; None if there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _is_name(name: str) -> bool:
    fits = 0 < len(name) <= NAME_LIMIT and not name.startswith(".")
    return fits and name.isprintable() and not set(name) & {*":`/\\"}


def _read(path: Path) -> VoiceFile | None:
    try:
        return VoiceFile.read(path)
    except VoiceError as error:
        log.warning("This voice is left out: %s", error)
        return None
