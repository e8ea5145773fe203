"""The corpus as parallel streams of text that the network reads window by window."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.vocabulary import Vocabulary
from train.corpus import BETWEEN_BOOKS, Corpus

# How often a stream forgets what it read before a window: seeds have nothing before them.
_FRESH_START = 0.05


@dataclass(frozen=True)
class Window:
    """What the network reads in one step of training."""

    inputs: NDArray[np.int32]  # [batch, window]
    targets: NDArray[np.int32]  # [batch, window], one character on
    carried: NDArray[np.float32]  # [batch], 0 where the state starts afresh, else 1


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
        between = vocabulary.encode(BETWEEN_BOOKS).astype(np.uint16)
        self._books = [  # two bytes for a character: the corpus may be large
            np.concatenate([vocabulary.encode(book.train).astype(np.uint16), between])
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
        text = np.roll(text, -int(random.integers(len(text))))
        # [batch, steps, window], each row a stream
        shape = (self.batch, self.steps, self.window)
        used = self.batch * self.steps * self.window
        inputs, targets = text[:used].reshape(shape), text[1 : used + 1].reshape(shape)
        carried = (random.random((self.steps, self.batch)) >= _FRESH_START).astype(np.float32)
        carried[0] = 0
        if self._shuffled:
            order = random.permutation(self.batch * self.steps)
            inputs, targets = (
                ids.reshape(-1, self.window)[order].reshape(shape) for ids in (inputs, targets)
            )
            carried[:] = 0
        for step in range(start, self.steps):
            read, expected = (ids[:, step].astype(np.int32) for ids in (inputs, targets))
            yield Window(read, expected, carried[step])
