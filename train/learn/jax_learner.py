"""Learning with JAX: the same steps as with TensorFlow, also on a GPU where that is missing."""

from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from model.arrays import Floats
from model.network_config import NetworkConfig
from train.data.batches import Window
from train.learn.jax_gru import gru, product
from train.learn.learner import Arrays, Learner
from train.recipe import Recipe

Array = jax.Array


class JaxLearner(Learner):
    """Keeps the weights beside the network: JAX changes nothing in place."""

    def __init__(
        self, config: NetworkConfig, recipe: Recipe, batch_size: int, total_steps: int
    ) -> None:
        """Make a new network that reads so many streams of text side by side."""
        super().__init__(config, recipe, total_steps)
        weights = [jnp.asarray(array) for array in self.network.get_weights()]
        optimizer = [jnp.asarray(variable.value) for variable in self.optimizer.variables]
        state = jnp.zeros([config.layers, batch_size, config.units])
        # What the next step depends on; copies, because a step frees what it was given.
        self._now = (weights, optimizer, [jnp.copy(weight) for weight in weights], state)
        self._dtype = jnp.bfloat16 if recipe.bfloat16 else jnp.float32
        self._update = jax.jit(self._step, donate_argnums=0)

    def learn(self, window: Window, step: int) -> float:
        """Take one step; return the window's mean loss before it, in nats per character."""
        read = (window.inputs, window.targets, window.carried)
        loss, self._now = self._update(self._now, read, step)
        return float(loss)

    def export(self) -> Arrays:
        """Return everything that the next step depends on."""
        return [np.asarray(array) for array in jax.tree.leaves(self._now)]

    def restore(self, arrays: Sequence[NDArray[Any]]) -> None:
        """Take back what `export` returned; raise ValueError if it is of another network."""
        now, shape = jax.tree.flatten(self._now)
        if [array.shape for array in now] != [array.shape for array in arrays]:
            raise ValueError("arrays of another number or shape")
        self._now = jax.tree.unflatten(shape, [jnp.asarray(array) for array in arrays])

    def begin_with(self, weights: Sequence[Floats]) -> None:
        """Take these weights instead of those of chance, before the first step."""
        _, optimizer, _, state = self._now
        learnt, averages = ([jnp.array(weight) for weight in weights] for _ in range(2))
        self._now = (learnt, optimizer, averages, state)

    def averages(self) -> list[Floats]:
        """Return the moving average of each weight."""
        return [np.asarray(average) for average in self._now[2]]

    def _step(self, now: Any, read: tuple[Array, ...], step: Array) -> tuple[Array, Any]:
        weights, optimizer, averages, state = now
        inputs, targets, carried = read
        key = jax.random.fold_in(jax.random.key(self.recipe.random_seed), step)

        def loss(weights: list[Array]) -> tuple[Array, Array]:
            logits, after = self.forward(weights, inputs, state * carried[None, :, None], key)
            likelihood = jax.nn.log_softmax(logits)
            return -jnp.take_along_axis(likelihood, targets.T[..., None], 2).mean(), after

        (found, state), gradients = jax.value_and_grad(loss, has_aux=True)(weights)
        norm = jnp.sqrt(sum(jnp.sum(gradient * gradient) for gradient in gradients))
        scale = self.recipe.clip_norm / jnp.maximum(norm, self.recipe.clip_norm)
        gradients = [scale * gradient for gradient in gradients]
        weights, optimizer = self.optimizer.stateless_apply(optimizer, gradients, weights)
        decay = self.ema_decay(step.astype(jnp.float32), jnp.minimum)
        averages = [
            average + (1 - decay) * (weight - average)
            for average, weight in zip(averages, weights, strict=True)
        ]
        return found, (weights, optimizer, averages, state)

    def forward(
        self, weights: list[Array], inputs: Array, state: Array, key: Array | None = None
    ) -> tuple[Array, Array]:
        """Compute what the Keras network computes, starting from a state.

        inputs int [B, T], state [L, B, H]; with a key for dropout as in training
        -> logits [T, B, V], next state [L, B, H].
        """
        embedding, *cells, dense, dense_bias = weights
        x, states = None, []
        for layer in range(self.config.layers):
            kernel, recurrent, bias = cells[3 * layer : 3 * layer + 3]
            recurrent = _drop(recurrent, self.recipe.recurrent_dropout, key, 2 * layer)
            if x is None:  # a character's input product is a row of a table
                projected = (embedding @ kernel)[inputs.T] + bias[0]
            else:
                read = _drop(x, self.recipe.input_dropout, key, 2 * layer + 1)
                projected = product(read, kernel, self._dtype) + bias[0]
            hidden = gru(projected, recurrent, bias[1], state[layer], self._dtype)
            states.append(hidden[-1])
            x = x + hidden if self.config.residual and x is not None else hidden
        x = _drop(x, self.recipe.dropout, key, 2 * self.config.layers)
        return product(x, dense, self._dtype) + dense_bias, jnp.stack(states)


def _drop(x: Any, rate: float, key: Array | None, place: int) -> Any:
    """Drop a share of x, otherwise at every place."""
    if key is None or not rate:
        return x
    kept = jax.random.bernoulli(jax.random.fold_in(key, place), 1 - rate, x.shape)
    return jnp.where(kept, x / (1 - rate), 0)
