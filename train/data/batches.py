"""The corpus as parallel streams of text that the network reads window by window."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.arrays import Floats
from model.vocabulary import Vocabulary
from train.data.corpus import BETWEEN_BOOKS, Corpus, pieces

# How often a stream forgets what it read before a window: seeds have nothing before them.
_FRESH_START = 0.05


@dataclass(frozen=True)
class Window:
    """What the network reads in one step of training."""

    inputs: NDArray[np.int32]  # [batch, time]
    targets: NDArray[np.int32]  # [batch, time], one character on
    carried: Floats  # [batch], 0 where the state starts afresh, else 1


class Batches:
    """Cuts every epoch's text into `batch_size` streams; the same epoch is always cut the same."""

    def __init__(
        self,
        corpus: Corpus,
        vocabulary: Vocabulary,
        batch_size: int,
        sequence_length: int,
        random_seed: int,
        *,
        shuffled: bool = False,
    ) -> None:
        """Encode the training part of every book once; shuffled, no window follows another."""
        self._books = [_encode(book.train + BETWEEN_BOOKS, vocabulary) for book in corpus.books]
        self._random_seed = random_seed
        self._shuffled = shuffled
        self.characters = sum(map(len, self._books))
        self.sequence_length = min(sequence_length, self.characters // 2)
        self.batch_size = max(1, min(batch_size, self.characters // (2 * self.sequence_length)))
        self.steps = (self.characters - 1) // (self.batch_size * self.sequence_length)

    def epoch(self, epoch: int, start: int = 0) -> Iterator[Window]:
        """Yield the windows of an epoch from step `start` on.

        Books come in a new order and the text is cut at new places in every epoch.
        """
        random = np.random.default_rng((self._random_seed, epoch))
        order = random.permutation(len(self._books))
        text = np.concatenate([self._books[book] for book in order])
        cut = int(random.integers(len(text)))
        carried = (random.random((self.steps, self.batch_size)) >= _FRESH_START).astype(np.float32)
        carried[0] = 0
        windows = np.arange(self.batch_size * self.steps)
        if self._shuffled:
            windows = random.permutation(len(windows))
            carried[:] = 0
        streams = windows.reshape(self.batch_size, self.steps)
        begins = cut + self.sequence_length * streams
        for step in range(start, self.steps):
            places = begins[:, step, None] + np.arange(self.sequence_length + 1)
            read = np.take(text, places, mode="wrap").astype(np.int32)
            yield Window(read[:, :-1], read[:, 1:], carried[step])


def _encode(text: str, vocabulary: Vocabulary) -> NDArray[Any]:
    """Encode a text, which may be a library, in one byte for a character or two."""
    small = np.min_scalar_type(len(vocabulary))
    return np.concatenate([vocabulary.encode(piece).astype(small) for piece in pieces(text)])
