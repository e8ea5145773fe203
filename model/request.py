"""What the writer is asked for, and what it gives."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Literal

from model.ending import LENGTHS, Length, around
from model.sampling import Sampling

LengthName = Literal["sentence", "paragraph", "page"]


@dataclass(frozen=True)
class Request:
    """What to write: how it begins, how far it goes, how daring it is.

    A length in characters is about how many to write: the text ends where a sentence does. Raises
    ValueError for an unknown length, no candidates, none shown, or what `Sampling` refuses.
    """

    seed: str
    length: LengthName | int = "sentence"
    temperature: float = 0.7
    min_p: float = 0.02  # measured, see docs/training-log.md
    top_p: float = 1.0
    random_seed: int | None = None  # of the one text to write again
    candidates: int = 4  # texts at most, of which the best is kept; with a random seed there is one
    shown: int = 1  # texts that are wanted, if there are so many good ones
    new_word: bool = False  # the seed's last word is whole, even if the voice does not know it
    blocked: AbstractSet[str] = field(default=frozenset(), repr=False)  # words, in lower case

    def __post_init__(self) -> None:
        if isinstance(self.length, int):
            if self.length < 1:
                raise ValueError(f"length is {self.length}, not 1 or more")
        elif self.length not in LENGTHS:
            raise ValueError(f"length is {self.length!r}, not one of {', '.join(LENGTHS)}")
        if self.candidates < 1:
            raise ValueError(f"candidates is {self.candidates}, not 1 or more")
        if self.shown < 1:
            raise ValueError(f"shown is {self.shown}, not 1 or more")
        _ = self.sampling  # raises

    @property
    def ending(self) -> Length:
        """Where the text may end."""
        return around(self.length) if isinstance(self.length, int) else LENGTHS[self.length]

    @property
    def sampling(self) -> Sampling:
        """How characters are drawn."""
        return Sampling(self.temperature, self.min_p, self.top_p)


@dataclass(frozen=True)
class Passage:
    """What was written: the continuation alone, and how to have it written again."""

    text: str
    dropped: str  # characters of the seed that the voice does not know
    random_seed: int  # with the same voice, seed and options it gives the same text
    others: tuple[str, ...] = ()  # the next best, if more than one was wanted
