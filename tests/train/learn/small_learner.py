"""A learner so small that its every number can be checked."""

from typing import Any

import numpy as np

from model.network_config import NetworkConfig
from tests.networks import set_lively_weights
from train.data.batches import Window
from train.learn.tensorflow_learner import TensorflowLearner
from train.recipe import Recipe

CONFIG = NetworkConfig(11, 6, 10, 3, residual=True)
BATCH, TIME = 18, 12  # two lanes on two cores, of unequal width on four


def learner(**settings: Any) -> TensorflowLearner:
    recipe = Recipe(**{"dropout": 0.0, "warmup_steps": 0, **settings})
    made = TensorflowLearner(CONFIG, recipe, BATCH, total_steps=100)
    set_lively_weights(made.network)
    return made


def window(seed: int, carried: float = 1.0) -> Window:
    text = np.random.default_rng(seed).integers(0, 11, (BATCH, TIME + 1)).astype(np.int32)
    return Window(text[:, :-1], text[:, 1:], np.full(BATCH, carried, np.float32))
