"""A voice that writes: the shortest way from a file to a text."""

from typing import Any

from model.batch import write
from model.decoder import Decoder
from model.request import Request
from model.voice_data import VoiceData


class Voice(VoiceData):
    """A voice as its file holds it, which can write."""

    def write(self, seed: str, **options: Any) -> str:
        """Continue the seed to the end of its sentence; options as in `model.Request`.

        Builds a decoder for every call: keep a `Decoder` and use `model.write` for more.
        """
        return write(Decoder(self), Request(seed, **options)).text
