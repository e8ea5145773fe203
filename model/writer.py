"""Finishing a text: from a seed to the place where its sentence ends."""

import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.decoder import Decoder
from model.ending import LENGTHS, cut_short, find_end
from model.sampling import random_stream, sample
from model.vocabulary import Vocabulary
from model.voice import Floats

# Below this chance that a word ends here, the seed stops within a word; see docs/training-log.md.
_UNFINISHED_WORD = 0.01

LengthName = Literal["sentence", "paragraph", "page"]

# A seed is read as the beginning of a paragraph, which is how most seeds are meant.
_BEFORE_SEED = "\n\n"


class Cancelled(Exception):
    """The text is not wanted any more."""


@dataclass(frozen=True)
class Request:
    """What to write: how it begins, how far it goes, how daring it is.

    Raises ValueError for an unknown length, a negative temperature, top_p not in [0, 1].
    """

    seed: str
    length: LengthName = "sentence"
    temperature: float = 0.7  # 0 takes the most likely character every time
    top_p: float = 0.95
    code: int | None = None  # of the random stream; None draws one

    def __post_init__(self) -> None:
        if self.length not in LENGTHS:
            raise ValueError(f"length is {self.length!r}, not one of {', '.join(LENGTHS)}")
        if not 0 <= self.temperature < math.inf:
            raise ValueError(f"temperature is {self.temperature}, not 0 or above")
        if not 0 <= self.top_p <= 1:
            raise ValueError(f"top_p is {self.top_p}, not between 0 and 1")


@dataclass(frozen=True)
class Passage:
    """What was written: the continuation alone, and how to have it written again."""

    text: str
    dropped: str  # characters of the seed that the voice does not know
    code: int


def write(
    decoder: Decoder, request: Request, cancelled: Callable[[], bool] = lambda: False
) -> Passage:
    """Continue the seed to the end that its length asks for.

    `cancelled` is asked before each character; Cancelled is raised when it says yes.
    """
    vocabulary = decoder.voice.vocabulary
    length = LENGTHS[request.length]
    seed = vocabulary.fold(request.seed)
    code = secrets.randbits(32) if request.code is None else request.code
    random = random_stream(code)
    # After folding: a character that was dropped may leave a space behind.
    text = seed.text.rstrip()
    begin = len(text)
    ids = vocabulary.encode(_BEFORE_SEED + text)
    if not len(ids):  # neither the seed nor a newline is known: begin with any character
        ids = np.zeros(1, np.int64)
    state = decoder.initial_state(1)
    while True:
        for index in ids:
            if cancelled():
                raise Cancelled
            logits, state = decoder.step(np.array([index]), state)
        if len(text) == begin and text[-1:].isalpha():
            logits = _end_word(logits, vocabulary)
        ids = sample(logits, random.random(1), request.temperature, request.top_p)
        text += vocabulary.decode(ids)
        end = find_end(text, begin, length)
        if end is not None:
            return Passage(text[begin:end], seed.dropped, code)
        if len(text) - begin >= length.most:
            return Passage(cut_short(text, begin), seed.dropped, code)


def _end_word(logits: Floats, vocabulary: Vocabulary) -> Floats:
    """Rule out letters, unless the word so far cannot be a whole one."""
    letters = np.array([character.isalpha() for character in vocabulary.characters])
    odds = np.exp(logits[0] - logits[0].max())
    if odds[~letters].sum() < _UNFINISHED_WORD * odds.sum():
        return logits
    return np.where(letters, np.float32(-np.inf), logits)
