"""ONNX's file format as far as a `Graph` needs it, written without the onnx package.

That package takes 7 MB of a worker's memory. The field numbers are those of ONNX's `onnx.proto`,
the encoding is Protocol Buffers': https://protobuf.dev/programming-guides/encoding.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

FLOAT, _UINT8, _INT8, INT64 = 1, 2, 3, 7
_KINDS = {"float32": FLOAT, "uint8": _UINT8, "int8": _INT8, "int64": INT64}
_OPSET = 17
_IR_VERSION = 8

Attribute = int | Sequence[int] | bytes  # bytes are a graph


def model(graph: bytes) -> bytes:
    """Encode the whole file."""
    return _message((1, _IR_VERSION), (7, graph), (8, _message((1, ""), (2, _OPSET))))


def graph(
    name: str,
    nodes: Iterable[bytes],
    inputs: Iterable[bytes],
    outputs: Iterable[bytes],
    constants: Iterable[bytes] = (),
) -> bytes:
    """Encode nodes, in an order in which they can run, with what goes in and out."""
    named = (2, name)
    parts = ((1, nodes), (5, constants), (11, inputs), (12, outputs))
    return _message(named, *((number, part) for number, some in parts for part in some))


def node(
    kind: str, inputs: Iterable[str], outputs: Iterable[str], attributes: Mapping[str, Attribute]
) -> bytes:
    """Encode one operation on named values."""
    names = [(1, name) for name in inputs] + [(2, name) for name in outputs]
    given = [(5, _attribute(name, setting)) for name, setting in attributes.items()]
    return _message(*names, (4, kind), *given)


def value(name: str, kind: int | None = None, shape: Sequence[int | str] = ()) -> bytes:
    """Encode an input or output; without a kind, ONNX Runtime finds its type by itself."""
    if kind is None:
        return _message((1, name))
    sizes = [(1, _message((2 if isinstance(size, str) else 1, size))) for size in shape]
    return _message((1, name), (2, _message((1, _message((1, kind), (2, _message(*sizes)))))))


def tensor(name: str, array: NDArray[np.generic]) -> bytes:
    """Encode a constant: float32, int8, uint8 or int64."""
    sizes = [(1, size) for size in array.shape]
    little_endian = array.astype(array.dtype.newbyteorder("<"), copy=False)
    return _message(*sizes, (2, _KINDS[array.dtype.name]), (8, name), (9, little_endian.tobytes()))


def _attribute(name: str, setting: Attribute) -> bytes:
    if isinstance(setting, int):
        return _message((1, name), (3, setting), (20, 2))
    if isinstance(setting, bytes):
        return _message((1, name), (6, setting), (20, 5))
    return _message((1, name), *((8, number) for number in setting), (20, 7))


def _message(*fields: tuple[int, int | str | bytes]) -> bytes:
    """Encode fields, by their numbers."""
    parts = []
    for number, content in fields:
        if isinstance(content, int):
            parts += [_varint(number << 3), _varint(content)]
        else:
            encoded = content.encode() if isinstance(content, str) else content
            parts += [_varint(number << 3 | 2), _varint(len(encoded)), encoded]
    return b"".join(parts)


def _varint(number: int) -> bytes:
    """Encode a number >= 0, seven bits a byte, the lowest first."""
    encoded = bytearray()
    while number > 127:
        encoded.append(number & 127 | 128)
        number >>= 7
    return bytes([*encoded, number])
