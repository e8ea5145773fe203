"""What tests of decoders share: networks of every kind, and text that is read step by step."""

import numpy as np

from model.arrays import Floats
from model.decoder import Decoder
from model.network_config import NetworkConfig

LAYOUTS = [
    NetworkConfig(43, 8, 24, 1, residual=False),
    NetworkConfig(43, 16, 20, 2, residual=False),
    NetworkConfig(43, 8, 24, 3, residual=True),
]
NAMES = ["one", "two", "three residual"]
TIME = 200


def decoded(decoder: Decoder, ids: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Floats:
    """Return the logits after every character: ids [batch, time] -> [batch, time, vocabulary]."""
    state = decoder.initial_state(len(ids))
    logits = []
    for column in ids.T:
        step, state = decoder.step(column, state)
        logits.append(step)
    return np.stack(logits, 1)


def some_ids(
    batch: int, vocabulary: int, seed: int = 5
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    return np.random.default_rng(seed).integers(0, vocabulary, (batch, TIME))
