"""Is it just rearranging the text? How much of what a voice writes stands in its corpus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.words import each_word, words_of

RUN = 8  # words in a row; so many are hardly ever the same by chance

_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no word's number is lost in a product


@dataclass(frozen=True)
class Copied:
    """How much of some texts stands word for word in the corpus."""

    share: float | None  # of their runs of 8 words; None if they have none
    longest: str  # the longest run of words, in lower case


class Novelty:
    """Finds runs of words of a corpus in other texts, whatever stands between the words."""

    def __init__(self, corpus: Iterable[str]) -> None:
        """Keep a number for every word of the corpus."""
        self._numbers: dict[str, int] = {}
        numbers = self._numbers
        each = (numbers.setdefault(w, len(numbers) + 1) for text in corpus for w in each_word(text))
        self._corpus = np.fromiter(each, np.uint64)

    def measure(self, texts: Sequence[str]) -> Copied:
        """Find what is copied; texts may end anywhere, but begin with a word."""
        written = [words_of(text)[:-1] for text in texts]
        numbered = [
            np.array([self._numbers.get(word, 0) for word in words], np.uint64) for words in written
        ]
        if not any(map(len, written)):
            return Copied(None, "")
        eight = np.concatenate(self._found(numbered, RUN))
        longest, low, high = "", 1, max(map(len, written))
        length = RUN
        while low <= high:  # a part of a run that is copied is copied too
            found = self._found(numbered, length)
            text = next((number for number, row in enumerate(found) if row.any()), None)
            if text is None:
                high = length - 1
            else:
                begin = int(found[text].argmax())
                longest = " ".join(written[text][begin : begin + length])
                low = length + 1
            length = (low + high) // 2 if high < 2 * length else 2 * length
        return Copied(float(eight.mean()) if len(eight) else None, longest)

    def _found(self, texts: Sequence[NDArray[np.uint64]], length: int) -> list[NDArray[np.bool_]]:
        """Say of each run of so many words in each text whether it stands in the corpus."""
        # A word that the corpus lacks is 0, which stands in no run of it.
        runs = [_runs(text, length) for text in texts]
        corpus = _runs(self._corpus, length)
        asked, which = np.unique(np.concatenate(runs), return_inverse=True)
        place = np.searchsorted(asked, corpus)
        inside = place < len(asked)
        place, corpus = place[inside], corpus[inside]
        found = np.zeros(len(asked), bool)
        found[place[asked[place] == corpus]] = True
        return np.split(found[which], np.cumsum([len(run) for run in runs])[:-1])


def _runs(words: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """Return a number for each run of so many words: equal runs have equal numbers.

    The sum over a run by powers of a base, modulo 2**64 (a rolling hash, Karp and Rabin 1987).
    """
    runs = np.zeros(max(0, len(words) - length + 1), np.uint64)
    for offset in range(length if len(runs) else 0):
        runs = runs * _BASE + words[offset : offset + len(runs)]
    return runs
