"""The whole loop inside one TensorFlow graph, compiled by XLA (tensorflow.org, "XLA")."""

from typing import Any

import numpy as np
import tensorflow as tf

from benchmarks.peers.engine import Peer
from benchmarks.peers.numpy_loop import folded_bias
from model.arrays import Floats, Ids
from model.voice import Voice


class TensorflowLoop(Peer):
    """tf.while_loop over the characters, so that Python waits but once for a text."""

    def __init__(self, voice: Voice, threads: int, temperature: float, variant: str) -> None:
        """Take the weights; XLA compiles at the first text of each size."""
        super().__init__(voice, threads, temperature, variant)
        biases = [folded_bias(gru) for gru in voice.grus]
        self._table = tf.constant(voice.embedding @ voice.grus[0].kernel + biases[0])
        self._weights = [
            (
                tf.constant(gru.kernel),
                tf.constant(bias),
                tf.constant(gru.recurrent),
                tf.constant(gru.bias[1, 2 * voice.config.units :]),
            )
            for gru, bias in zip(voice.grus, biases, strict=True)
        ]
        self._kernel, self._bias = map(tf.constant, voice.dense)
        self._compiled = tf.function(self._write, jit_compile=True)
        self._random = np.random.default_rng()

    def step(self, ids: Ids, state: Any) -> tuple[Floats, Any]:
        """Read one character per text; the state is one tensor [batch, units] per layer."""
        logits, state = self._logits(tf.constant(ids), state or self._zeros(len(ids)))
        return np.asarray(logits), state

    def loop(self, ids: Ids, characters: int) -> Ids:
        """Hand over the first characters and a seed for the noise."""
        seed = tf.constant(self._random.integers(0, 2**31, 2), tf.int32)
        return np.asarray(self._compiled(tf.constant(ids, tf.int32), seed, characters))

    def _write(self, ids: Any, seed: Any, characters: int) -> Any:
        batch = ids.shape[0]
        vocabulary = self.voice.config.vocabulary
        # One number for each character drawn: under XLA, noise for the whole vocabulary would
        # take as long as the network. The product adds up the odds, quicker than tf.cumsum.
        noise = tf.random.stateless_uniform((characters, batch, 1), seed)
        add_up = tf.linalg.band_part(tf.ones((vocabulary, vocabulary)), 0, -1)

        def body(number: Any, ids: Any, states: list[Any], written: Any) -> Any:
            logits, states = self._logits(ids, states)
            logits -= tf.reduce_max(logits, axis=1, keepdims=True)
            odds = tf.exp(logits / self.temperature) @ add_up
            below = tf.cast(odds <= noise[number] * odds[:, -1:], tf.int32)
            ids = tf.minimum(tf.reduce_sum(below, axis=1), vocabulary - 1)
            written = tf.tensor_scatter_nd_update(written, [[number]], [ids])
            return number + 1, ids, states, written

        return tf.while_loop(
            lambda number, *_: number < characters,
            body,
            [0, ids, self._zeros(batch), tf.zeros((characters, batch), tf.int32)],
        )[-1]

    def _logits(self, ids: Any, states: list[Any]) -> tuple[Any, list[Any]]:
        x, after = None, []
        for number, (kernel, bias, recurrent, candidate_bias) in enumerate(self._weights):
            inputs = x @ kernel + bias if number else tf.gather(self._table, ids)
            state = states[number]
            update_x, reset_x, candidate_x = tf.split(inputs, 3, axis=1)
            update_h, reset_h, candidate_h = tf.split(state @ recurrent, 3, axis=1)
            update, reset = tf.sigmoid(update_x + update_h), tf.sigmoid(reset_x + reset_h)
            candidate = tf.tanh(candidate_x + reset * (candidate_h + candidate_bias))
            h = candidate + update * (state - candidate)
            after.append(h)
            x = x + h if number and self.voice.config.residual else h
        return x @ self._kernel + self._bias, after

    def _zeros(self, batch: int) -> list[Any]:
        return [tf.zeros((batch, self.voice.config.units)) for _ in self._weights]
