"""Learning, whatever library computes it: one step, what it depends on, and the voice it makes."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from model.arrays import Floats
from model.network import build_network
from model.network_config import NetworkConfig
from train.data.batches import Window
from train.recipe import Recipe

Arrays = list[NDArray[Any]]

_DROPPED_BITS = np.uint32(13)


class Learner(ABC):
    """The network, its optimiser (AdamW) and the hidden states carried between windows."""

    def __init__(self, config: NetworkConfig, recipe: Recipe, total_steps: int) -> None:
        """Make a new network; `total_steps` is the length of the cosine decay."""
        keras.utils.set_random_seed(recipe.random_seed)
        self.config = config
        self.recipe = recipe
        self.network = build_network(config, recipe.dropout)
        warmup = min(recipe.warmup_steps, total_steps // 10)
        schedule = keras.optimizers.schedules.CosineDecay(
            0.0 if warmup else recipe.learning_rate,
            max(1, total_steps - warmup),
            alpha=recipe.final_lr_fraction,
            warmup_target=recipe.learning_rate if warmup else None,
            warmup_steps=warmup,
        )
        # Clipping is done by each learner: after the machines have shared their gradients.
        self.optimizer = keras.optimizers.AdamW(schedule, weight_decay=recipe.weight_decay)
        self.optimizer.build(self.network.trainable_variables)

    @abstractmethod
    def learn(self, window: Window, step: int) -> float:
        """Take one step; return the window's mean loss before it, in nats per character."""

    def agree(self, wishes: Sequence[bool]) -> list[bool]:
        """Return what any of the machines wishes; there is one, unless a learner knows others."""
        return list(wishes)

    @abstractmethod
    def export(self) -> Arrays:
        """Return everything that the next step depends on."""

    @abstractmethod
    def restore(self, arrays: Sequence[NDArray[Any]]) -> None:
        """Take back what `export` returned; raise ValueError if it is of another network."""

    @abstractmethod
    def begin_with(self, weights: Sequence[Floats]) -> None:
        """Take these weights instead of those of chance, before the first step."""

    @abstractmethod
    def averages(self) -> list[Floats]:
        """Return the moving average of each weight."""

    def weights(self) -> dict[str, Floats]:
        """Return the voice's weights by their path in Keras' weights file."""
        return dict(zip(self.config.shapes(), self._voice(), strict=True))

    @contextmanager
    def averaged(self) -> Iterator[keras.Model]:
        """Lend the network with the voice's weights in it."""
        learnt = self.network.get_weights()
        try:
            self.network.set_weights(self._voice())
            yield self.network
        finally:
            self.network.set_weights(learnt)

    def _voice(self) -> list[Floats]:
        """Return the averaged weights, rounded so that a voice's file can be packed."""
        *weights, dense, dense_bias = self.averages()
        weights += [self.recipe.logit_scale * output for output in (dense, dense_bias)]
        return [_rounded(weight) for weight in weights]

    def ema_decay(self, step: Any, least: Any) -> Any:
        """Return the momentum of the average; early on it is low: the first weights are noise.

        `least` is the library's minimum of two numbers.
        """
        return least(self.recipe.ema_decay, (1 + step) / (10 + step))


def _rounded(weights: Floats) -> Floats:
    """Return weights with ten bits of mantissa, as many as float16 has."""
    bits = weights.view(np.uint32)
    half = np.uint32(1 << (_DROPPED_BITS - 1))
    return ((bits + half) >> _DROPPED_BITS << _DROPPED_BITS).view(np.float32)
