"""One step of training: read a window, compare with what came next, adjust the weights."""

from collections.abc import Sequence
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
            alpha=0.02,
            warmup_target=recipe.learning_rate if warmup else None,
            warmup_steps=warmup,
        )
        self.optimizer = keras.optimizers.AdamW(
            schedule, weight_decay=recipe.weight_decay, global_clipnorm=recipe.gradient_norm
        )
        self.optimizer.build(self.network.trainable_variables)
        self.state = tf.Variable(tf.zeros([layout.layers, batch, layout.units]), trainable=False)
        self._dtype = tf.bfloat16 if recipe.bfloat16 else tf.float32
        self._update = tf.function(self._step)

    def learn(self, window: Window, step: int) -> float:
        """Take one step; return the window's mean loss before it, in nats per character."""
        seed = tf.constant([self.recipe.seed, step])
        loss = self._update(window.inputs, window.targets, window.carried, seed)
        return float(loss)

    def weights(self) -> dict[str, Floats]:
        """Return the weights by their path in Keras' weights file."""
        values = [variable.numpy() for variable in self.network.trainable_variables]
        return dict(zip(self.layout.shapes(), values, strict=True))

    def export(self) -> Arrays:
        """Return everything that the next step depends on."""
        return [np.asarray(variable) for variable in self._variables()]

    def restore(self, arrays: Sequence[NDArray[Any]]) -> None:
        """Take back what `export` returned; raise ValueError if it is of another network."""
        for variable, array in zip(self._variables(), arrays, strict=True):
            variable.assign(array)

    def _variables(self) -> list[Any]:
        return [*self.network.trainable_variables, *self.optimizer.variables, self.state]

    def _step(self, inputs: Any, targets: Any, carried: Any, seed: Any) -> Any:
        weights = self.network.trainable_variables
        state = self.state * carried[None, :, None]
        with tf.GradientTape() as tape:
            logits, next_state = self.forward(inputs, state, seed)
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.transpose(targets), logits)
            loss = tf.reduce_mean(losses)
        self.optimizer.apply(tape.gradient(loss, weights), weights)
        self.state.assign(next_state)
        return loss

    def forward(self, inputs: Any, state: Any, seed: Any = None) -> tuple[Any, Any]:
        """Compute what the Keras network computes, starting from a state.

        inputs int [B, T], state [L, B, H]; with a seed [2] for dropout as in training
        -> logits [T, B, V], next state [L, B, H].
        """
        shapes = self.layout.shapes()
        by_path = dict(
            zip(shapes, (v.value for v in self.network.trainable_variables), strict=True)
        )
        embedding, *cells, dense, dense_bias = by_path.values()
        x, states = None, []
        for layer in range(self.layout.layers):
            kernel, recurrent, bias = cells[3 * layer : 3 * layer + 3]
            if x is None:  # a character's input product is a row of a table
                projected = tf.gather(tf.matmul(embedding, kernel), tf.transpose(inputs)) + bias[0]
            else:
                projected = product(x, kernel, self._dtype) + bias[0]
            hidden = gru(projected, recurrent, bias[1], state[layer], self._dtype)
            states.append(hidden[-1])
            x = x + hidden if self.layout.residual and x is not None else hidden
        if seed is not None and self.recipe.dropout:
            x = tf.nn.experimental.stateless_dropout(x, self.recipe.dropout, seed)
        return product(x, dense, self._dtype) + dense_bias, tf.stack(states)
