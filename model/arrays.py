"""The arrays that the model reckons with, and what is reckoned from them everywhere."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]  # of characters
Weights = Mapping[str, Floats]  # by path in Keras' weights file, see NetworkConfig.shapes


def log_softmax(logits: Floats) -> Floats:
    """Return the log-likelihoods that logits stand for, along the last axis."""
    logits = logits - logits.max(axis=-1, keepdims=True)
    likelihoods: Floats = logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))
    return likelihoods
