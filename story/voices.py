"""The voices in a folder, and the decoders of those that write."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from model import Decoder, Voice, VoiceError

_OPEN = 2  # decoders at once; each holds a network
_KNOWN = 64  # voices without their networks


@dataclass(frozen=True)
class VoiceFile:
    """A voice's file at one moment."""

    path: str
    modified: int  # nanoseconds

    @property
    def name(self) -> str:
        """The file's name without .keras."""
        return Path(self.path).stem


@dataclass(frozen=True)
class Folder:
    """The voices that there are, and why the other files are none."""

    voices: dict[VoiceFile, Voice]  # without their weights
    damaged: list[str]


def read_folder(folder: Path) -> Folder:
    """Look through a folder for voices; it may be missing."""
    found = Folder({}, [])
    for path in sorted(folder.glob("*.keras")):
        file = VoiceFile(str(path), path.stat().st_mtime_ns if path.exists() else 0)
        try:
            found.voices[file] = _read(file)
        except VoiceError as error:
            found.damaged.append(str(error))
    return found


@st.cache_resource(max_entries=_KNOWN, show_spinner=False)
def _read(file: VoiceFile) -> Voice:
    return Voice.load(file.path).without_weights()


@st.cache_resource(max_entries=_OPEN, show_spinner="Opening the book ...")
def open_decoder(file: VoiceFile) -> Decoder:
    """Return the decoder of a voice, kept for all who read; raises VoiceError."""
    return Decoder(Voice.load(file.path))
