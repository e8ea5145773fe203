"""Our own decoder, through the functions that anybody would call."""

from collections.abc import Sequence
from typing import cast

from model import Decoder, Voice, generate
from model.decoder import Precision


class Grimoire:
    """`model.generate` with one decoder."""

    def __init__(self, voice: Voice, threads: int, temperature: float, variant: str) -> None:
        """Build the decoder; variant is its precision."""
        self._decoder = Decoder(voice, precision=cast(Precision, variant), threads=threads)
        self._temperature = temperature

    def write(self, seeds: Sequence[str], characters: int) -> list[str]:
        """Return so many sampled characters after each seed."""
        return generate(self._decoder, seeds, characters=characters, temperature=self._temperature)
