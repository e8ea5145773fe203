"""A voice in numbers: what it writes, beside what it has not learnt."""

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np

from model.card import Quality
from model.decoder import Decoder
from model.generate import generate
from model.sampling import Sampling
from train.data.corpus import Corpus
from train.judge.novelty import RUN, Novelty
from train.judge.prose import judge, names_of

CHARACTERS = 20_000
_LENGTH = 1_000  # of one text
_BEFORE = "\n\n"  # every text is a paragraph's beginning


def in_words(quality: Quality) -> dict[str, str]:
    """Return what was measured, in words."""
    prose, copied = quality.prose, quality.copied
    words = len(copied.longest.split())
    return {
        "real words": _percent(prose.real_words),
        "names spelt as in the corpus": _percent(prose.names),
        "quotations closed": _percent(prose.quotations_closed),
        **{
            f"different runs of {length} words" if length > 1 else "different words": _percent(
                share
            )
            for length, share in enumerate(prose.distinct, 1)
        },
        f"runs of {RUN} words that are in the corpus": _percent(copied.share),
        "longest run that is in the corpus": f"{words} words" if words else "-",
    }


class QualityMeter:
    """Judges prose against one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        """Read the training part of every book: its names, and what could be copied."""
        texts = [book.train for book in corpus.books]
        self._names = names_of(texts)
        self._novelty = Novelty(texts)
        self._held_out = [book.held_out for book in corpus.books]

    def measure(
        self, decoder: Decoder, sampling: Sampling | None = None, characters: int = CHARACTERS
    ) -> Quality:
        """Judge so many characters that the voice writes, by default at temperature 0.7."""
        count = -(-characters // _LENGTH)
        options = {"random_seeds": range(count), **asdict(sampling or Sampling())}
        texts = generate(decoder, [_BEFORE] * count, characters=_LENGTH, **options)
        return self._judge(texts, decoder)

    def measure_held_out(self, decoder: Decoder, characters: int = CHARACTERS) -> Quality:
        """Judge so many characters of the held-out text, or all of it, in the same way."""
        return self._judge(_pieces(self._held_out, characters), decoder)

    def _judge(self, texts: Sequence[str], decoder: Decoder) -> Quality:
        prose = judge(texts, decoder.voice.words, self._names)
        return Quality(prose, self._novelty.measure(texts))


def _pieces(texts: Sequence[str], characters: int) -> list[str]:
    """Return pieces from evenly spread places, each from the beginning of a paragraph.

    There are fewer where they would overlap.
    """
    whole = "\n\n".join(texts)
    places = np.linspace(0, max(0, len(whole) - 2 * _LENGTH), -(-characters // _LENGTH), dtype=int)
    pieces: list[str] = []
    end = 0
    for place in places:
        begin = paragraph_after(whole, max(end, int(place)))
        end = begin + _LENGTH
        if end > len(whole) and pieces:
            break
        pieces.append(whole[begin:end])
    return pieces


def paragraph_after(text: str, place: int) -> int:
    """Return where the next paragraph begins; in a text without any, the next word."""
    for end in ("\n\n", " "):
        found = text.find(end, place)
        if found >= 0:
            return found + len(end)
    return place


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"
