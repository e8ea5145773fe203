"""Which of several texts is the best: a documented order, not a taste."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from model.ending import closed, ends_sentence
from model.words import is_clean, is_known, words_of

# In real books 1 % of passages of this length repeat a run of this length; see the training log.
_RUN = 28
_WITHIN = 500
# The decoder is told already when a shorter run repeats, so that it can leave the circle.
_TAIL = 20


@dataclass(frozen=True, order=True)
class Score:
    """How good a text is: compared field by field, from the first to the last."""

    clean: bool  # holds no blocked word
    ends: bool  # where a sentence or a paragraph ends, not where the space did
    closed: bool  # what is quoted or in brackets is closed
    straight: bool  # does not go in circles
    real_words: float  # share of its words that are in the voice's word list, in hundredths
    likelihood: float  # mean of the logarithm, per character

    @property
    def flawless(self) -> bool:
        """Whether nothing but taste could prefer another."""
        return self.clean and self.ends and self.closed and self.straight and self.real_words == 1


def score(
    seed: str,
    text: str,
    likelihood: float,
    *,
    known: AbstractSet[str] = frozenset(),
    blocked: AbstractSet[str] = frozenset(),
) -> Score:
    """Score a text that follows a seed.

    Every word is real to a voice without a word list. Of the seed only a last word that the text
    completes is judged.
    """
    completed = seed.rpartition(" ")[2] if text[:1].isalpha() else ""
    words = words_of(completed + text)
    return Score(
        clean=is_clean(words, blocked),
        ends=ends_sentence(text),
        closed=closed(seed + text),
        straight=not is_repetitive(text),
        real_words=_share(words, known) if known else 1.0,
        likelihood=likelihood,
    )


def is_repetitive(text: str) -> bool:
    """Say whether a run of characters comes again soon."""
    last: dict[str, int] = {}
    for begin in range(len(text) - _RUN + 1):
        run = text[begin : begin + _RUN]
        if begin - last.get(run, begin - _WITHIN) < _WITHIN:
            return True
        last[run] = begin
    return False


def begins_a_circle(text: str) -> bool:
    """Say whether the last characters of a text have come before."""
    return len(text) > _TAIL and text[-_TAIL:] in text[-_WITHIN:-1]


def _share(words: list[str], known: AbstractSet[str]) -> float:
    """Return the share of known words, in hundredths: less than that decides nothing."""
    real = sum(is_known(word, known) for word in words)
    return round(real / len(words), 2) if words else 1.0
