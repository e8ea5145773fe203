"""Words, as far as a network of characters needs to know of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_LEAST = 2  # a word that occurs once in all the books may be a slip
_MOST = 50_000


def each_word(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case, in their order."""
    return (match[0].replace("\u2019", "'") for match in _WORD.finditer(text.lower()))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, in their order."""
    return list(each_word(text))


def word_list(texts: Iterable[str]) -> list[str]:
    """Return the different words that occur more than once, sorted; the 50,000 most frequent."""
    counts = Counter(word for text in texts for word in each_word(text))
    return sorted(word for word, count in counts.most_common(_MOST) if count >= _LEAST)
