"""Words, as far as a network of characters needs to know of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_DOT = "\u2022"  # in place of a letter
_LEAST = 2  # a word that occurs once in all the books may be a slip
_MOST = 50_000
_PIECE = 1 << 20  # characters


def each_word(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case, in their order."""
    for piece in _pieces(text):
        yield from _WORD.findall(piece.lower().replace("\u2019", "'"))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, in their order."""
    return list(each_word(text))


def is_known(word: str, known: AbstractSet[str]) -> bool:
    """Say whether a word is among those that are known, by itself or as a possessive."""
    return word in known or word.removesuffix("'s") in known


def is_clean(words: Iterable[str], blocked: AbstractSet[str]) -> bool:
    """Say whether no word is blocked, nor any part of it beside an apostrophe."""
    return blocked.isdisjoint(part for word in words for part in (word, *word.split("'")))


def read_words(path: Path) -> frozenset[str]:
    """Read a list of words: one or more a line, # begins a remark; may raise what reading does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in each_word(line.partition("#")[0]))


def cover(text: str, blocked: AbstractSet[str]) -> str:
    """Return a text in which dots stand for the letters of each blocked word."""

    def shown(word: re.Match[str]) -> str:
        return word[0] if is_clean(each_word(word[0]), blocked) else _DOT * len(word[0])

    return _WORD.sub(shown, text) if blocked else text


def word_list(texts: Iterable[str]) -> list[str]:
    """Return the different words that occur more than once, sorted; the 50,000 most frequent."""
    counts = Counter(word for text in texts for word in each_word(text))
    return sorted(word for word, count in counts.most_common(_MOST) if count >= _LEAST)


def _pieces(text: str) -> Iterator[str]:
    """Cut a text between words: all the words of a library at once would fill the memory."""
    begin = 0
    while begin < len(text):
        space = text.find(" ", begin + _PIECE)
        end = len(text) if space < 0 else space
        yield text[begin:end]
        begin = end
