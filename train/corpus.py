"""Reading books and setting the end of each aside."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from model.vocabulary import Vocabulary
from train.errors import TrainError

LEAST_CHARACTERS = 2_000
MOST_CHARACTERS_KNOWN = 4_096  # as many as a voice may have
BETWEEN_BOOKS = "\n\n"


@dataclass(frozen=True)
class Book:
    """One text file: the part to learn from, and the end that is held out."""

    name: str
    sha256: str
    train: str
    held_out: str


@dataclass(frozen=True)
class Corpus:
    """The books of one folder, or a single one."""

    name: str
    books: Sequence[Book]

    @property
    def sha256(self) -> str:
        """One checksum over the checksums of all the books, in their order."""
        return hashlib.sha256("".join(book.sha256 for book in self.books).encode()).hexdigest()

    def vocabulary(self) -> Vocabulary:
        """Return the characters to learn, sorted; raise TrainError if there are too many."""
        characters = set(BETWEEN_BOOKS).union(*(set(book.train) for book in self.books))
        if len(characters) > MOST_CHARACTERS_KNOWN:
            raise TrainError(
                f"The corpus uses {len(characters):,} different characters; a voice can learn "
                f"{MOST_CHARACTERS_KNOWN:,}. Is it plain text in one script?"
            )
        return Vocabulary("".join(sorted(characters)))


def read_corpus(path: Path, held_out: float) -> Corpus:
    """Read a text file, or every .txt file of a folder in the order of their names.

    The last `held_out` (a share between 0 and 1) of every book is kept from training.
    Raises TrainError if it cannot be read as text.
    """
    # Its real name: "." has none.
    name = path.resolve().stem
    if path.is_dir():
        files = sorted(file for file in path.glob("*.txt") if file.is_file())
        if not files:
            raise TrainError(f"There is no .txt file in {path}.")
    elif path.exists():
        files = [path]
    else:
        raise TrainError(f"There is no file or folder {path}.")
    return Corpus(name, [_read_book(file, held_out) for file in files])


def check_enough(corpus: Corpus) -> None:
    """Raise TrainError if there is too little to learn from."""
    characters = sum(len(book.train) for book in corpus.books)
    if characters < LEAST_CHARACTERS:
        raise TrainError(
            f"The corpus {corpus.name} has {characters:,} characters to learn from; "
            f"at least {LEAST_CHARACTERS:,} are needed, and a good voice wants a million."
        )


def _read_book(path: Path, held_out: float) -> Book:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TrainError(f"{path} cannot be read: {error.strerror}.") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TrainError(
            f"{path} is not UTF-8 text (byte {error.start:,}). Save it as UTF-8 and try again."
        ) from None
    if "\0" in text:
        raise TrainError(f"{path} looks like a binary file, not text.")
    # As Vocabulary.fold reads it: otherwise a decomposed accent would be dropped again.
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    split = round(len(text) * (1 - held_out))
    return Book(path.name, hashlib.sha256(content).hexdigest(), text[:split], text[split:])
