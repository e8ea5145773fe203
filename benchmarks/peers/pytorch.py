"""PyTorch's layers, float32 or with its dynamic quantisation.

Source of the int8 variants: docs.pytorch.org, "Dynamic Quantization" on a recurrent network.
"""

import importlib
import warnings
from typing import Any

import numpy as np

from benchmarks.peers.engine import Peer
from model.arrays import Floats, Ids
from model.voice import Voice

# PyTorch is no requirement of this program: by name, the types are the same without it.
torch: Any = importlib.import_module("torch")


class Pytorch(Peer):
    """nn.Embedding, nn.GRU or nn.GRUCell, nn.Linear, once for each character."""

    def __init__(self, voice: Voice, threads: int, temperature: float, variant: str) -> None:
        """Build the layers; variant is "float32" or "int8", then "GRU" or "GRUCell"."""
        super().__init__(voice, threads, temperature, variant)
        torch.set_num_threads(threads)
        precision, self._kind = variant.split()
        network = torch.nn.ModuleDict(_layers(voice, self._kind)).eval()
        if precision == "int8":
            network = _quantised(network)
        self._embedding, self._dense = network["embedding"], network["dense"]
        self._grus = [network[f"gru_{number}"] for number in range(voice.config.layers)]

    def step(self, ids: Ids, state: Any) -> tuple[Floats, Any]:
        """Read one character per text; the state is one tensor per layer."""
        with torch.inference_mode():
            logits, state = self._logits(torch.from_numpy(ids), state or self._zeros(len(ids)))
        return np.asarray(logits), state

    def loop(self, ids: Ids, characters: int) -> Ids:
        """Sample with noise drawn for the whole text at once."""
        with torch.inference_mode():
            shape = (characters, len(ids), self.voice.config.vocabulary)
            noise = torch.empty(shape).exponential_().log_().mul_(-self.temperature)
            chosen, states = torch.from_numpy(ids), self._zeros(len(ids))
            written = torch.empty((characters, len(ids)), dtype=torch.int64)
            for number in range(characters):
                logits, states = self._logits(chosen, states)
                chosen = torch.argmax(logits.add_(noise[number]), dim=1, out=written[number])
        return np.asarray(written)

    def _logits(self, ids: Any, states: list[Any]) -> tuple[Any, list[Any]]:
        x, after = self._embedding(ids), []
        for number, (gru, state) in enumerate(zip(self._grus, states, strict=True)):
            if self._kind == "GRU":
                y, next_state = gru(x[None], state)
                y = y[0]
            else:
                y = next_state = gru(x, state)
            x = x + y if number and self.voice.config.residual else y
            after.append(next_state)
        return self._dense(x), after

    def _zeros(self, batch: int) -> list[Any]:
        shape = (batch, self.voice.config.units)
        return [torch.zeros((1, *shape) if self._kind == "GRU" else shape) for _ in self._grus]


def _layers(voice: Voice, kind: str) -> dict[str, Any]:
    config = voice.config
    layers = {
        "embedding": torch.nn.Embedding(config.vocabulary, config.embedding),
        "dense": torch.nn.Linear(config.units, config.vocabulary),
    }
    _fill(layers["embedding"].parameters(), [voice.embedding])
    _fill(layers["dense"].parameters(), [voice.dense[0].T, voice.dense[1]])
    for number, gru in enumerate(voice.grus):
        layer = getattr(torch.nn, kind)(len(gru.kernel), config.units)
        kernels = [gru.kernel.T, gru.recurrent.T, gru.bias[0], gru.bias[1]]
        _fill(layer.parameters(), [_reordered(array) for array in kernels])
        layers[f"gru_{number}"] = layer
    return layers


def _reordered(array: Floats) -> Floats:
    # Keras' gates are update, reset, candidate; PyTorch's reset, update, candidate.
    update, reset, candidate = np.split(array, 3)
    return np.concatenate([reset, update, candidate])


def _fill(parameters: Any, arrays: list[Floats]) -> None:
    with torch.no_grad():
        for parameter, array in zip(parameters, arrays, strict=True):
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(array)))


def _quantised(network: Any) -> Any:
    kinds = {torch.nn.GRU, torch.nn.GRUCell, torch.nn.Linear}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it announces its own successor
        return torch.ao.quantization.quantize_dynamic(network, kinds, dtype=torch.qint8)
