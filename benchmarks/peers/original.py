"""The loop of "Harry Potter and the Deep Learning Experiment" (S. Víquez, 2020).

A stateful Keras network for one text, called as a function for each character.
"""

from typing import Any

import keras
import numpy as np
import tensorflow as tf

from benchmarks.peers.engine import Peer
from benchmarks.peers.tensorflow_step import layers_of
from model.arrays import Floats, Ids
from model.voice import Voice


class Original(Peer):
    """Keeps the text's state inside the network, so it writes one text at a time."""

    def __init__(self, voice: Voice, threads: int, temperature: float, variant: str) -> None:
        """Build the network for a batch of one; threads are TensorFlow's own."""
        super().__init__(voice, threads, temperature, variant)
        embedding, self._grus, dense = layers_of(voice, stateful=True)
        ids = keras.Input(batch_shape=(1, None), dtype="int32")
        x = embedding(ids)
        for number, gru in enumerate(self._grus):
            x = x + gru(x) if number and voice.config.residual else gru(x)
        self._network = keras.Model(ids, dense(x))

    def step(self, ids: Ids, state: Any) -> tuple[Floats, Any]:
        """Read one character of the one text; the state is inside the network."""
        if state is None:
            self._forget()
        return np.asarray(self._network(tf.expand_dims(ids, 0))[:, -1]), True

    def loop(self, ids: Ids, characters: int) -> Ids:
        """Take logits out of TensorFlow's hands only as the character that they gave."""
        self._forget()
        written = []
        read = tf.expand_dims(ids, 0)
        for _ in range(characters):
            logits = tf.squeeze(self._network(read), 0) / self.temperature
            chosen = tf.random.categorical(logits, num_samples=1)[-1, 0].numpy()
            read = tf.expand_dims([chosen], 0)
            written.append([chosen])
        return np.array(written)

    def _forget(self) -> None:
        for gru in self._grus:
            gru.reset_state()
