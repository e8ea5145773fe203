"""How surprised a voice is by text it has not learnt from, in nats per character."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, Ids, log_softmax
from model.card import LearntBook, ModelCard
from model.decoder import Decoder
from train.data.corpus import Corpus
from train.errors import TrainError

_WARM_UP = 500  # characters after which a state hardly knows where it began
_NONSENSE = "The voice does not say properly what it was trained on."
_ROWS = 256  # texts or pieces side by side: more would fill the memory


@dataclass(frozen=True)
class Loss:
    """The loss over some text."""

    nats_per_character: float
    characters: int


def own_books(card: ModelCard) -> dict[str, LearntBook]:
    """Return the books that a voice was trained on, by sha256.

    There are none if it names neither books nor a recipe; without a share, nothing was held out.
    Raises TrainError if it names one of them alone, or says nonsense.
    """
    share, books = card.held_out, card.corpus.books
    if not books and not card.recipe:
        return {}
    if share is None or not books or not all(book.sha256 for book in books):
        raise TrainError(_NONSENSE)
    return {book.sha256: LearntBook(book.name, book.sha256, share) for book in books}


def trained_with(card: ModelCard) -> dict[str, LearntBook]:
    """Return its own books and those of the voices that it began with, as `own_books` does."""
    if card.before is None:
        raise TrainError(_NONSENSE)
    return {book.sha256: book for book in card.before} | own_books(card)


def held_out_texts(corpus: Corpus, trained_on: Container[str]) -> list[str]:
    """Return what a voice has not learnt from: the end of a training book, all of another.

    `trained_on` holds the sha256 of the training books.
    """
    return [
        book.held_out if book.sha256 in trained_on else book.train + book.held_out
        for book in corpus.books
    ]


def doubts(corpus: Corpus, trained_on: Mapping[str, LearntBook]) -> Iterator[str]:
    """Say what makes numbers look better than they are."""
    learnt = [book.name for book in trained_on.values()]
    here = {book.sha256 for book in corpus.books}
    others = [book.name for book in corpus.books if book.sha256 not in trained_on]
    again = [name for name in others if name in learnt]
    if again:
        yield (
            f"Never seen, but named like a book that it has learnt: {len(again)}, such as "
            f"{again[0]}. Another edition of a book is no unknown text."
        )
    missing = [book.name for sha256, book in trained_on.items() if sha256 not in here]
    if missing and len(missing) < len(trained_on):
        yield (
            f"{len(missing)} of the {len(trained_on)} books that it was trained on are not here, "
            f"such as {missing[0]}: what it has copied from them is not found."
        )


def measure_loss(
    decoder: Decoder,
    texts: Sequence[str],
    most: int | None = None,
    advance: Callable[[int], None] = lambda characters: None,
    cut: int | None = None,
) -> Loss:
    """Read texts side by side, each from a fresh state that is carried to its end.

    Every character but a text's first is predicted. Of texts with more than `most` characters in
    all, the beginning of each is read; `advance` is told how many were read. With `cut` a long
    text is read as pieces of so many characters side by side, each with what comes before it as a
    warm-up: much quicker, and the loss is the same to about 0.0005.
    """
    if most is not None and sum(map(len, texts)) > most:
        texts = [text[: max(2, most // len(texts))] for text in texts]
    encoded = [decoder.voice.vocabulary.encode(text) for text in texts]
    pieces = [piece for ids in encoded for piece in _pieces(ids, cut or max(1, len(ids)))]
    pieces.sort(key=lambda piece: len(piece.ids), reverse=True)
    total, characters = 0.0, 0
    for first in range(0, len(pieces), _ROWS):
        for likelihoods in _read(decoder, pieces[first : first + _ROWS]):
            total += float(np.sum(likelihoods, dtype=np.float64))
            characters += len(likelihoods)
            advance(len(likelihoods))
    return Loss(-total / characters if characters else float("nan"), characters)


@dataclass(frozen=True)
class _Piece:
    ids: Ids
    warm_up: int  # how many of its first predictions another piece makes


def _pieces(ids: Ids, cut: int) -> Iterator[_Piece]:
    for begin in range(0, len(ids) - 1, cut):
        before = max(0, begin - _WARM_UP)
        yield _Piece(ids[before : begin + cut + 1], begin - before)


def _read(decoder: Decoder, pieces: Sequence[_Piece]) -> Iterator[Floats]:
    """Read pieces side by side, the longest first; yield what their characters were likely."""
    for begin, logits, _ in decoder.read_texts([piece.ids[:-1] for piece in pieces]):
        end = begin + logits.shape[0]
        going = pieces[: logits.shape[1]]
        targets = np.stack([piece.ids[begin + 1 : end + 1] for piece in going], axis=1)
        counted = np.arange(begin, end)[:, None] >= [piece.warm_up for piece in going]
        likelihoods = np.take_along_axis(log_softmax(logits), targets[..., None], axis=-1)
        yield likelihoods[..., 0][counted]
