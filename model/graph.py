"""The ONNX graphs that read and write characters, built from a voice's weights.

Both run many steps in one call (an ONNX Scan): a reader is given the characters, a sampler draws
them from its own logits. The embedding is folded into the first input product (a lookup table), so
that one step is the recurrent products, the gates and the output layer. In int8 the state is
written with the fixed scale 1/127, which |h| <= 1 allows, and weights with one scale per column;
the products are exact integers, so that a text's logits do not depend on the texts beside it.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
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

_FLOAT, _INT64 = TensorProto.FLOAT, TensorProto.INT64


@dataclass(frozen=True)
class Controls:
    """What a sampler does beside temperature: each costs time, so it is built only where used."""

    min_p: bool = False
    top_p: bool = False
    likelihood: bool = False  # also return the log-likelihood of each character

    def settings(self) -> list[str]:
        """Return the names of the inputs with one number per text."""
        return ["sharpness"] + ["log_min_p"] * self.min_p + ["top_p"] * self.top_p


def build_reader(voice: Voice, precision: str) -> bytes:
    """Return a model: ids [T, B], state [L, B, H] -> logits [T, B, V], next_state [L, B, H]."""
    graph = _Graph(voice, precision)
    ids = graph.input("ids", _INT64, "time", "batch")
    logits, states = graph.step("ids_now")
    return graph.scan({ids: "ids_now"}, {}, states, {"logits": logits})


def build_sampler(voice: Voice, precision: str, controls: Controls) -> bytes:
    """Return a model that reads ids [B], draws the next ones, reads those, and so on.

    ids [B], state [L, B, H], noise [T, B, V] (Gumbel distributed), sharpness (1 / temperature)
    [B, 1], log_min_p [B, 1], top_p [B, 1] -> chosen [T, B], likelihood [T, B], next_state. Inputs
    and outputs of controls that are off are left out.
    """
    graph = _Graph(voice, precision)
    ids = graph.input("ids", _INT64, "batch")
    noise = graph.input("noise", _FLOAT, "time", "batch", voice.layout.vocabulary)
    for setting in controls.settings():
        graph.input(setting, _FLOAT, "batch", 1)
    logits, states = graph.step("ids_now")
    chosen = graph.draw(logits, controls)
    outputs = {"chosen": graph.op("Identity", chosen)[0]}
    if controls.likelihood:
        outputs["likelihood"] = graph.likelihood(logits, chosen)
    return graph.scan({noise: "noise_now"}, {ids: ("ids_now", chosen)}, states, outputs)


class _Graph:
    """Nodes of one step, to be the body of a Scan, and the constants outside it."""

    def __init__(self, voice: Voice, precision: str) -> None:
        if precision not in ("float32", "int8"):
            raise ValueError(f"precision is {precision!r}, not 'float32' or 'int8'")
        self.voice = voice
        self.int8 = precision == "int8"
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.inputs: list[onnx.ValueInfoProto] = []
        self.names = itertools.count()
        layout = voice.layout
        self.input("state", _FLOAT, layout.layers, "batch", layout.units)

    def input(self, name: str, kind: int, *shape: int | str) -> str:
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def step(self, ids: str) -> tuple[str, dict[str, str]]:
        """Add one step of the network: ids [B] -> logits [B, V], the states before and after."""
        layout, units = self.voice.layout, self.voice.layout.units
        x, bound = "", 0
        states: dict[str, str] = {}
        for number, gru in enumerate(self.voice.grus):
            state = f"state_{number}"
            bias = gru.bias[0].copy()
            bias[: 2 * units] += gru.bias[1][: 2 * units]  # the candidate's is inside the reset
            if number == 0:
                table = self.voice.embedding @ gru.kernel + bias
                gates, candidate = table[:, : 2 * units], table[:, 2 * units :]
                inputs = [self.op("Gather", self.constant(t), ids)[0] for t in (gates, candidate)]
            else:
                product = self.product(x, gru.kernel, bound)
                product = self.op("Add", product, self.constant(bias))[0]
                inputs = self.split(product, [2 * units, units])
            h = self.gru(inputs, state, gru)
            states[state] = h
            residual = layout.residual and number > 0
            x = self.op("Add", x, h)[0] if residual else h
            bound = bound + 1 if residual else 1  # |x| <= bound, a sum of as many states
        kernel, bias = self.voice.dense
        product = self.product(x, kernel, bound)
        return self.op("Add", product, self.constant(bias))[0], states

    def gru(self, inputs: Sequence[str], state: str, gru: GRUWeights) -> str:
        """Add one GRU step in Keras' reset_after form: -> the next state [B, H].

        The inputs are those of update and reset [B, 2H], and of the candidate [B, H], with biases.
        """
        units = self.voice.layout.units
        product = self.product(state, gru.recurrent, 1)
        gates_h, candidate_h = self.split(product, [2 * units, units])
        gates = self.op("Sigmoid", *self.op("Add", inputs[0], gates_h))[0]
        update, reset = self.split(gates, [units, units])
        candidate_bias = self.constant(gru.bias[1][2 * units :])
        remembered = self.op("Mul", reset, *self.op("Add", candidate_h, candidate_bias))[0]
        candidate = self.op("Tanh", *self.op("Add", inputs[1], remembered))[0]
        kept = self.op("Mul", update, *self.op("Sub", state, candidate))[0]
        return self.op("Add", candidate, kept)[0]

    def product(self, x: str, kernel: Floats, bound: int) -> str:
        """Add x @ kernel, where |x| <= bound."""
        if not self.int8:
            return self.op("MatMul", x, self.constant(kernel))[0]
        scale = np.maximum(np.abs(kernel).max(axis=0), 1e-12) / _WEIGHT_MAX
        weights = np.rint(kernel / scale).astype(np.int8)
        x_scale = np.float32(bound / _STATE_MAX)
        zero = self.constant(np.array(_STATE_ZERO, np.uint8))
        x = self.op("QuantizeLinear", x, self.constant(np.array(x_scale)), zero)[0]
        total = self.op("MatMulInteger", x, self.constant(weights), zero)[0]
        # Not MatMulIntegerToFloat, which does the same in one node and takes longer for one text.
        total = self.op("Cast", total, to=_FLOAT)[0]
        return self.op("Mul", total, self.constant((scale * x_scale).astype(np.float32)))[0]

    def draw(self, logits: str, controls: Controls) -> str:
        """Add the choice of a character, as `model.sampling.sample` does: logits [B, V] -> [B]."""
        scaled = self.op("Mul", logits, "sharpness")[0]
        if controls.min_p:
            most = self.op("ReduceMax", scaled, axes=[1])[0]
            scaled = self.rule_out(scaled, scaled, self.op("Add", most, "log_min_p")[0])
        if controls.top_p:
            odds = self.op("Softmax", scaled, axis=1)[0]
            everything = self.constant(np.array([self.voice.layout.vocabulary]))
            ordered = self.op("TopK", odds, everything, outputs=2)[0]
            likelier = self.op("CumSum", ordered, self.constant(np.array(1)), exclusive=1)[0]
            kept = self.op("Less", likelier, "top_p")[0]
            kept_odds = self.op("Where", kept, ordered, self.constant(np.array([2], np.float32)))[0]
            scaled = self.rule_out(scaled, odds, self.op("ReduceMin", kept_odds, axes=[1])[0])
        return self.op("ArgMax", *self.op("Add", scaled, "noise_now"), axis=1, keepdims=0)[0]

    def rule_out(self, scaled: str, by: str, floor: str) -> str:
        """Add the removal of what lies below a floor."""
        below = self.op("Less", by, floor)[0]
        return self.op("Where", below, self.constant(np.array([-np.inf], np.float32)), scaled)[0]

    def likelihood(self, logits: str, chosen: str) -> str:
        """Add the log-likelihood of the chosen character at temperature 1: [B]."""
        axis = self.constant(np.array([1]))
        index = self.op("Unsqueeze", chosen, axis)[0]
        logit = self.op("GatherElements", logits, index, axis=1)[0]
        total = self.op("ReduceLogSumExp", logits, axes=[1])[0]
        return self.op("Squeeze", *self.op("Sub", logit, total), axis)[0]

    def split(self, x: str, sizes: Sequence[int]) -> list[str]:
        return self.op("Split", x, self.constant(np.array(sizes)), outputs=len(sizes), axis=1)

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> list[str]:
        names = [f"{kind}_{next(self.names)}" for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names

    def constant(self, array: NDArray[np.generic]) -> str:
        name = f"constant_{next(self.names)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def scan(
        self,
        given: dict[str, str],
        carried: dict[str, tuple[str, str]],
        states: dict[str, str],
        outputs: dict[str, str],
    ) -> bytes:
        """Return the whole model, with the nodes so far as the body of a Scan.

        `given` has what is read one entry a step: its name outside and in the body. `carried` has
        what a step hands to the next beside the states: its name outside, before and after a step.
        `outputs` has what is written one entry a step.
        """
        body, self.nodes = self.nodes, []
        layer_axis = self.constant(np.array([0]))
        ones = self.constant(np.array([1] * len(states)))
        layers = self.op("Split", "state", ones, outputs=len(states), axis=0)
        first = [*carried, *(self.op("Squeeze", layer, layer_axis)[0] for layer in layers)]
        before = [*(now for now, _ in carried.values()), *states]
        after = [*(then for _, then in carried.values()), *states.values()]
        last = [f"last_{name}" for name in before]
        step = helper.make_graph(
            body,
            "step",
            [_unshaped(name) for name in [*before, *given.values()]],
            [_unshaped(name) for name in [*after, *outputs.values()]],
        )
        inputs, results = [*first, *given], [*last, *outputs]
        scan = helper.make_node("Scan", inputs, results, body=step, num_scan_inputs=len(given))
        self.nodes.append(scan)
        final = [self.op("Unsqueeze", name, layer_axis)[0] for name in last[len(carried) :]]
        self.nodes.append(helper.make_node("Concat", final, ["next_state"], axis=0))
        results = [*outputs, "next_state"]
        unshaped = [_unshaped(name) for name in results]
        graph = helper.make_graph(self.nodes, "steps", self.inputs, unshaped, self.constants)
        opset = [helper.make_opsetid("", _OPSET)]
        model = helper.make_model(graph, opset_imports=opset, ir_version=_IR_VERSION)
        content: bytes = model.SerializeToString()
        return content


def _unshaped(name: str) -> onnx.ValueInfoProto:
    """Declare a tensor within the model; ONNX Runtime finds its type and shape by itself."""
    return onnx.ValueInfoProto(name=name)
