"""An ONNX graph in the making: one step's nodes, run over time by a Scan."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from model import onnx_format

Input = str | NDArray[np.generic]  # what a node has computed, by its name, or a constant


class GraphBuilder:
    """Nodes of one step, to be the body of a Scan, and the constants outside it."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []
        self._inputs: list[bytes] = []
        self._prefix = ""

    def copy(self) -> Self:
        """Return a graph that goes on from here by itself; what is in it already is shared."""
        copy = type(self)()
        copy._nodes, copy._constants = [*self._nodes], [*self._constants]
        copy._inputs = [*self._inputs]
        return copy

    def input(self, name: str, kind: int, *shape: int | str) -> str:
        """Add an input of the whole graph; return its name."""
        self._inputs.append(onnx_format.value(name, kind, shape))
        return name

    def op(self, kind: str, *inputs: Input, **attributes: Any) -> str:
        """Add a node with one output; return the output's name."""
        return self._add(kind, inputs, 1, **attributes)[0]

    def split(self, x: str, sizes: Sequence[int], axis: int = 1) -> list[str]:
        """Add a split of an array, by default of its columns; return the names of the parts."""
        return self._add("Split", [x, np.array(sizes)], len(sizes), axis=axis)

    def best(self, x: str, count: int) -> str:
        """Add the sorting of every row's `count` largest; return the name of the values."""
        return self._add("TopK", [x, np.array([count])], 2)[0]

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
        `states` has the layers' states before and after a step; outside they are one input "state"
        and one output "next_state", stacked. `outputs` has what is written one entry a step.
        """
        body, self._nodes = self._nodes, []
        self._prefix = "outer_"  # names within the body must not come again outside
        layer_axis = self._constant(np.array([0]))
        layers = self.split("state", [1] * len(states), axis=0)
        first = [*carried, *(self.op("Squeeze", layer, layer_axis) for layer in layers)]
        before = [*(now for now, _ in carried.values()), *states]
        after = [*(then for _, then in carried.values()), *states.values()]
        last = [f"last_{name}" for name in before]
        step = onnx_format.graph(
            "step",
            body,
            map(onnx_format.value, [*before, *given.values()]),
            map(onnx_format.value, [*after, *outputs.values()]),
        )
        inputs, results = [*first, *given], [*last, *outputs]
        scan: dict[str, onnx_format.Attribute] = {"body": step, "num_scan_inputs": len(given)}
        self._nodes.append(onnx_format.node("Scan", inputs, results, scan))
        final = [self.op("Unsqueeze", name, layer_axis) for name in last[len(carried) :]]
        self._nodes.append(onnx_format.node("Concat", final, ["next_state"], {"axis": 0}))
        unshaped = map(onnx_format.value, [*outputs, "next_state"])
        steps = onnx_format.graph("steps", self._nodes, self._inputs, unshaped, self._constants)
        return onnx_format.model(steps)

    def _add(
        self, kind: str, inputs: Sequence[Input], outputs: int, **attributes: Any
    ) -> list[str]:
        number = len(self._nodes)
        names = [f"{self._prefix}{kind}_{number}_{output}" for output in range(outputs)]
        given = [x if isinstance(x, str) else self._constant(x) for x in inputs]
        self._nodes.append(onnx_format.node(kind, given, names, attributes))
        return names

    def _constant(self, array: NDArray[np.generic]) -> str:
        name = f"constant_{len(self._constants)}"
        self._constants.append(onnx_format.tensor(name, array))
        return name
