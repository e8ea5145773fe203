"""The ONNX graphs that read and write characters, built from a voice's weights.

Both run many steps in one call (an ONNX Scan): a reader is given the characters, a sampler draws
them from its own logits. The embedding is folded into the first input product (a lookup table), so
that one step is the recurrent products, the gates and the output layer. In int8 the state is
written with the fixed scale 1/127, which |h| <= 1 allows, and weights with one scale per column;
the products are exact integers, so that a text's logits do not depend on the texts beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats
from model.onnx_format import FLOAT, INT64
from model.onnx_graph import GraphBuilder
from model.voice_data import GRUWeights, VoiceData

# 7 bits for weights: processors without VNNI add pairs of uint8 x int8 products in 16 bits, where
# 2 * 255 * 63 = 32,130 fits and 2 * 255 * 127 would saturate.
_WEIGHT_MAX = 63
_STATE_MAX = 127
_STATE_ZERO = 128


@dataclass(frozen=True)
class SamplerOptions:
    """What a sampler does beside temperature: each costs time, so it is built only where used."""

    min_p: bool = False
    top_p: bool = False
    likelihood: bool = False  # also return the log-likelihood of each character

    def settings(self) -> list[str]:
        """Return the names of the inputs with one number per text."""
        return ["sharpness"] + ["log_min_p"] * self.min_p + ["top_p"] * self.top_p


class Graphs:
    """The graphs of one voice; its weights are converted once for all of them."""

    def __init__(self, voice: VoiceData, precision: str) -> None:
        """Raise ValueError for a precision other than float32 and int8."""
        self._vocabulary = voice.config.vocabulary
        self._network = GraphBuilder()
        self._network.input("state", FLOAT, voice.config.layers, "batch", voice.config.units)
        self._logits, self._states = _Network(self._network, voice, precision).step("ids_now")

    def reader(self) -> bytes:
        """Return a model: ids [T, B], state [L, B, H] -> logits [T, B, V], next_state [L, B, H]."""
        graph = self._network.copy()
        ids = graph.input("ids", INT64, "time", "batch")
        return graph.scan({ids: "ids_now"}, {}, self._states, {"logits": self._logits})

    def sampler(self, options: SamplerOptions) -> bytes:
        """Return a model that reads ids [B], draws the next ones, reads those, and so on.

        ids [B], state [L, B, H], noise [T, B, V] (Gumbel distributed), sharpness (1 / temperature)
        [B, 1], log_min_p [B, 1], top_p [B, 1] -> chosen [T, B], likelihood [T, B], next_state.
        Inputs and outputs of options that are off are left out.
        """
        graph = self._network.copy()
        ids = graph.input("ids", INT64, "batch")
        noise = graph.input("noise", FLOAT, "time", "batch", self._vocabulary)
        for setting in options.settings():
            graph.input(setting, FLOAT, "batch", 1)
        chosen = _draw(graph, self._logits, options, self._vocabulary)
        outputs = {"chosen": graph.op("Identity", chosen)}
        if options.likelihood:
            outputs["likelihood"] = _likelihood(graph, self._logits, chosen)
        return graph.scan({noise: "noise_now"}, {ids: ("ids_now", chosen)}, self._states, outputs)


class _Network:
    """Adds the nodes of one step of the network to a graph."""

    def __init__(self, graph: GraphBuilder, voice: VoiceData, precision: str) -> None:
        if precision not in ("float32", "int8"):
            raise ValueError(f"precision is {precision!r}, not 'float32' or 'int8'")
        self._graph = graph
        self._voice = voice
        self._int8 = precision == "int8"

    def step(self, ids: str) -> tuple[str, dict[str, str]]:
        """Add one step of the network: ids [B] -> logits [B, V], the states before and after."""
        config, units, op = self._voice.config, self._voice.config.units, self._graph.op
        x, bound = "", 0
        states: dict[str, str] = {}
        for number, gru in enumerate(self._voice.grus):
            state = f"state_{number}"
            bias = gru.bias[0].copy()
            bias[: 2 * units] += gru.bias[1][: 2 * units]  # the candidate's is inside the reset
            if number == 0:
                table = self._voice.embedding @ gru.kernel + bias
                gates, candidate = table[:, : 2 * units], table[:, 2 * units :]
                inputs = [op("Gather", t, ids) for t in (gates, candidate)]
            else:
                product = self._product(x, gru.kernel, bound)
                product = op("Add", product, bias)
                inputs = self._graph.split(product, [2 * units, units])
            h = self._gru(inputs, state, gru)
            states[state] = h
            residual = config.residual and number > 0
            x = op("Add", x, h) if residual else h
            bound = bound + 1 if residual else 1  # |x| <= bound, a sum of as many states
        kernel, bias = self._voice.dense
        product = self._product(x, kernel, bound)
        return op("Add", product, bias), states

    def _gru(self, inputs: Sequence[str], state: str, gru: GRUWeights) -> str:
        """Add one GRU step in Keras' reset_after form: -> the next state [B, H].

        The inputs are those of update and reset [B, 2H], and of the candidate [B, H], with biases.
        """
        units, op = self._voice.config.units, self._graph.op
        product = self._product(state, gru.recurrent, 1)
        gates_h, candidate_h = self._graph.split(product, [2 * units, units])
        gates = op("Sigmoid", op("Add", inputs[0], gates_h))
        update, reset = self._graph.split(gates, [units, units])
        candidate_bias = gru.bias[1][2 * units :]
        remembered = op("Mul", reset, op("Add", candidate_h, candidate_bias))
        candidate = op("Tanh", op("Add", inputs[1], remembered))
        kept = op("Mul", update, op("Sub", state, candidate))
        return op("Add", candidate, kept)

    def _product(self, x: str, kernel: Floats, bound: int) -> str:
        """Add x @ kernel, where |x| <= bound."""
        op = self._graph.op
        if not self._int8:
            return op("MatMul", x, kernel)
        scale = np.maximum(np.abs(kernel).max(axis=0), 1e-12) / _WEIGHT_MAX
        weights = np.rint(kernel / scale).astype(np.int8)
        x_scale = np.float32(bound / _STATE_MAX)
        zero = np.array(_STATE_ZERO, np.uint8)
        x = op("QuantizeLinear", x, np.array(x_scale), zero)
        total = op("MatMulInteger", x, weights, zero)
        # Not MatMulIntegerToFloat, which does the same in one node and takes longer for one text.
        total = op("Cast", total, to=FLOAT)
        return op("Mul", total, (scale * x_scale).astype(np.float32))


def _draw(graph: GraphBuilder, logits: str, options: SamplerOptions, vocabulary: int) -> str:
    """Add the choice of a character, as `model.sampling.sample` does: logits [B, V] -> [B]."""
    scaled = graph.op("Mul", logits, "sharpness")
    if options.min_p:
        most = graph.op("ReduceMax", scaled, axes=[1])
        scaled = _rule_out(graph, scaled, scaled, graph.op("Add", most, "log_min_p"))
    if options.top_p:
        odds = graph.op("Softmax", scaled, axis=1)
        ordered = graph.best(odds, vocabulary)
        likelier = graph.op("CumSum", ordered, np.array(1), exclusive=1)
        kept = graph.op("Less", likelier, "top_p")
        kept_odds = graph.op("Where", kept, ordered, np.array([2], np.float32))
        scaled = _rule_out(graph, scaled, odds, graph.op("ReduceMin", kept_odds, axes=[1]))
    return graph.op("ArgMax", graph.op("Add", scaled, "noise_now"), axis=1, keepdims=0)


def _rule_out(graph: GraphBuilder, scaled: str, by: str, floor: str) -> str:
    """Add the removal of what lies below a floor."""
    below = graph.op("Less", by, floor)
    return graph.op("Where", below, np.array([-np.inf], np.float32), scaled)


def _likelihood(graph: GraphBuilder, logits: str, chosen: str) -> str:
    """Add the log-likelihood of the chosen character at temperature 1: [B]."""
    axis = np.array([1])
    index = graph.op("Unsqueeze", chosen, axis)
    logit = graph.op("GatherElements", logits, index, axis=1)
    total = graph.op("ReduceLogSumExp", logits, axes=[1])
    return graph.op("Squeeze", graph.op("Sub", logit, total), axis)
