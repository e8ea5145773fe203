"""How surprised a voice is by text it has not learnt from, in nats per character."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from model.decoder import Decoder
from model.vocabulary import Ids
from model.voice import Floats, Voice
from train.corpus import Corpus
from train.errors import TrainError


@dataclass(frozen=True)
class Score:
    """The loss over some text."""

    nats_per_character: float
    characters: int


def trained_with(voice: Voice) -> tuple[float, set[str]]:
    """Return the share that was held out of every training book, and the books' sha256.

    Both are empty for a voice that does not say; raises TrainError if it says nonsense.
    """
    try:
        held_out = float(voice.metadata.get("recipe", {}).get("held_out", 0.0))
        books = voice.metadata.get("corpus", {}).get("books", [])
        trained_on = {str(book["sha256"]) for book in books}
    except (AttributeError, KeyError, TypeError, ValueError):
        held_out, trained_on = float("nan"), set()
    if not 0 <= held_out < 1:
        raise TrainError("The voice does not say properly what it was trained on.")
    return held_out, trained_on


def held_out_texts(corpus: Corpus, trained_on: set[str]) -> list[str]:
    """Return what a voice has not learnt from: the end of a training book, all of another.

    `trained_on` holds the sha256 of the training books.
    """
    return [
        book.held_out if book.sha256 in trained_on else book.train + book.held_out
        for book in corpus.books
    ]


def score(
    decoder: Decoder,
    texts: Sequence[str],
    most: int | None = None,
    advance: Callable[[int], None] = lambda characters: None,
) -> Score:
    """Read texts side by side, each from a fresh state that is carried to its end.

    Every character but a text's first is predicted. `most` is how many characters to read in
    all, from the beginning of every text; `advance` is told how many were read.
    """
    encoded = [decoder.voice.vocabulary.encode(text) for text in texts]
    if most is not None:
        encoded = [ids[: max(2, most // len(encoded))] for ids in encoded]
    encoded = sorted((ids for ids in encoded if len(ids) > 1), key=len, reverse=True)
    total, characters = 0.0, 0
    reading = [ids[:-1] for ids in encoded]
    for begin, logits, _ in decoder.read_texts(reading) if reading else ():
        time, going, _ = logits.shape
        targets = np.stack([ids[begin + 1 : begin + 1 + time] for ids in encoded[:going]], axis=1)
        total -= _log_likelihood(logits, targets)
        characters += targets.size
        advance(targets.size)
    return Score(total / characters if characters else float("nan"), characters)


def _log_likelihood(logits: Floats, targets: Ids) -> float:
    logits = logits - logits.max(axis=-1, keepdims=True)
    chosen = np.take_along_axis(logits, targets[..., None], axis=-1)[..., 0]
    return float(np.sum(chosen - np.log(np.exp(logits).sum(axis=-1)), dtype=np.float64))
