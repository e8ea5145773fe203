"""The corpus as parallel streams of text that the network reads window by window."""

from collections.abc import Iterator
from dataclasses import dataclass

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

    inputs: NDArray[np.int32]  # [batch, window]
    targets: NDArray[np.int32]  # [batch, window], one character on
    carried: Floats  # [batch], 0 where the state starts afresh, else 1


class Batches:
    """Cuts every epoch's text into `batch` streams; the same epoch is always cut the same."""

    def __init__(
        self,
        corpus: Corpus,
        vocabulary: Vocabulary,
        batch: int,
        window: int,
        seed: int,
        *,
        shuffled: bool = False,
    ) -> None:
        """Encode the training part of every book once; shuffled, no window follows another."""
        small = np.min_scalar_type(len(vocabulary))  # one byte for a character, or two
        self._books = [
            np.concatenate(
                [
                    vocabulary.encode(piece).astype(small)
                    for text in (book.train, BETWEEN_BOOKS)
                    for piece in pieces(text)
                ]
            )
            for book in corpus.books
        ]
        self._seed = seed
        self._shuffled = shuffled
        self.characters = sum(map(len, self._books))
        self.window = min(window, self.characters // 2)
        self.batch = max(1, min(batch, self.characters // (2 * self.window)))
        self.steps = (self.characters - 1) // (self.batch * self.window)

    def epoch(self, epoch: int, start: int = 0) -> Iterator[Window]:
        """Yield the windows of an epoch from step `start` on.

        Books come in a new order and the text is cut at new places in every epoch.
        """
        random = np.random.default_rng((self._seed, epoch))
        order = random.permutation(len(self._books))
        text = np.concatenate([self._books[book] for book in order])
        cut = int(random.integers(len(text)))
        carried = (random.random((self.steps, self.batch)) >= _FRESH_START).astype(np.float32)
        carried[0] = 0
        windows = np.arange(self.batch * self.steps)
        if self._shuffled:
            windows = random.permutation(len(windows))
            carried[:] = 0
        begins = cut + self.window * windows.reshape(self.batch, self.steps)  # each row a stream
        for step in range(start, self.steps):
            places = begins[:, step, None] + np.arange(self.window + 1)
            read = np.take(text, places, mode="wrap").astype(np.int32)
            yield Window(read[:, :-1], read[:, 1:], carried[step])
