"""What a voice's prose is like: spelling, names, quotations, variety."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from model.card import Prose
from model.words import is_known, words_of

# A capital in the middle of a sentence begins a name.
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
_LEAST = 2  # a name that occurs once may be a slip
_DISTINCT = 3


def judge(
    texts: Sequence[str], known_words: AbstractSet[str], known_names: AbstractSet[str]
) -> Prose:
    """Judge texts that may end anywhere, but begin with a word."""
    words = [words_of(text)[:-1] for text in texts]
    names = [name for text in texts for name in _NAME.findall(text)[:-1]]
    opened, closed = map(sum, zip(*map(_quotations, texts), strict=True))
    real = [is_known(word, known_words) for text in words for word in text]
    return Prose(
        real_words=_share(sum(real), len(real)),
        names=_share(sum(name in known_names for name in names), len(names)),
        quotations_closed=_share(closed, opened),
        distinct=[_distinct(words, length) for length in range(1, _DISTINCT + 1)],
    )


def names_of(texts: Iterable[str]) -> set[str]:
    """Return the names that occur more than once."""
    counts: dict[str, int] = {}
    for text in texts:
        for match in _NAME.finditer(text):
            counts[match[0]] = counts.get(match[0], 0) + 1
    return {name for name, count in counts.items() if count >= _LEAST}


def _quotations(text: str) -> tuple[int, int]:
    """Return how many quotations are opened and how many of them closed, paragraph by paragraph."""
    opened = closed = 0
    for paragraph in text.split("\n\n")[:-1]:
        marks = paragraph.count('"')
        curly = paragraph.count("\u201c")
        opened += (marks + 1) // 2 + curly
        closed += marks // 2 + min(curly, paragraph.count("\u201d"))
    return opened, closed


def _distinct(texts: Sequence[Sequence[str]], length: int) -> float | None:
    runs = [
        tuple(words[begin : begin + length])
        for words in texts
        for begin in range(len(words) - length + 1)
    ]
    return _share(len(set(runs)), len(runs))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
