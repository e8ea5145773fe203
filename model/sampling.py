"""Choosing the next character, as a pure function of logits and noise."""

import numpy as np
from numpy.typing import NDArray

from model.vocabulary import Ids
from model.voice import Floats


def random_stream(code: int) -> np.random.Generator:
    """Return the random stream of a code: the same numbers for the same code, everywhere."""
    return np.random.Generator(np.random.Philox(key=code))


def sample(
    logits: Floats, noise: NDArray[np.float64], temperature: float = 0.7, top_p: float = 1.0
) -> Ids:
    """Draw one character per text: int64 [batch].

    logits [batch, vocabulary]; noise uniform in [0, 1), [batch]. Temperature 0 takes the most
    likely character. top_p keeps the likeliest characters that together reach this probability
    ("nucleus sampling", Holtzman et al. 2020).
    """
    order = np.argsort(-logits, axis=-1, kind="stable")
    if temperature == 0:
        return order[:, 0]
    # In float64: the sum decides which character a number falls on.
    ordered = np.take_along_axis(logits, order, axis=-1).astype(np.float64)
    weights = np.exp((ordered - ordered[:, :1]) / temperature)
    cumulative = np.cumsum(weights, axis=-1)
    total = cumulative[:, -1:]
    kept = cumulative - weights < top_p * total
    kept[:, 0] = True  # whatever top_p is
    mass = np.max(np.where(kept, cumulative, 0), axis=-1)
    place = np.sum(cumulative <= (noise * mass)[:, None], axis=-1)
    place = np.minimum(place, kept.sum(axis=-1) - 1)
    chosen: Ids = np.take_along_axis(order, place[:, None], axis=-1)[:, 0]
    return chosen
