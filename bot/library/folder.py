"""What voices tell of themselves, read from their files without loading them."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.ui.markup import visible
from model.errors import VoiceError
from model.voice import tell

log = logging.getLogger(__name__)

NAME_LIMIT = 60  # characters; it must fit into a button's id
_LONGEST = 100  # characters of what a voice says, as long as an option of a menu may be
_MOST_OPENINGS = 25
_LARGEST = 1e9  # not infinite, not a thousand digits
Version = tuple[int, int]  # of a file: when it was changed, in nanoseconds, and its size in bytes


@dataclass(frozen=True)
class Card:
    """What is known of a voice that need not be loaded."""

    name: str  # of its file, without .keras
    path: Path
    version: Version
    title: str
    corpus: str  # the name of what it has read
    books: int  # files that it has read; 0 if it does not say
    licence: str  # of what it has read
    nats: float | None  # how much a character of unknown text surprises it
    copied: float | None  # share of its runs of eight words that stand in what it has read
    longest_copy: int | None  # words in a row
    epochs: float  # how often it has read everything
    openings: tuple[str, ...]  # what it wrote on from while it learnt

    @property
    def both_names(self) -> str:
        """Its title and its file's name, for voices that share a title."""
        return f"{self.title[: _LONGEST - len(self.name) - 3]} ({self.name})"

    @property
    def size(self) -> int:
        """How many bytes its file has."""
        return self.version[1]


class Cards:
    """The cards of a folder's voices; new, changed and removed files show at once."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, which may be missing or change at any time."""
        self._folder = folder
        self._seen: dict[Path, tuple[Version, Card | None]] = {}  # None: damaged
        self._looking = asyncio.Lock()

    async def all(self) -> dict[str, Card]:
        """Return the cards by name. Damaged files are left out, and logged once."""
        async with self._looking:
            return await asyncio.to_thread(self._look)

    async def get(self, name: str) -> Card | None:
        """Return the card of one voice by its name, None if there is none."""
        if not _is_name(name):
            return None
        async with self._looking:
            return await asyncio.to_thread(self._find, self._folder / f"{name}.keras")

    async def leave_out(self, card: Card, reason: str) -> None:
        """Leave out a voice that turns out to be damaged, until its file changes."""
        async with self._looking:
            self._seen[card.path] = card.version, None
        log.warning("This voice is left out: %s", reason)

    def _look(self) -> dict[str, Card]:
        paths = sorted(self._folder.glob("*.keras"))
        for gone in self._seen.keys() - set(paths):
            del self._seen[gone]
        found = map(self._find, paths)
        return {card.name: card for card in found if card is not None}

    def _find(self, path: Path) -> Card | None:
        version = version_of(path)
        if version is None:
            self._seen.pop(path, None)
            return None
        seen = self._seen.get(path)
        if seen is None or seen[0] != version:
            seen = self._seen[path] = version, _read(path)
        return seen[1]


def version_of(path: Path) -> Version | None:
    """Return what tells this edition of a file from others; None if there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def read_card(path: Path) -> Card:
    """Read a voice's card; raise VoiceError if it is none, or has a name that cannot be used."""
    name, version = path.stem, version_of(path)
    if not _is_name(name):
        raise VoiceError(
            f"{str(path)!r}: a voice's name has at most {NAME_LIMIT} characters, no colon and no `"
        )
    told = tell(path)
    corpus, recipe = _dict(told, "corpus"), _dict(told, "recipe")
    copied = _dict(_dict(told, "portrait"), "copied")
    epochs = [epoch for epoch in _list(told, "epochs") if isinstance(epoch, dict)]
    # It may tell of epochs after its own.
    best = number(told.get("best_epoch"))
    kept = [each for each in epochs if best is not None and each.get("epoch") == best]
    epoch = (kept or epochs or [{"epoch": recipe.get("epochs")}])[-1]
    samples = _list(epoch, "samples")
    longest = copied.get("longest")
    return Card(
        name,
        path,
        version or (0, 0),
        title=_line(told.get("title")) or name,
        corpus=_line(corpus.get("name")),
        books=len(_list(corpus, "books")),
        licence=_line(corpus.get("licence")),
        nats=number(told.get("held_out_nats")),
        copied=number(copied.get("share")),
        longest_copy=len(longest.split()) if isinstance(longest, str) else None,
        epochs=number(epoch.get("epoch")) or 0.0,
        openings=tuple(
            sample["seed"]
            for sample in samples[:_MOST_OPENINGS]
            if isinstance(sample, dict) and isinstance(sample.get("seed"), str) and sample["seed"]
        ),
    )


def number(value: object) -> float | None:
    """Return a number that a file holds, None for everything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _LARGEST:
        return None
    return float(value)


def _is_name(name: str) -> bool:
    return len(name) <= NAME_LIMIT and name.isprintable() and not set(name) & {":", "`", "/"}


def _read(path: Path) -> Card | None:
    try:
        return read_card(path)
    except VoiceError as error:
        log.warning("This voice is left out: %s", error)
        return None


def _line(value: object) -> str:
    return " ".join(visible(value).split())[:_LONGEST] if isinstance(value, str) else ""


def _dict(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = told.get(key)
    return value if isinstance(value, dict) else {}


def _list(told: Mapping[str, Any], key: str) -> list[Any]:
    value = told.get(key)
    return value if isinstance(value, list) else []
