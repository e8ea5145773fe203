import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import pytest

from model.errors import VoiceError
from model.network import build_network
from model.network_config import MAX_LAYERS, MAX_SIZE, NetworkConfig, read_network_config
from tests import voices

Config = dict[str, Any]


def config_of(network: keras.Model) -> Config:
    config: Config = json.loads(json.dumps(keras.saving.serialize_keras_object(network)))
    return config


def layer(config: Config, kind: str, number: int = 0) -> Config:
    found: list[Config] = [x for x in config["config"]["layers"] if x["class_name"] == kind]
    return found[number]


@pytest.fixture
def functional() -> Config:
    return config_of(build_network(NetworkConfig(43, 8, 16, 3, residual=True), 0.1))


def sequential(*layers: keras.layers.Layer) -> Config:
    return config_of(keras.Sequential([keras.Input((None,)), *layers]))


def gru(units: int = 6, **settings: Any) -> keras.layers.Layer:
    return keras.layers.GRU(units, **{"return_sequences": True, **settings})


def embedding(**settings: Any) -> keras.layers.Layer:
    return keras.layers.Embedding(9, 4, **settings)


def dense(units: int = 9, **settings: Any) -> keras.layers.Layer:
    return keras.layers.Dense(units, **settings)


@pytest.mark.parametrize("layers", [1, 2, 3, MAX_LAYERS])
@pytest.mark.parametrize("residual", [False, True])
def test_what_the_network_builds_is_read_back(layers: int, residual: bool) -> None:
    config = NetworkConfig(43, 8, 16, layers, residual and layers > 1)
    network = build_network(config, dropout=0.1)
    assert read_network_config(config_of(network)) == config
    shapes = [tuple(variable.shape) for variable in network.trainable_variables]
    assert shapes == list(config.shapes().values())
    assert config.weight_bytes() == 4 * network.count_params()


def test_a_sequential_network_is_read() -> None:
    config = sequential(embedding(), gru(), keras.layers.Dropout(0.1), gru(), dense())
    assert read_network_config(config) == NetworkConfig(9, 4, 6, 2, residual=False)


@pytest.mark.parametrize(
    "layers",
    [
        [embedding(), keras.layers.LSTM(6, return_sequences=True), dense()],
        [embedding(), keras.layers.SimpleRNN(6, return_sequences=True), dense()],
        [embedding(), gru(reset_after=False), dense()],
        [embedding(), gru(activation="relu"), dense()],
        [embedding(), gru(recurrent_activation="hard_sigmoid"), dense()],
        [embedding(), gru(use_bias=False), dense()],
        [embedding(), gru(go_backwards=True), dense()],
        [embedding(), gru(return_sequences=False), dense()],
        [embedding(mask_zero=True), gru(), dense()],
        [embedding(), gru(), dense(activation="softmax")],
        [embedding(), gru(), dense(use_bias=False)],
        [embedding(), gru(), dense(), dense()],
        [embedding(), dense(), gru()],
        [embedding(), gru(), dense(), keras.layers.Dropout(0.1)],
        [embedding(), gru()],
        [embedding(), dense()],
        [embedding(), gru(6), gru(7), dense()],
        [embedding(), gru(), dense(8)],
        [embedding(), gru(), keras.layers.Lambda(abs), dense()],
        [embedding(), gru(), keras.layers.Activation("tanh"), dense()],
        [embedding(), keras.layers.Bidirectional(gru()), dense()],
        [embedding(), *[gru() for _ in range(MAX_LAYERS + 1)], dense()],
    ],
    ids=lambda layers: "-".join(layer.name for layer in layers)[:50],
)
def test_another_network_is_refused(layers: list[keras.layers.Layer]) -> None:
    with pytest.raises(VoiceError):
        read_network_config(sequential(*layers))


def rewire(config: Config, kind: str, number: int, *names: str) -> None:
    """Let a layer read the outputs of others."""
    node = layer(config, kind, number)["inbound_nodes"][0]
    tensors = [
        {"class_name": "__keras_tensor__", "config": {"keras_history": [name, 0, 0]}}
        for name in names
    ]
    node["args"] = [tensors] if kind == "Add" else tensors


