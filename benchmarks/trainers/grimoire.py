"""Grimoire's own training step."""

import numpy as np

from benchmarks.trainers import BATCH, WINDOW, Step
from model.network_config import NetworkConfig
from train.data.batches import Window
from train.learn.backends import make_learner
from train.recipe import Recipe


def make(config: NetworkConfig, dtype: str) -> Step:
    """Return a step on random characters, of which the time does not depend."""
    recipe = Recipe(
        dropout=0.0, batch_size=BATCH, sequence_length=WINDOW, bfloat16=dtype == "bfloat16"
    )
    learner = make_learner(config, recipe, BATCH, total_steps=1_000_000)
    random, shape = np.random.default_rng(1), (BATCH, WINDOW + 1)
    ids = random.integers(0, config.vocabulary, shape, dtype=np.int32)
    window = Window(ids[:, :-1], ids[:, 1:], np.ones(BATCH, np.float32))
    return lambda: learner.learn(window, 0)
