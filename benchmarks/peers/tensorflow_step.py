"""The one-step function of tensorflow.org, "Text generation with an RNN"."""

from typing import Any

import keras
import numpy as np
import tensorflow as tf

from benchmarks.peers.engine import Peer
from model.arrays import Floats, Ids
from model.voice import Voice


class TensorflowStep(Peer):
    """A tf.function reads one character per text and draws the next; Python loops."""

    def __init__(self, voice: Voice, threads: int, temperature: float, variant: str) -> None:
        """Build the layers; threads are TensorFlow's own."""
        super().__init__(voice, threads, temperature, variant)
        self._embedding, self._grus, self._dense = layers_of(voice, return_state=True)
        self._one_step = tf.function(self._draw)

    def step(self, ids: Ids, state: Any) -> tuple[Floats, Any]:
        """Read one character per text; the state is one tensor [batch, units] per layer."""
        logits, state = self._logits(tf.constant(ids), state or self._zeros(len(ids)))
        return np.asarray(logits), state

    def loop(self, ids: Ids, characters: int) -> Ids:
        """Keep ids and states in TensorFlow until the text is done."""
        chosen, states = tf.constant(ids), self._zeros(len(ids))
        written = []
        for _ in range(characters):
            chosen, states = self._one_step(chosen, states)
            written.append(chosen)
        return np.asarray(tf.stack(written))

    def _draw(self, ids: Any, states: list[Any]) -> tuple[Any, list[Any]]:
        logits, states = self._logits(ids, states)
        chosen = tf.random.categorical(logits / self.temperature, num_samples=1)
        return tf.squeeze(chosen, axis=-1), states

    def _logits(self, ids: Any, states: list[Any]) -> tuple[Any, list[Any]]:
        x, after = self._embedding(ids[:, None]), []
        for number, (gru, state) in enumerate(zip(self._grus, states, strict=True)):
            y, next_state = gru(x, initial_state=state)
            x = x + y if number and self.voice.config.residual else y
            after.append(next_state)
        return self._dense(x)[:, -1], after

    def _zeros(self, batch: int) -> list[Any]:
        return [tf.zeros((batch, self.voice.config.units)) for _ in self._grus]


def layers_of(voice: Voice, **options: bool) -> tuple[Any, list[Any], Any]:
    """Return Keras layers with the voice's weights: embedding, GRUs with these options, dense."""
    config = voice.config
    embedding = keras.layers.Embedding(config.vocabulary, config.embedding)
    dense = keras.layers.Dense(config.vocabulary)
    grus = [keras.layers.GRU(config.units, return_sequences=True, **options) for _ in voice.grus]
    embedding.build()
    embedding.set_weights([voice.embedding])
    for gru, weights in zip(grus, voice.grus, strict=True):
        gru.build((1, None, len(weights.kernel)))
        gru.set_weights([weights.kernel, weights.recurrent, weights.bias])
    dense.build((1, None, config.units))
    dense.set_weights(list(voice.dense))
    return embedding, grus, dense