def add_twice_at_the_end(config: Config) -> None:
    """Leave the second layer without its add and give the third one two."""
    layers = config["config"]["layers"]
    first = layer(config, "Add", 0)
    rewire(config, "GRU", 2, "gru_2")
    rewire(config, "Add", 1, "gru_2", "gru_3")
    rewire(config, "Add", 0, "gru_2", "residual_3")
    rewire(config, "Dropout", 0, "residual_2")
    layers.remove(first)
    layers.insert(layers.index(layer(config, "Dropout")), first)


def use_another_output(config: Config) -> None:
    tensor = layer(config, "Dense")["inbound_nodes"][0]["args"][0]
    tensor["config"]["keras_history"][2] = 1


CHANGES: dict[str, Callable[[Config], None]] = {
    "skips a layer": lambda config: rewire(config, "GRU", 2, "gru_1"),
    "adds the embedding": lambda config: rewire(config, "Add", 0, "embedding", "gru_2"),
    "adds to itself": lambda config: rewire(config, "Add", 0, "gru_2", "gru_2"),
    "adds three": lambda config: rewire(config, "Add", 0, "gru_1", "gru_2", "gru_1"),
    "adds twice at the end": add_twice_at_the_end,
    "starts from a state": lambda config: rewire(config, "GRU", 1, "gru_1", "gru_1"),
    "reads another output": use_another_output,
    "reads nothing": lambda config: layer(config, "Dense")["inbound_nodes"].clear(),
    "is used twice": lambda config: layer(config, "Dense")["inbound_nodes"].append(
        layer(config, "Dense")["inbound_nodes"][0]
    ),
    "returns its state": lambda config: layer(config, "GRU")["config"].update(return_state=True),
    "ends early": lambda config: config["config"].update(output_layers=[["dropout", 0, 0]]),
    "ends twice": lambda config: config["config"].update(
        output_layers=[["logits", 0, 0], ["dropout", 0, 0]]
    ),
    "another model class": lambda config: config.update(class_name="Evil"),
    "no layers": lambda config: config["config"].update(layers=[]),
    "layers of another kind": lambda config: config["config"].update(layers={"a": 1}),
    "a layer that is none": lambda config: config["config"]["layers"].insert(1, None),
    "a nameless layer": lambda config: layer(config, "GRU")["config"].pop("name"),
    "nested without end": lambda config: layer(config, "Add").update(
        inbound_nodes=json.loads("[" * 600 + "]" * 600)
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_changed_wiring_is_refused(functional: Config, change: Callable[[Config], None]) -> None:
    assert read_network_config(copy.deepcopy(functional)).residual
    change(functional)
    with pytest.raises(VoiceError) as caught:
        read_network_config(functional)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("kind", ["GRU", "Embedding", "Dense"])
@pytest.mark.parametrize("size", [0, -1, MAX_SIZE + 1, 10**9, 1.5, True, "9", None, [], 10**300])
def test_absurd_sizes_are_refused(functional: Config, kind: str, size: object) -> None:
    name = "output_dim" if kind == "Embedding" else "units"
    layer(functional, kind)["config"][name] = size
    with pytest.raises(VoiceError, match="size is"):
        read_network_config(functional)


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, {"class_name": "Sequential"}])
def test_what_is_no_network_is_refused(value: object) -> None:
    with pytest.raises(VoiceError, match="does not describe a Keras network"):
        read_network_config(value)


def test_long_names_make_short_messages(functional: Config) -> None:
    layer(functional, "GRU")["config"].update(name="x" * 10_000, activation="y" * 10_000)
    with pytest.raises(VoiceError) as caught:
        read_network_config(functional)
    assert len(str(caught.value)) < 200


def test_the_small_voice_is_what_it_says(small: Path) -> None:
    assert read_network_config(voices.read_json(small, "config.json")) == voices.SMALL
