"""Whether a voice is as often right as it is sure, on text it has not learnt."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, log_softmax
from model.decoder import Decoder

_BINS = 10


@dataclass(frozen=True)
class Bin:
    """Predictions that were made about equally surely."""

    confidence: float  # mean odds that it gave to the character it found likeliest
    right: float  # how often that character came
    predictions: int


def calibration(decoder: Decoder, texts: Sequence[str]) -> list[Bin]:
    """Return what came of predictions by how sure they were (reliability, Guo et al. 2017)."""
    best, right = [], []
    for text, odds in zip(texts, _odds(decoder, texts), strict=True):
        ids = decoder.voice.vocabulary.encode(text)
        best.append(odds.max(axis=1))
        right.append(odds.argmax(axis=1) == ids[1:])
    confidence, hits = np.concatenate(best), np.concatenate(right)
    place = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    return [
        Bin(float(confidence[place == n].mean()), float(hits[place == n].mean()), int(count))
        for n, count in enumerate(np.bincount(place, minlength=_BINS))
        if count
    ]


def _odds(decoder: Decoder, texts: Sequence[str]) -> list[Floats]:
    """Return the odds before each character but the first: float32 [time - 1, vocabulary]."""
    encoded = [decoder.voice.vocabulary.encode(text)[:-1] for text in texts]
    order = sorted(range(len(texts)), key=lambda number: -len(encoded[number]))
    parts: list[list[Floats]] = [[] for _ in texts]
    for _, logits, _ in decoder.read_texts([encoded[number] for number in order]):
        for column, number in enumerate(order[: logits.shape[1]]):
            parts[number].append(logits[:, column])
    return [np.exp(log_softmax(np.concatenate(part))) for part in parts]
