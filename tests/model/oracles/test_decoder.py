"""The decoder, beside what Keras computes from the same file and what onnx reads of its graphs."""

from pathlib import Path

import keras
import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import numpy_helper

from model.card import ModelCard
from model.decoder import Decoder
from model.graph import Graphs, SamplerOptions
from model.network import save_voice
from model.voice import Voice
from tests import networks
from tests.model.decoding import LAYOUTS, NAMES, decoded, some_ids


@pytest.fixture(scope="module", params=LAYOUTS, ids=NAMES)
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return networks.save_lively(request.param, tmp_path_factory.mktemp("voice") / "voice.keras")


@pytest.fixture(scope="module")
def sequential(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The original experiment's network, saved by Keras; only voice.json is ours."""
    network = keras.Sequential(
        [
            keras.Input(batch_shape=(1, None)),
            keras.layers.Embedding(30, 12),
            keras.layers.GRU(20, return_sequences=True, stateful=True),
            keras.layers.Dropout(0.2),
            keras.layers.Dense(30),
        ]
    )
    networks.set_lively_weights(network)
    path = tmp_path_factory.mktemp("original") / "original.keras"
    save_voice(network, ModelCard("Test", "".join(map(chr, range(40, 70)))), path)
    return path


def test_float32_agrees_with_keras(saved: Path) -> None:
    voice = Voice.load(saved)
    ids = some_ids(3, voice.config.vocabulary)
    expected = networks.keras_logits(saved, ids)
    assert expected.std() > 0.5  # the characters read do matter
    assert np.abs(decoded(Decoder(voice, "float32"), ids) - expected).max() < 1e-4


def test_the_originals_network_agrees_with_keras(sequential: Path) -> None:
    ids = some_ids(1, 30)
    expected = networks.keras_logits(sequential, ids)
    decoder = Decoder(Voice.load(sequential), "float32")
    assert np.abs(decoded(decoder, ids) - expected).max() < 1e-4


def test_7_bit_weights_cannot_saturate_in_16_bits(saved: Path) -> None:
    """Without VNNI, pairs of products are added in 16 bits: look at every pair of weights."""
    voice = Voice.load(saved)
    graphs = Graphs(voice, "int8")
    for model in (graphs.reader(), graphs.sampler(SamplerOptions())):
        graph = onnx.load_from_string(model).graph
        (scan,) = (node for node in graph.node if node.op_type == "Scan")
        step = next(attribute.g for attribute in scan.attribute if attribute.name == "body")
        arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
        products = [node for node in step.node if node.op_type == "MatMulInteger"]
        # Input and recurrent, but for the first input, which is looked up; and the output.
        assert len(products) == 2 * voice.config.layers
        assert not [node for node in [*graph.node, *step.node] if node.op_type == "MatMul"]
        check_products(products, arrays)


def check_products(products: list[onnx.NodeProto], arrays: dict[str, NDArray[np.generic]]) -> None:
    for node in products:
        weights = arrays[node.input[1]].astype(np.int64)
        assert arrays[node.input[1]].dtype == np.int8
        assert np.abs(weights).max() == 63  # all of the seven bits are used
        least_of_pairs = 2 * 255 * np.minimum(weights, 0).min()
        most_of_pairs = 2 * 255 * np.maximum(weights, 0).max()
        assert -(2**15) <= least_of_pairs <= most_of_pairs < 2**15
