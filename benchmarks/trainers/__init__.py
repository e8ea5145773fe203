"""Every way to train that is measured: a function that makes one, by its name."""

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass

from model.network_config import NetworkConfig

BATCH = 64
WINDOW = 128

Step = Callable[[], object]  # reads one window and changes the weights


@dataclass(frozen=True)
class Kind:
    """One row of the report."""

    name: str
    module: str  # has make(config, dtype) -> Step
    dtype: str
    needs: str  # the package without which it cannot be measured
    environment: tuple[tuple[str, str], ...] = ()

    @property
    def installed(self) -> bool:
        """Say whether it can be measured here."""
        return importlib.util.find_spec(self.needs) is not None

    def make(self, config: NetworkConfig) -> Step:
        """Build the network and its optimiser; its libraries are imported only now."""
        step: Step = importlib.import_module(f"benchmarks.trainers.{self.module}").make(
            config, self.dtype
        )
        return step


_JAX = (("KERAS_BACKEND", "jax"),)
KINDS = (
    Kind("Grimoire, bfloat16", "grimoire", "bfloat16", "tensorflow"),
    Kind("Grimoire, float32", "grimoire", "float32", "tensorflow"),
    Kind("Grimoire on JAX, bfloat16", "grimoire", "bfloat16", "jax", _JAX),
    Kind("Grimoire on JAX, float32", "grimoire", "float32", "jax", _JAX),
    Kind("Keras' GRU and fit, XLA, bfloat16", "keras_fit", "mixed_bfloat16", "tensorflow"),
    Kind("Keras' GRU and fit, XLA, float32", "keras_fit", "float32", "tensorflow"),
    Kind("PyTorch's nn.GRU, bfloat16", "pytorch", "bfloat16", "torch"),
    Kind("PyTorch's nn.GRU, float32", "pytorch", "float32", "torch"),
)
