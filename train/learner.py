"""One step of training: read a window, compare with what came next, adjust the weights."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from model.layout import Layout
from model.network import build_network
from model.voice import Floats
from train.batches import Window
from train.recipe import Recipe
from train.recurrence import gru, product

Arrays = list[NDArray[Any]]

# A window is read in so many pieces: while one layer reads a piece, the next reads the one before.
_PIECES = 4
_DROPPED_BITS = np.uint32(13)


class Learner:
    """The network, its optimiser (AdamW) and the hidden states carried between windows."""

    def __init__(self, layout: Layout, recipe: Recipe, batch: int, total_steps: int) -> None:
        """Make a new network; `total_steps` is the length of the cosine decay."""
        keras.utils.set_random_seed(recipe.seed)
        self.layout = layout
        self.recipe = recipe
        self.network = build_network(layout, recipe.dropout)
        warmup = min(recipe.warmup_steps, total_steps // 10)
        schedule = keras.optimizers.schedules.CosineDecay(
            0.0 if warmup else recipe.learning_rate,
            max(1, total_steps - warmup),
            alpha=recipe.final_rate,
            warmup_target=recipe.learning_rate if warmup else None,
            warmup_steps=warmup,
        )
        self.optimizer = keras.optimizers.AdamW(
            schedule, weight_decay=recipe.weight_decay, global_clipnorm=recipe.gradient_norm
        )
        self.optimizer.build(self.network.trainable_variables)
        self.averages = [tf.Variable(v, trainable=False) for v in self.network.trainable_variables]
        self.state = tf.Variable(tf.zeros([layout.layers, batch, layout.units]), trainable=False)
        self._dtype = tf.bfloat16 if recipe.bfloat16 else tf.float32
        self._update = tf.function(self._step)

    def learn(self, window: Window, step: int) -> float:
        """Take one step; return the window's mean loss before it, in nats per character."""
        seed = tf.constant([self.recipe.seed, step])
        loss = self._update(window.inputs, window.targets, window.carried, seed)
        return float(loss)

    def weights(self) -> dict[str, Floats]:
        """Return the voice's weights by their path in Keras' weights file."""
        return dict(zip(self.layout.shapes(), self._voice(), strict=True))

    @contextmanager
    def averaged(self) -> Iterator[keras.Model]:
        """Lend the network with the voice's weights in it."""
        learnt = [variable.numpy() for variable in self.network.trainable_variables]
        try:
            self.network.set_weights(self._voice())
            yield self.network
        finally:
            self.network.set_weights(learnt)

    def export(self) -> Arrays:
        """Return everything that the next step depends on."""
        return [np.asarray(variable) for variable in self._variables()]

    def restore(self, arrays: Sequence[NDArray[Any]]) -> None:
        """Take back what `export` returned; raise ValueError if it is of another network."""
        for variable, array in zip(self._variables(), arrays, strict=True):
            variable.assign(array)

    def _voice(self) -> list[Floats]:
        """Return the averaged weights, rounded so that a voice's file can be packed."""
        return [_rounded(average.numpy()) for average in self.averages]

    def _variables(self) -> list[Any]:
        learnt = self.network.trainable_variables
        return [*learnt, *self.optimizer.variables, *self.averages, self.state]

    def _step(self, inputs: Any, targets: Any, carried: Any, seed: Any) -> Any:
        weights = self.network.trainable_variables
        state = self.state * carried[None, :, None]
        with tf.GradientTape() as tape:
            logits, next_state = self.forward(inputs, state, seed)
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.transpose(targets), logits)
            loss = tf.reduce_mean(losses)
        self.optimizer.apply(tape.gradient(loss, weights), weights)
        self.state.assign(next_state)
        self._average(tf.cast(seed[1], tf.float32))
        return loss

    def _average(self, step: Any) -> None:
        # Early on the average follows closely: the first weights are noise.
        momentum = tf.minimum(self.recipe.average, (1 + step) / (10 + step))
        for average, variable in zip(self.averages, self.network.trainable_variables, strict=True):
            average.assign_add((1 - momentum) * (variable.value - average))

    def forward(self, inputs: Any, state: Any, seed: Any = None) -> tuple[Any, Any]:
        """Compute what the Keras network computes, starting from a state.

        inputs int [B, T], state [L, B, H]; with a seed [2] for dropout as in training
        -> logits [T, B, V], next state [L, B, H].
        """
        embedding, *cells, dense, dense_bias = (
            variable.value for variable in self.network.trainable_variables
        )
        # A character's input product is a row of a table.
        table = tf.matmul(embedding, cells[0])
        recurrents = [
            self._drop(kernel, self.recipe.recurrent_dropout, seed, layer)
            for layer, kernel in enumerate(cells[1::3])
        ]
        states = tf.unstack(state)
        time = inputs.shape[1]
        ends = sorted({time * piece // _PIECES for piece in range(_PIECES + 1)})
        outputs = []
        for piece, (begin, end) in enumerate(pairwise(ends)):
            x = None
            for layer, (kernel, bias) in enumerate(zip(cells[::3], cells[2::3], strict=True)):
                place = _PIECES * (layer + 1) + piece
                if x is None:
                    projected = tf.gather(table, tf.transpose(inputs[:, begin:end])) + bias[0]
                else:
                    read = self._drop(x, self.recipe.input_dropout, seed, place)
                    projected = product(read, kernel, self._dtype) + bias[0]
                hidden = gru(projected, recurrents[layer], bias[1], states[layer], self._dtype)
                states[layer] = hidden[-1]
                x = x + hidden if self.layout.residual and x is not None else hidden
            x = self._drop(x, self.recipe.dropout, seed, -1 - piece)
            outputs.append(product(x, dense, self._dtype) + dense_bias)
        return tf.concat(outputs, 0), tf.stack(states)

    def _drop(self, x: Any, rate: float, seed: Any, place: int) -> Any:
        """Drop a share of x, otherwise at every place and step."""
        if seed is None or not rate:
            return x
        return tf.nn.experimental.stateless_dropout(x, rate, tf.add(seed, (1_000_003 * place, 0)))


def _rounded(weights: Floats) -> Floats:
    """Return weights with ten bits of mantissa, as many as float16 has."""
    bits = weights.view(np.uint32)
    half = np.uint32(1 << (_DROPPED_BITS - 1))
    return ((bits + half) >> _DROPPED_BITS << _DROPPED_BITS).view(np.float32)
