"""What is written without the onnx package, read with it."""

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from model import onnx_format
from model.onnx_format import FLOAT, INT64

ARRAYS = [
    np.arange(6, dtype=np.float32).reshape(2, 3) - 2.5,
    np.array([-128, 127, 0], np.int8),
    np.array(255, np.uint8),
    np.array([[-(2**62)], [2**62]]),
    np.arange(70_000, dtype=np.float32).reshape(4, -1).T,  # turned, and its sizes take three bytes
    np.arange(4, dtype=">f4"),
    np.empty((0, 5), np.float32),
]


@pytest.mark.parametrize("array", ARRAYS, ids=lambda array: f"{array.dtype.str} {array.shape}")
def test_a_constant_comes_back(array: NDArray[np.generic]) -> None:
    read = TensorProto.FromString(onnx_format.tensor("name", array))
    assert read.name == "name"
    back = numpy_helper.to_array(read)
    assert (back.shape, back.dtype) == (array.shape, array.dtype.newbyteorder("="))
    assert np.array_equal(back, array)


def test_a_model_is_what_onnx_itself_would_make() -> None:
    weights = np.eye(300, dtype=np.float32)
    step = onnx_format.graph(
        "step",
        [
            onnx_format.node("Add", ["before", "now"], ["after"], {}),
            onnx_format.node("ReduceMax", ["after"], ["most"], {"axes": [1, 300], "keepdims": 0}),
        ],
        map(onnx_format.value, ["before", "now"]),
        map(onnx_format.value, ["after", "most"]),
    )
    scan = onnx_format.node("Scan", ["a", "b"], ["c", "d"], {"body": step, "num_scan_inputs": 1})
    written = onnx_format.model(
        onnx_format.graph(
            "steps",
            [scan],
            [
                onnx_format.value("a", FLOAT, ["batch", 300]),
                onnx_format.value("b", INT64, []),
            ],
            [onnx_format.value("c")],
            [onnx_format.tensor("weights", weights)],
        )
    )

    def unshaped(*names: str) -> list[onnx.ValueInfoProto]:
        return [onnx.ValueInfoProto(name=name) for name in names]

    body = helper.make_graph(
        [
            helper.make_node("Add", ["before", "now"], ["after"]),
            helper.make_node("ReduceMax", ["after"], ["most"], axes=[1, 300], keepdims=0),
        ],
        "step",
        unshaped("before", "now"),
        unshaped("after", "most"),
    )
    expected = helper.make_model(
        helper.make_graph(
            [helper.make_node("Scan", ["a", "b"], ["c", "d"], body=body, num_scan_inputs=1)],
            "steps",
            [
                helper.make_tensor_value_info("a", TensorProto.FLOAT, ["batch", 300]),
                helper.make_tensor_value_info("b", TensorProto.INT64, []),
            ],
            unshaped("c"),
            [numpy_helper.from_array(weights, "weights")],
        ),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    assert onnx.load_from_string(written) == expected
