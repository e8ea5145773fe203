"""Keras' own GRU layers and training step, compiled by XLA, as its guides say."""

import keras
import numpy as np

from benchmarks.trainers import BATCH, WINDOW, Step
from model.network import build_network
from model.network_config import NetworkConfig


def make(config: NetworkConfig, dtype: str) -> Step:
    """Return a step on random characters."""
    keras.config.set_dtype_policy(dtype)
    network = build_network(config)
    network.compile(
        optimizer=keras.optimizers.AdamW(2e-3, weight_decay=0.01, global_clipnorm=1.0),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        jit_compile=True,
    )
    random, shape = np.random.default_rng(1), (BATCH, WINDOW + 1)
    ids = random.integers(0, config.vocabulary, shape, dtype=np.int32)
    return lambda: network.train_on_batch(ids[:, :-1], ids[:, 1:])
