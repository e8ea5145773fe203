"""NumPy in a plain loop: the products are OpenBLAS, all else is vectorised over the batch."""

from typing import Any

import numpy as np

from benchmarks.peers.engine import Peer, draw_noise
from model.arrays import Floats, Ids
from model.voice import Voice
from model.voice_data import GRUWeights


class NumpyLoop(Peer):
    """The GRU as its equations read (Cho et al. 2014, in Keras' reset_after form)."""

    def __init__(self, voice: Voice, threads: int, temperature: float, variant: str) -> None:
        """Fold the embedding and every bias that can be folded; threads are OpenBLAS' own."""
        super().__init__(voice, threads, temperature, variant)
        self._grus, (self._kernel, self._bias) = voice.grus, voice.dense
        self._biases = [folded_bias(gru) for gru in self._grus]
        self._table = voice.embedding @ self._grus[0].kernel + self._biases[0]
        self._random = np.random.default_rng()

    def step(self, ids: Ids, state: list[Floats] | None) -> tuple[Floats, list[Floats]]:
        """Read one character per text; the state is one array [batch, units] per layer."""
        config = self.voice.config
        if state is None:
            state = [np.zeros((len(ids), config.units), np.float32)] * config.layers
        inputs, x, states = self._table[ids], np.empty(0, np.float32), []
        for number, gru in enumerate(self._grus):
            if number:
                inputs = x @ gru.kernel
                inputs += self._biases[number]
            h = self._gru(inputs, state[number], gru)
            states.append(h)
            x = x + h if number and config.residual else h
        logits = x @ self._kernel
        logits += self._bias
        return logits, states

    def loop(self, ids: Ids, characters: int) -> Ids:
        """Sample with noise drawn for the whole text at once."""
        noise = draw_noise(
            self._random, characters, len(ids), self.voice.config.vocabulary, self.temperature
        )
        written = np.empty((characters, len(ids)), np.int64)
        state: Any = None
        for number in range(characters):
            logits, state = self.step(ids, state)
            logits += noise[number]
            ids = logits.argmax(axis=1, out=written[number])
        return written

    def _gru(self, inputs: Floats, h: Floats, gru: GRUWeights) -> Floats:
        units = self.voice.config.units
        recurrent = h @ gru.recurrent
        # sigmoid(x) = (tanh(x / 2) + 1) / 2: NumPy's tanh is the quicker one.
        gates = inputs[:, : 2 * units] + recurrent[:, : 2 * units]
        gates *= 0.5
        np.tanh(gates, out=gates)
        gates += 1
        gates *= 0.5
        candidate = recurrent[:, 2 * units :]
        candidate += gru.bias[1, 2 * units :]
        candidate *= gates[:, units:]
        candidate += inputs[:, 2 * units :]
        np.tanh(candidate, out=candidate)
        kept = h - candidate
        kept *= gates[:, :units]
        kept += candidate
        return kept


def folded_bias(gru: GRUWeights) -> Floats:
    """Return what can be added to the input product, [3 * units]: all but one third of a bias.

    The candidate's recurrent bias is multiplied by the reset gate, so it stays where it is.
    """
    bias: Floats = gru.bias[0].copy()
    gates = 2 * len(bias) // 3
    bias[:gates] += gru.bias[1, :gates]
    return bias
