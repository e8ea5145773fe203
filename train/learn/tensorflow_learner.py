"""Learning with TensorFlow, faster on a CPU than Keras' own training."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from model.arrays import Floats
from model.cores import count_cores
from model.network_config import NetworkConfig
from train.data.batches import Window
from train.learn.distributed import ALONE, Workers
from train.learn.learner import Arrays, Learner
from train.learn.tensorflow_gru import gru, product
from train.learn.threads import lanes
from train.recipe import Recipe


class TensorflowLearner(Learner):
    """Keeps the weights in the network's own variables."""

    def __init__(
        self,
        config: NetworkConfig,
        recipe: Recipe,
        batch_size: int,
        total_steps: int,
        workers: Workers = ALONE,
    ) -> None:
        """Make a new network that reads so many streams of text side by side."""
        self._workers = workers
        self._strategy = workers.strategy or tf.distribute.get_strategy()
        self._rows = workers.rows(batch_size)  # this machine's streams
        # Of the weights every machine has a copy; the state is each one's own.
        with self._strategy.scope():
            super().__init__(config, recipe, total_steps)
            self._averages = [
                tf.Variable(variable, trainable=False)
                for variable in self.network.trainable_variables
            ]
        self._whole_state = (config.layers, batch_size, config.units)
        self.state = tf.Variable(tf.zeros(self._whole_state)[:, self._rows], trainable=False)
        cores = 1 if tf.config.list_physical_devices("GPU") else count_cores()
        self._lanes = lanes(cores, self.state.shape[1])
        self._dtype = tf.bfloat16 if recipe.bfloat16 else tf.float32
        self._update = tf.function(self._step)

    def learn(self, window: Window, step: int) -> float:
        """Take one step; return the window's mean loss before it, in nats per character."""
        seed = tf.constant([self.recipe.random_seed, step])
        return float(self._update(window.inputs, window.targets, window.carried, seed))

    def agree(self, wishes: Sequence[bool]) -> list[bool]:
        """Return what any of the machines wishes; all of them have to ask at the same step."""
        return [bool(count) for count in self._workers.all_reduce(np.array(wishes, np.int32))]

    def export(self) -> Arrays:
        """Return everything that the next step depends on; all machines have to ask at once."""
        state: Floats = np.zeros(self._whole_state, np.float32)
        state[:, self._rows] = self.state
        whole = self._workers.all_reduce(state)
        return [np.asarray(variable) for variable in (*self._variables(), whole)]

    def restore(self, arrays: Sequence[NDArray[Any]]) -> None:
        """Take back what `export` returned; raise ValueError if it is of another network."""
        *learnt, state = arrays
        if state.shape != self._whole_state:
            raise ValueError("the state is of another shape")
        for variable, array in zip(self._variables(), learnt, strict=True):
            variable.assign(array)
        self.state.assign(state[:, self._rows])

    def begin_with(self, weights: Sequence[Floats]) -> None:
        """Take these weights instead of those of chance, before the first step."""
        self.network.set_weights(weights)
        for average, weight in zip(self._averages, weights, strict=True):
            average.assign(weight)

    def averages(self) -> list[Floats]:
        """Return the moving average of each weight."""
        return [average.numpy() for average in self._averages]

    def _variables(self) -> list[Any]:
        learnt = self.network.trainable_variables
        return [*learnt, *self.optimizer.variables, *self._averages]

    def _step(self, *read: Any) -> Any:
        return self._strategy.run(self._replica, read)

    def _replica(self, inputs: Any, targets: Any, carried: Any, seed: Any) -> Any:
        weights = self.network.trainable_variables
        state = self.state * carried[None, :, None]
        with tf.GradientTape() as tape:
            logits, next_state = self.forward(inputs, state, seed)
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.transpose(targets), logits)
            loss = tf.reduce_mean(losses)
        gradients = [tf.convert_to_tensor(g) for g in tape.gradient(loss, weights)]
        here = tf.distribute.get_replica_context()
        gradients, loss = here.all_reduce(tf.distribute.ReduceOp.MEAN, (gradients, loss))
        gradients, _ = tf.clip_by_global_norm(gradients, self.recipe.clip_norm)
        # Keras adds up what every machine gives it.
        gradients = [gradient / self._workers.count for gradient in gradients]
        self.optimizer.apply(gradients, weights)
        self.state.assign(next_state)
        self._average(tf.cast(seed[1], tf.float32))
        return loss

    def _average(self, step: Any) -> None:
        decay = self.ema_decay(step, tf.minimum)
        for average, variable in zip(self._averages, self.network.trainable_variables, strict=True):
            average.assign_add((1 - decay) * (variable.value - average))

    def forward(self, inputs: Any, state: Any, seed: Any = None) -> tuple[Any, Any]:
        """Compute what the Keras network computes, starting from a state.

        inputs int [B, T], state [L, B, H]; with a seed [2] for dropout as in training
        -> logits [T, B, V], next state [L, B, H].
        """
        embedding, *cells, dense, dense_bias = (
            variable.value for variable in self.network.trainable_variables
        )
        places = count()
        # A character's input product is a row of a table.
        kernels = [tf.matmul(embedding, cells[0]), *cells[3::3]]
        recurrents = [
            self._drop(kernel, self.recipe.recurrent_dropout, seed, next(places))
            for kernel in cells[1::3]
        ]
        layers = list(zip(kernels, recurrents, cells[2::3], strict=True))
        if seed is not None:  # what is a machine's own is dropped otherwise
            seed = tf.add(seed, (self._workers.index, 0))
        read, states = [], []
        for lane in np.array_split(np.arange(inputs.shape[0]), self._lanes):
            rows = slice(lane[0], lane[-1] + 1)
            x, after = self._read(inputs[rows], layers, state[:, rows], seed, places)
            read.append(product(x, dense, self._dtype) + dense_bias)
            states.append(after)
        return tf.concat(read, 1), tf.concat(states, 1)

    def _read(
        self, inputs: Any, layers: list[Any], state: Any, seed: Any, places: Iterator[int]
    ) -> tuple[Any, Any]:
        """Let one lane of the batch pass the layers: what the last one says, the next state."""
        x, states = None, []
        for (kernel, recurrent, bias), begin in zip(layers, tf.unstack(state), strict=True):
            if x is None:
                projected = tf.gather(kernel, tf.transpose(inputs))
            else:
                read = self._drop(x, self.recipe.input_dropout, seed, next(places))
                projected = product(read, kernel, self._dtype)
            hidden = gru(projected, recurrent, bias, begin, self._dtype)
            states.append(hidden[-1])
            x = x + hidden if self.config.residual and x is not None else hidden
        return self._drop(x, self.recipe.dropout, seed, next(places)), tf.stack(states)

    def _drop(self, x: Any, rate: float, seed: Any, place: int) -> Any:
        """Drop a share of x, otherwise at every place and step."""
        if seed is None or not rate:
            return x
        return tf.nn.experimental.stateless_dropout(x, rate, tf.add(seed, (1_000_003 * place, 0)))
