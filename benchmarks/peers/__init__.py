"""Every engine that is measured, and how each is built."""

import importlib
import importlib.util
from dataclasses import dataclass

from benchmarks.peers.engine import Engine
from model.voice import Voice


@dataclass(frozen=True)
class Kind:
    """One row of the report; of its variants the quickest is reported."""

    name: str
    module: str
    class_name: str
    variants: tuple[str, ...] = ("float32",)
    needs: str = "onnxruntime"  # the package without which it cannot be measured
    most_texts: int | None = None

    @property
    def installed(self) -> bool:
        """Say whether it can be measured here."""
        return importlib.util.find_spec(self.needs) is not None

    def build(self, voice: Voice, threads: int, temperature: float, variant: str) -> Engine:
        """Build the engine; its libraries are imported only now."""
        module = importlib.import_module(f"benchmarks.peers.{self.module}")
        engine: Engine = getattr(module, self.class_name)(voice, threads, temperature, variant)
        return engine


OURS = "Grimoire, int8"
_TORCH_INT8 = ("int8 GRU", "int8 GRUCell")
_TORCH_FLOAT32 = ("float32 GRU", "float32 GRUCell")
KINDS = (
    Kind(OURS, "grimoire", "Grimoire", ("int8",)),
    Kind("Grimoire, float32", "grimoire", "Grimoire"),
    Kind("The original's loop", "original", "Original", needs="tensorflow", most_texts=1),
    Kind("TensorFlow, one-step function", "tensorflow_step", "TensorflowStep", needs="tensorflow"),
    Kind("TensorFlow, XLA loop", "tensorflow_loop", "TensorflowLoop", needs="tensorflow"),
    Kind("NumPy", "numpy_loop", "NumpyLoop", needs="numpy"),
    Kind("ONNX Runtime, float32", "onnxruntime_loop", "OnnxruntimeLoop"),
    Kind("ONNX Runtime, dynamic int8", "onnxruntime_loop", "OnnxruntimeLoop", ("int8",)),
    Kind("PyTorch, float32", "pytorch", "Pytorch", _TORCH_FLOAT32, needs="torch"),
    Kind("PyTorch, dynamic int8", "pytorch", "Pytorch", _TORCH_INT8, needs="torch"),
)
