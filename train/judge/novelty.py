"""Is it just rearranging the text? How much of what a voice writes stands in its corpus."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from model.card import Copied
from model.words import each_word, words_of

RUN = 8  # words in a row; so many are hardly ever the same by chance

_PIECE = 1 << 20  # words of the corpus that are looked at together
_NONE = 0  # the number of no word: a text ends, or the corpus lacks it

Numbers = NDArray[np.int64]


class Novelty:
    """Finds runs of words of a corpus in other texts, whatever stands between the words."""

    def __init__(self, corpus: Iterable[str]) -> None:
        """Keep a number for every word of the corpus."""
        self._numbers: dict[str, int] = {}
        self._corpus = np.fromiter(self._number(corpus), np.uint32)

    def measure(self, texts: Sequence[str]) -> Copied:
        """Find what is copied; texts may end anywhere, but begin with a word."""
        written = [words_of(text)[:-1] for text in texts]
        words = ["", *(word for text in written for word in (*text, ""))]
        runs = _Runs(np.array([self._numbers.get(word, _NONE) for word in words], np.int64))
        copied = np.zeros(len(words), bool)  # where a run of 8 begins that the corpus has
        first = most = 0  # where the longest run begins, and how many words it has
        for begin in range(0, len(self._corpus), _PIECE):
            places = np.arange(begin, min(begin + _PIECE, len(self._corpus)))
            found, length = np.ones_like(places), 0
            while True:  # a part of a run that is copied is copied too
                found = runs.longer(length, found, self._corpus[places + length])
                places, found = places[found > 0], found[found > 0]
                if not len(places):
                    break
                length += 1
                here = np.isin(runs.of(length), found)
                if length == RUN:
                    copied |= here
                if length > most:
                    first, most = int(here.argmax()), length
        eight = sum(max(0, len(text) - RUN + 1) for text in written)
        share = int(copied.sum()) / eight if eight else None
        return Copied(share, " ".join(words[first : first + most]))

    def _number(self, corpus: Iterable[str]) -> Iterator[int]:
        for text in corpus:
            for word in each_word(text):
                yield self._numbers.setdefault(word, len(self._numbers) + 1)
            yield _NONE


class _Runs:
    """Numbers the runs of words in some texts: equal ones of a length have the same number."""

    def __init__(self, words: Numbers) -> None:
        """Take the number of each word, and 0 where a text ends."""
        self._words = words
        # For each length the runs that there are, and which of them begins at each word.
        self._lengths = [(np.arange(2), np.ones_like(words))]

    def of(self, length: int) -> Numbers:
        """Return which run of so many words begins at each word, 0 for none."""
        while len(self._lengths) <= length:
            done = len(self._lengths) - 1
            following = np.concatenate([self._words[done:], np.zeros(done, np.int64)])
            before = self._lengths[-1][1]
            pairs = np.where((before > 0) & (following > 0), _pair(before, following), 0)
            self._lengths.append(np.unique(pairs, return_inverse=True))  # the first is 0
        return self._lengths[length][1]

    def longer(self, length: int, runs: Numbers, following: NDArray[np.uint32]) -> Numbers:
        """Return which run each run of `length` words is with one word more, 0 for none."""
        self.of(length + 1)
        known, pairs = self._lengths[length + 1][0], _pair(runs, following)
        place = np.minimum(np.searchsorted(known, pairs), len(known) - 1)
        return np.where(known[place] == pairs, place, 0)


def _pair(run: Numbers, word: NDArray[np.uint32] | Numbers) -> Numbers:
    pair: Numbers = run << 32 | word.astype(np.int64)
    return pair
