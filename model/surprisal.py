"""How much each character of a text surprises a voice, and what it would have expected."""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, log_softmax
from model.decoder import Decoder
from model.prefix_cache import before_seed

STRONGEST = 6  # nats that are shown in the deepest colour, wherever there are colours
Odds = tuple[tuple[str, float], ...]  # characters and their odds, the likeliest first


@dataclass(frozen=True)
class Surprisal:
    """A character, how much it surprised the voice, and what that expected in its place."""

    character: str
    nats: float  # -log of the odds that the voice gave it, at temperature 1
    likeliest: Odds


def surprisals_of(decoder: Decoder, seed: str, text: str, most: int = 5) -> list[Surprisal]:
    """Return what each character of a text that follows a seed surprised the voice by, in nats.

    With each come so many characters that would have been likeliest in its place. The seed is
    read as the writer reads it: as the beginning of a paragraph, without spaces at its end. It
    may be empty.
    """
    vocabulary = decoder.voice.vocabulary
    spelt = vocabulary.fold(text).text
    if not spelt:
        return []
    logs = _read(decoder, vocabulary.fold(seed).text.rstrip(), spelt[:-1])[-len(spelt) :]
    nats = -logs[np.arange(len(spelt)), vocabulary.encode(spelt)]
    return [
        Surprisal(character, float(own), likeliest)
        for character, own, likeliest in zip(
            spelt, nats, _likeliest(decoder, logs, most), strict=True
        )
    ]


def next_characters(decoder: Decoder, text: str, most: int = 5) -> list[tuple[str, float]]:
    """Return the likeliest characters after a text and their odds, the likeliest first.

    The text begins a paragraph, and may be empty.
    """
    logs = _read(decoder, decoder.voice.vocabulary.fold(text).text, "")[-1:]
    return list(_likeliest(decoder, logs, most)[0])


def _read(decoder: Decoder, seed: str, text: str) -> Floats:
    """Return the logarithms of the odds after each character, float32 [time > 0, vocabulary]."""
    vocabulary = decoder.voice.vocabulary
    ids = vocabulary.encode(before_seed(vocabulary, seed) + seed + text)
    pieces = [logits[:, 0] for _, logits, _ in decoder.read_texts([ids])]
    return log_softmax(np.concatenate(pieces))


def _likeliest(decoder: Decoder, logs: Floats, most: int) -> list[Odds]:
    characters = decoder.voice.vocabulary.characters
    best = np.argsort(-logs, axis=1, kind="stable")[:, :most]
    odds = np.exp(np.take_along_axis(logs, best, axis=1))
    return [
        tuple((characters[index], float(share)) for index, share in zip(*row, strict=True))
        for row in zip(best, odds, strict=True)
    ]
