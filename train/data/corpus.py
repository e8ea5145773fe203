"""Reading books and setting the end of each aside."""

import hashlib
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from model.vocabulary import Vocabulary
from train.data.text import read_text
from train.errors import TrainError

LEAST_CHARACTERS = 2_000
MOST_CHARACTERS_KNOWN = 4_096  # as many as a voice may have
MOST_BOOKS = 4_000  # a voice names all of them, see train/learn/metadata.py
BETWEEN_BOOKS = "\n\n"

_RARE = 100_000  # a character that comes less than once in so many is not learnt
_PIECE = 1 << 20  # characters


@dataclass(frozen=True)
class Book:
    """One text file: the part to learn from, and the end that is held out."""

    name: str
    sha256: str
    train: str
    held_out: str
    note: str = ""  # how its bytes were read, where that is not as everybody expects


@dataclass(frozen=True)
class Corpus:
    """The books of one folder, or a single one."""

    name: str
    books: Sequence[Book]

    @property
    def sha256(self) -> str:
        """One checksum over the checksums of all the books, in their order."""
        return hashlib.sha256("".join(book.sha256 for book in self.books).encode()).hexdigest()

    def only(self, sha256s: Container[str]) -> "Corpus":
        """Return those of the books that have one of these checksums."""
        return Corpus(self.name, [book for book in self.books if book.sha256 in sha256s])

    @property
    def characters(self) -> int:
        """How many there are to learn from."""
        return sum(len(book.train) for book in self.books)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each character comes in what is to be learnt, by code point."""
        counts = np.zeros(sys.maxunicode + 1, np.int64)
        for book in self.books:
            for piece in pieces(book.train):
                points = np.frombuffer(piece.encode("utf-32-le"), np.uint32)
                counts += np.bincount(points, minlength=len(counts))
        return {chr(point): int(counts[point]) for point in np.flatnonzero(counts)}

    def vocabulary(self) -> Vocabulary:
        """Return the characters to learn, sorted; raise TrainError if there are too many.

        Every printable character of ASCII is learnt, because people type it; another one must come
        once in 100,000 characters. What is too rare is spelt plainly where it can be, as in a seed.
        """
        least = sum(self.counts.values()) / _RARE
        learnt = {
            character
            for character, count in self.counts.items()
            if count >= least or (character.isascii() and character.isprintable())
        }.union(BETWEEN_BOOKS)
        if len(learnt) > MOST_CHARACTERS_KNOWN:
            raise TrainError(
                f"The corpus uses {len(learnt):,} different characters; a voice can learn "
                f"{MOST_CHARACTERS_KNOWN:,}. Is it plain text in one script?"
            )
        return Vocabulary("".join(sorted(learnt)))


def read_corpus(path: Path, held_out: float) -> Corpus:
    """Read a text file, or every .txt file of a folder in the order of their names.

    The last `held_out` (a share between 0 and 1) of every book is kept from training.
    Raises TrainError if it cannot be read as text.
    """
    # Its real name: "." has none.
    name = path.resolve().stem
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if _is_book(file))
        if not files:
            raise TrainError(f"There is no .txt file in {path}.")
        if len(files) > MOST_BOOKS:
            raise TrainError(
                f"There are {len(files):,} .txt files in {path}; a voice can name {MOST_BOOKS:,}. "
                "Join some of them."
            )
    elif path.exists():
        files = [path]
    else:
        raise TrainError(f"There is no file or folder {path}.")
    return Corpus(name, [_read_book(file, held_out) for file in files])


def _is_book(file: Path) -> bool:
    """Say whether a file of a folder is meant; other programs hide theirs behind a dot."""
    return file.suffix.lower() == ".txt" and not file.name.startswith(".") and not file.is_dir()


def check_enough(corpus: Corpus) -> None:
    """Raise TrainError if there is too little to learn from."""
    if corpus.characters < LEAST_CHARACTERS:
        raise TrainError(
            f"The corpus {corpus.name} has {corpus.characters:,} characters to learn from; "
            f"at least {LEAST_CHARACTERS:,} are needed, and a good voice wants a million."
        )


def pieces(text: str) -> Iterator[str]:
    """Cut a text, which may be a library: what is made of a piece is many times as large."""
    return (text[begin : begin + _PIECE] for begin in range(0, len(text), _PIECE))


def _read_book(path: Path, held_out: float) -> Book:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TrainError(f"{path} cannot be read: {error.strerror}.") from None
    try:
        read = read_text(content)
    except ValueError as error:
        raise TrainError(f"{path} {error}.") from None
    note = ""
    if read.encoding:
        note = f"{path} was read as {read.encoding}"
        note += f", for example \u201c{read.example}\u201d." if read.example else "."
    split = round(len(read.text) * (1 - held_out))
    sha256 = hashlib.sha256(content).hexdigest()
    return Book(path.name, sha256, read.text[:split], read.text[split:], note)
