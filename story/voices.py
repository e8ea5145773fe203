"""The voices in a folder, and the one that is being read from."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from model import Decoder, Voice, VoiceError

_OPEN = 2  # decoders at once; each holds a network
_KNOWN = 64  # voices without their networks


@dataclass(frozen=True)
class Book:
    """A voice's file at one moment."""

    path: str
    modified: int  # nanoseconds

    @property
    def name(self) -> str:
        """The file's name without .keras."""
        return Path(self.path).stem


@dataclass(frozen=True)
class Shelf:
    """What there is to read from, and why the rest is not."""

    voices: dict[Book, Voice]  # without their weights
    damaged: list[str]


def read_shelf(folder: Path) -> Shelf:
    """Look through a folder for voices; it may be missing."""
    shelf = Shelf({}, [])
    for path in sorted(folder.glob("*.keras")):
        book = Book(str(path), path.stat().st_mtime_ns if path.exists() else 0)
        try:
            shelf.voices[book] = _read(book)
        except VoiceError as error:
            shelf.damaged.append(str(error))
    return shelf


@st.cache_resource(max_entries=_KNOWN, show_spinner=False)
def _read(book: Book) -> Voice:
    return Voice.load(book.path).without_weights()


@st.cache_resource(max_entries=_OPEN, show_spinner="Opening the book ...")
def open_book(book: Book) -> Decoder:
    """Return the decoder of a voice, kept for all who read; raises VoiceError."""
    return Decoder(Voice.load(book.path))
