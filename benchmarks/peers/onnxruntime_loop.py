"""ONNX Runtime in a plain loop: a step graph of standard operators, sampling by NumPy.

Source of the int8 variant: onnxruntime.ai, "Quantize ONNX models", dynamic quantisation.
"""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from benchmarks.peers.engine import Peer, draw_noise
from benchmarks.peers.numpy_loop import folded_bias
from model.arrays import Floats, Ids
from model.onnx_runtime import onnxruntime
from model.voice import Voice
from model.voice_data import GRUWeights


class OnnxruntimeLoop(Peer):
    """One session, run once for each character."""

    def __init__(self, voice: Voice, threads: int, temperature: float, variant: str) -> None:
        """Build the graph; variant is "float32" or "int8"."""
        super().__init__(voice, threads, temperature, variant)
        model = _Graph(voice).model()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(
            (quantised(model) if variant == "int8" else model).SerializeToString(),
            options,
            providers=["CPUExecutionProvider"],
        )
        self._names = [f"state_{layer}" for layer in range(voice.config.layers)]
        self._random = np.random.default_rng()

    def step(self, ids: Ids, state: list[Floats] | None) -> tuple[Floats, list[Floats]]:
        """Read one character per text; the state is one array [batch, units] per layer."""
        if state is None:
            state = [np.zeros((len(ids), self.voice.config.units), np.float32)] * len(self._names)
        inputs = dict(zip(self._names, state, strict=True))
        logits, *state = self._session.run(None, {"ids": ids, **inputs})
        return logits, state

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


def quantised(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the graph with int8 weights per column and inputs quantised at each step."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with _errors_only(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quantised.onnx"
        quantize_dynamic(
            model,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
        return onnx.load(path)


@contextmanager
def _errors_only() -> Iterator[None]:
    """Keep quiet what recommends preparations we do not need."""
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.setLevel(level)


class _Graph:
    """ids [batch], one state [batch, units] per layer -> logits [batch, vocabulary], states."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def model(self) -> onnx.ModelProto:
        config, x = self.voice.config, ""
        for number, gru in enumerate(self.voice.grus):
            if number:
                inputs = self.op(
                    "Add", self.product(x, gru.kernel), self.constant(folded_bias(gru))
                )
            else:
                table = self.voice.embedding @ gru.kernel + folded_bias(gru)
                inputs = self.op("Gather", self.constant(table), "ids")
            h = self.gru(inputs, f"state_{number}", f"next_state_{number}", gru)
            x = self.op("Add", x, h) if number and config.residual else h
        kernel, bias = self.voice.dense
        self.op("Add", self.product(x, kernel), self.constant(bias), names=["logits"])
        states = [f"state_{number}" for number in range(config.layers)]
        ids = helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch"])
        graph = helper.make_graph(
            self.nodes,
            "step",
            [ids, *(self.tensor(name, config.units) for name in states)],
            [
                self.tensor("logits", config.vocabulary),
                *(self.tensor(f"next_{name}", config.units) for name in states),
            ],
            self.constants,
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)

    def gru(self, inputs: str, h: str, next_h: str, gru: GRUWeights) -> str:
        units = self.voice.config.units
        split = self.constant(np.array([units] * 3))
        update_x, reset_x, candidate_x = self.split(inputs, split)
        update_h, reset_h, candidate_h = self.split(self.product(h, gru.recurrent), split)
        update = self.op("Sigmoid", self.op("Add", update_x, update_h))
        reset = self.op("Sigmoid", self.op("Add", reset_x, reset_h))
        remembered = self.op("Add", candidate_h, self.constant(gru.bias[1, 2 * units :]))
        remembered = self.op("Mul", reset, remembered)
        candidate = self.op("Tanh", self.op("Add", candidate_x, remembered))
        kept = self.op("Mul", update, self.op("Sub", h, candidate))
        return self.op("Add", kept, candidate, names=[next_h])

    def split(self, tensor: str, sizes: str) -> list[str]:
        names = [f"part_{len(self.nodes)}_{number}" for number in range(3)]
        self.op("Split", tensor, sizes, names=names, axis=1)
        return names

    def product(self, x: str, kernel: Floats) -> str:
        return self.op("MatMul", x, self.constant(kernel))

    def op(self, kind: str, *inputs: str, names: list[str] | None = None, **options: Any) -> str:
        names = names or [f"{kind}_{len(self.nodes)}"]
        self.nodes.append(helper.make_node(kind, inputs, names, **options))
        return names[0]

    def constant(self, array: Any) -> str:
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def tensor(self, name: str, size: int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", size])
