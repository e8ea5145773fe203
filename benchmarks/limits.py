"""What no engine can do better than on this machine, measured: reading and multiplying."""

import ctypes
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from benchmarks.lanes import Lanes
from model.onnx_runtime import onnxruntime
from model.voice import Voice

_SIDE = 1024  # of the square matrices whose product shows the peak
_COLUMNS = 256  # of the matrix that is read by multiplying it with a vector
_WINDOWS = 5  # the best of so many counts: a limit is no average

Job = tuple[int, Callable[[], object]]  # how much one call does, and the call


@dataclass(frozen=True)
class Rate:
    """The highest of several measured rates, per second, and how it was reached."""

    value: float
    way: str
    threads: int


@dataclass(frozen=True)
class Limits:
    """The limits for a network with so many weights in its products."""

    weights: int
    reading: Rate  # bytes
    int8: Rate  # operations, two for each weight and text
    float32: Rate  # the same

    def compare(self, measured: dict[int, float]) -> list[dict[str, float]]:
        """Return the limit of an int8 step beside the milliseconds measured for each batch."""
        reading = 1000 * self.weights / self.reading.value
        steps = []
        for batch, milliseconds in measured.items():
            multiplying = 1000 * 2 * self.weights * batch / self.int8.value
            limit = max(reading, multiplying)
            steps.append(
                {
                    "batch": batch,
                    "milliseconds_reading": reading,
                    "milliseconds_multiplying": multiplying,
                    "milliseconds_limit": limit,
                    "milliseconds_measured": milliseconds,
                    "times_the_limit": milliseconds / limit,
                }
            )
        return steps


def count_weights(voice: Voice) -> int:
    """Return how many weights a step multiplies by: a table replaces the first input product."""
    kernels = [gru.kernel for gru in voice.grus[1:]] + [gru.recurrent for gru in voice.grus]
    return sum(kernel.size for kernel in [*kernels, voice.dense[0]])


def measure_limits(lanes: Lanes, weights: int, seconds: float) -> Limits:
    """Measure with each number of threads, and keep what is best."""
    rates: dict[str, list[Rate]] = {"reading": [], "int8": [], "float32": []}
    for threads in lanes.threads:
        # Where BLAS has one thread: those that read are ours.
        found = lanes.call(lanes.threads[0], read, weights, threads, seconds)
        rates["reading"] += [Rate(value, way, threads) for way, value in found.items()]
        for name, multiply in (("int8", multiply_int8), ("float32", multiply_float32)):
            way, value = lanes.call(threads, multiply, threads, seconds)
            rates[name].append(Rate(value, way, threads))
    best = {name: max(some, key=lambda rate: rate.value) for name, some in rates.items()}
    return Limits(weights, best["reading"], best["int8"], best["float32"])


def read(size: int, threads: int, seconds: float) -> dict[str, float]:
    """Return bytes per second of reading a buffer of this size over and over, in three ways.

    Each thread reads a share of its own; the shares together are that size.
    """
    ways = {
        "matrix times vector, BLAS": _read_matrix,
        "dot product, BLAS": _read_vectors,
        "memchr, C library": _search,
    }
    return {
        way: _rate([make(size // threads) for _ in range(threads)], seconds)
        for way, make in ways.items()
    }


def multiply_float32(threads: int, seconds: float) -> tuple[str, float]:
    """Return operations per second of a large float32 product; threads are BLAS' own."""
    left, right = np.full((2, _SIDE, _SIDE), 0.5, np.float32)
    rate = _rate([(2 * _SIDE**3, lambda: left @ right)], seconds)
    return f"{_SIDE} x {_SIDE} matrices, BLAS", rate


def multiply_int8(threads: int, seconds: float) -> tuple[str, float]:
    """Return operations per second of a large uint8 x int8 product."""
    shape = [_SIDE, _SIDE]
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["x", "weights"], ["y"])],
        "product",
        [helper.make_tensor_value_info("x", TensorProto.UINT8, shape)],
        [helper.make_tensor_value_info("y", TensorProto.INT32, shape)],
        [numpy_helper.from_array(np.full(shape, 3, np.int8), "weights")],
    )
    opset = [helper.make_opsetid("", 17)]
    model = helper.make_model(graph, opset_imports=opset, ir_version=8).SerializeToString()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    inputs = {"x": np.full(shape, 5, np.uint8)}
    rate = _rate([(2 * _SIDE**3, lambda: session.run(None, inputs))], seconds)
    return f"{_SIDE} x {_SIDE} matrices, ONNX Runtime", rate


def _read_matrix(size: int) -> Job:
    matrix = np.ones((max(size // 4 // _COLUMNS, 1), _COLUMNS), np.float32)
    vector = np.ones(_COLUMNS, np.float32)
    return matrix.nbytes, lambda: matrix @ vector


def _read_vectors(size: int) -> Job:
    left, right = np.ones((2, max(size // 8, 1)), np.float32)
    return left.nbytes + right.nbytes, lambda: left @ right


def _search(size: int) -> Job:
    content = b"\1" * size  # not zeros: those would all be one and the same page of memory
    search = ctypes.CDLL(None).memchr
    search.argtypes, search.restype = [ctypes.c_char_p, ctypes.c_int, ctypes.c_size_t], None
    return size, lambda: search(content, 2, size)


def _rate(jobs: list[Job], seconds: float) -> float:
    """Return how much the jobs do in a second, each in a thread of its own."""

    def count(job: Job, end: float) -> float:
        amount, function = job
        calls, begin = 0, time.perf_counter()
        while not calls or time.perf_counter() < end:
            function()
            calls += 1
        return amount * calls / (time.perf_counter() - begin)

    with ThreadPoolExecutor(len(jobs)) as threads:
        windows = []
        for _ in range(_WINDOWS + 1):  # the first one warms up
            ends = [time.perf_counter() + seconds / _WINDOWS] * len(jobs)
            windows.append(sum(threads.map(count, jobs, ends)))
    return max(windows[1:])
