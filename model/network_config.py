"""What network a Keras `config.json` describes, if it is one that a voice may have."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from model.errors import VoiceError

MAX_LAYERS = 8
MAX_SIZE = 4096  # of the vocabulary, the embedding and the hidden state
MAX_WEIGHT_BYTES = 256 << 20
_FIXED: dict[str, dict[str, object]] = {
    "Embedding": {"mask_zero": False},
    "GRU": {
        "activation": "tanh",
        "recurrent_activation": "sigmoid",
        "use_bias": True,
        "reset_after": True,
        "go_backwards": False,
        "return_sequences": True,
        "return_state": False,
    },
    "Dense": {"activation": "linear", "use_bias": True},
}


@dataclass(frozen=True)
class NetworkConfig:
    """The shape of a character network: Embedding -> GRU x layers -> Dense."""

    vocabulary: int
    embedding: int
    units: int
    layers: int
    residual: bool

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of every weight by its path in Keras' weights file."""
        shapes: dict[str, tuple[int, ...]] = {
            "layers/embedding/vars/0": (self.vocabulary, self.embedding)
        }
        for layer in range(self.layers):
            cell = f"layers/gru{f'_{layer}' if layer else ''}/cell/vars"
            inputs = self.units if layer else self.embedding
            shapes[f"{cell}/0"] = (inputs, 3 * self.units)
            shapes[f"{cell}/1"] = (self.units, 3 * self.units)
            shapes[f"{cell}/2"] = (2, 3 * self.units)
        shapes["layers/dense/vars/0"] = (self.units, self.vocabulary)
        shapes["layers/dense/vars/1"] = (self.vocabulary,)
        return shapes

    def weight_bytes(self) -> int:
        """Return how many bytes the weights take in float32."""
        return 4 * sum(math.prod(shape) for shape in self.shapes().values())


def read_network_config(model: Any) -> NetworkConfig:
    """Read a parsed `config.json`; raise VoiceError if it is another network."""
    try:
        return _Reader(model).network()
    except (KeyError, TypeError, IndexError, AttributeError, ValueError):
        raise VoiceError("config.json does not describe a Keras network") from None


class _Reader:
    """Follows the tensors from the input to the logits and notes what they pass through."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.sizes: dict[str, list[int]] = {"Embedding": [], "GRU": [], "Dense": []}
        self.tensor = ""  # the layer whose output is the network's value so far
        self.before = ""  # the value that went into the last GRU, for its residual add
        self.adds = 0

    def network(self) -> NetworkConfig:
        for kind, name, config, inputs in self._layers():
            self._follow(kind, name, config, inputs)
        embeddings, units, vocabulary = (self.sizes[k] for k in ("Embedding", "GRU", "Dense"))
        if not vocabulary:
            raise VoiceError("the network has no Dense layer for the logits")
        if len(set(units)) != 1 or len(units) > MAX_LAYERS:
            raise VoiceError(f"the network needs 1 to {MAX_LAYERS} GRU layers of one size")
        if self.adds not in (0, len(units) - 1):
            raise VoiceError("the network has a residual add on some GRU layers only")
        if embeddings[0] != vocabulary[0]:
            raise VoiceError("the embedding and the logits disagree on the vocabulary's size")
        return NetworkConfig(vocabulary[0], embeddings[1], units[0], len(units), self.adds > 0)

    def _layers(self) -> Iterator[tuple[str, str, dict[str, Any], list[str]]]:
        kind, layers = self.model["class_name"], self.model["config"]["layers"]
        if kind not in ("Sequential", "Functional"):
            raise VoiceError("the network is neither Sequential nor Functional")
        previous: list[str] = []
        for layer in layers:
            name = layer["config"]["name"]
            yield (
                layer["class_name"],
                name,
                layer["config"],
                previous if kind == "Sequential" else list(_inputs(layer["inbound_nodes"])),
            )
            previous = [name]
        if kind == "Functional" and self.model["config"]["output_layers"] not in (
            [[self.tensor, 0, 0]],
            [self.tensor, 0, 0],
        ):
            raise VoiceError("the network's output is not its Dense layer")

    def _follow(self, kind: str, name: str, config: dict[str, Any], inputs: list[str]) -> None:
        expected = [self.tensor] if self.tensor else []
        if kind == "Add":
            expected = [self.before, self.tensor]
            self.adds += 1
        if kind not in (*_FIXED, "InputLayer", "Dropout", "Add") or sorted(inputs) != sorted(
            expected
        ):
            raise VoiceError(
                f"layer {name!r:.40} ({kind!s:.40}) does not fit"
                " Embedding -> GRU layers [-> Dropout] -> Dense"
            )
        self._check_order(kind, name)
        for setting, value in _FIXED.get(kind, {}).items():
            if config[setting] != value:
                raise VoiceError(
                    f"layer {name!r:.40} has {setting}={config[setting]!r:.40}, not {value!r}"
                )
        if kind == "GRU":
            self.before = self.tensor
            self.sizes[kind].append(_size(config["units"]))
        elif kind == "Embedding":
            self.sizes[kind] += [_size(config["input_dim"]), _size(config["output_dim"])]
        elif kind == "Dense":
            self.sizes[kind].append(_size(config["units"]))
        self.tensor = name

    def _check_order(self, kind: str, name: str) -> None:
        embedded, recurrent, done = (bool(self.sizes[k]) for k in ("Embedding", "GRU", "Dense"))
        fits = {
            "InputLayer": not self.tensor,
            "Embedding": not embedded,
            "GRU": embedded and not done,
            # One after each GRU but the first: counted here, or two could follow the last GRU.
            "Add": not done and 0 < self.adds == len(self.sizes["GRU"]) - 1,
            "Dropout": embedded and not done,
            "Dense": recurrent and not done,
        }
        if not fits[kind]:
            raise VoiceError(f"layer {name!r:.40} ({kind}) is out of order")


def _inputs(nodes: Any) -> Iterator[str]:
    """Yield the names of the layers whose outputs a Functional layer takes."""
    if isinstance(nodes, dict):
        if nodes.get("class_name") == "__keras_tensor__":
            name, node, output = nodes["config"]["keras_history"]
            if (node, output) != (0, 0):
                raise VoiceError(f"layer {name!r:.40} is used for more than its one output")
            yield name
        else:
            for value in nodes.values():
                yield from _inputs(value)
    elif isinstance(nodes, list):
        for value in nodes:
            yield from _inputs(value)


def _size(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= MAX_SIZE:
        raise VoiceError(f"a layer's size is {value!r:.40}, not between 1 and {MAX_SIZE}")
    return value
