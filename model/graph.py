"""The ONNX graph of one decode step, built from a voice's weights.

The embedding is folded into the first input product (a lookup table), so that one step is the
recurrent products, the gates and the output layer. In int8 the state is written with the fixed
scale 1/127, which |h| <= 1 allows, and weights with one scale per column; the products are exact
integers, so that a text's logits do not depend on the texts beside it.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from model.voice import Floats, GRUWeights, Voice

_OPSET = 17
_IR_VERSION = 8
# 7 bits for weights: processors without VNNI add pairs of uint8 x int8 products in 16 bits, where
# 2 * 255 * 63 = 32,130 fits and 2 * 255 * 127 would saturate.
_WEIGHT_MAX = 63
_STATE_MAX = 127
_STATE_ZERO = 128


def build_graph(voice: Voice, precision: str) -> bytes:
    """Return a serialised model: ids [B], state [L, B, H] -> logits [B, V], next state."""
    return _Graph(voice, precision).build()


class _Graph:
    def __init__(self, voice: Voice, precision: str) -> None:
        if precision not in ("float32", "int8"):
            raise ValueError(f"precision is {precision!r}, not 'float32' or 'int8'")
        self.voice = voice
        self.int8 = precision == "int8"
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def build(self) -> bytes:
        layout, grus = self.voice.layout, self.voice.grus
        table = self.voice.embedding @ grus[0].kernel + grus[0].bias[0]
        ones = [1] * layout.layers
        states = self.op("Split", "state", self.constant(np.array(ones)), outputs=layout.layers)
        x, bound, next_states = "", 0, []
        for number, gru in enumerate(grus):
            state = self.op("Squeeze", states[number], self.constant(np.array([0])))[0]
            if number == 0:
                inputs = self.op("Gather", self.constant(table), "ids")[0]
            else:
                inputs = self.product(x, gru.kernel, gru.bias[0], bound)
            h = self.gru(inputs, state, gru)
            next_states.append(self.op("Unsqueeze", h, self.constant(np.array([0])))[0])
            residual = layout.residual and number > 0
            x = self.op("Add", x, h)[0] if residual else h
            bound = bound + 1 if residual else 1  # |x| <= bound, a sum of as many states
        self.rename(self.product(x, *self.voice.dense, bound), "logits")
        self.nodes.append(helper.make_node("Concat", next_states, ["next_state"], axis=0))
        return self.serialise()

    def gru(self, inputs: str, state: str, gru: GRUWeights) -> str:
        """Add one GRU step (Keras' reset_after form): inputs [B, 3H], state [B, H] -> [B, H]."""
        units = self.voice.layout.units
        recurrent = self.product(state, gru.recurrent, gru.bias[1], 1)
        split = self.constant(np.array([2 * units, units]))
        gates_x, candidate_x = self.op("Split", inputs, split, outputs=2, axis=1)
        gates_h, candidate_h = self.op("Split", recurrent, split, outputs=2, axis=1)
        gates = self.op("Sigmoid", *self.op("Add", gates_x, gates_h))[0]
        update, reset = self.op(
            "Split", gates, self.constant(np.array([units, units])), outputs=2, axis=1
        )
        remembered = self.op("Mul", reset, candidate_h)[0]
        candidate = self.op("Tanh", *self.op("Add", candidate_x, remembered))[0]
        kept = self.op("Mul", update, *self.op("Sub", state, candidate))[0]
        return self.op("Add", candidate, kept)[0]

    def product(self, x: str, kernel: Floats, bias: Floats, bound: int) -> str:
        """Add x @ kernel + bias, where |x| <= bound."""
        if not self.int8:
            product = self.op("MatMul", x, self.constant(kernel))[0]
            return self.op("Add", product, self.constant(bias))[0]
        scale = np.maximum(np.abs(kernel).max(axis=0), 1e-12) / _WEIGHT_MAX
        weights = np.rint(kernel / scale).astype(np.int8)
        x_scale = np.float32(bound / _STATE_MAX)
        zero = self.constant(np.array(_STATE_ZERO, np.uint8))
        x = self.op("QuantizeLinear", x, self.constant(np.array(x_scale)), zero)[0]
        total = self.op("MatMulInteger", x, self.constant(weights), zero)[0]
        total = self.op("Cast", total, to=TensorProto.FLOAT)[0]
        total = self.op("Mul", total, self.constant((scale * x_scale).astype(np.float32)))[0]
        return self.op("Add", total, self.constant(bias))[0]

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> list[str]:
        names = [f"{kind}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names

    def constant(self, array: NDArray[np.generic]) -> str:
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def rename(self, tensor: str, name: str) -> None:
        self.nodes.append(helper.make_node("Identity", [tensor], [name]))

    def serialise(self) -> bytes:
        layout = self.voice.layout

        def tensor(name: str, kind: int, shape: Sequence[int | str]) -> onnx.ValueInfoProto:
            return helper.make_tensor_value_info(name, kind, shape)

        state: list[int | str] = [layout.layers, "batch", layout.units]
        graph = helper.make_graph(
            self.nodes,
            "decode_step",
            [
                tensor("ids", TensorProto.INT64, ["batch"]),
                tensor("state", TensorProto.FLOAT, state),
            ],
            [
                tensor("logits", TensorProto.FLOAT, ["batch", layout.vocabulary]),
                tensor("next_state", TensorProto.FLOAT, state),
            ],
            self.constants,
        )
        opset = [helper.make_opsetid("", _OPSET)]
        model = helper.make_model(graph, opset_imports=opset, ir_version=_IR_VERSION)
        content: bytes = model.SerializeToString()
        return content
