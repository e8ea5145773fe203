"""Networks in Keras with random weights, saved as voices; and what Keras computes with them."""

from pathlib import Path

import keras
import numpy as np
from numpy.typing import NDArray

from model.card import ModelCard
from model.network import build_network, save_voice
from model.network_config import NetworkConfig
from tests.voices import characters_of, lively_weights


def set_lively_weights(network: keras.Model, seed: int = 1) -> None:
    """Give a network the weights of `voices.lively`."""
    variables = network.trainable_variables
    weights = lively_weights([tuple(variable.shape) for variable in variables], seed)
    for variable, array in zip(variables, weights, strict=True):
        variable.assign(array)


def save_lively(config: NetworkConfig, path: Path, seed: int = 1) -> Path:
    """Save `voices.lively` as Keras does."""
    network = build_network(config, dropout=0.1)
    set_lively_weights(network, seed)
    save_voice(network, ModelCard("Test", characters_of(config)), path)
    return path


def keras_logits(path: Path, ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return what Keras computes: ids [batch, time] -> logits [batch, time, vocabulary]."""
    network = keras.saving.load_model(path)
    return np.asarray(network(ids.astype(np.int32), training=False))
