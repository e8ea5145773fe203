"""The settings of one training, as a value that is written into the voice."""

from dataclasses import dataclass

from model.network_config import MAX_LAYERS, MAX_SIZE
from train.errors import TrainError

_MOST_AT_ONCE = 4096
_BOUNDS: dict[str, tuple[float, float]] = {
    "embedding": (1, MAX_SIZE),
    "units": (1, MAX_SIZE),
    "layers": (1, MAX_LAYERS),
    "dropout": (0, 0.9),
    "input_dropout": (0, 0.9),
    "recurrent_dropout": (0, 0.9),
    "epochs": (1, 10_000),
    "batch": (1, _MOST_AT_ONCE),
    "window": (1, _MOST_AT_ONCE),
    "learning_rate": (1e-8, 1),
    "warmup_steps": (0, 1_000_000),
    "weight_decay": (0, 1),
    "final_rate": (0, 1),
    "gradient_norm": (1e-6, 1e6),
    "average": (0, 0.99999),
    "confidence": (0.1, 2),
    "held_out": (0.0001, 0.9),
    "seed": (0, 2**31 - 1),
}


@dataclass(frozen=True)
class Recipe:
    """How a voice is trained; a resumed training must have the same one."""

    embedding: int = 256
    units: int = 512
    layers: int = 2
    dropout: float = 0.1  # of what the output layer reads
    input_dropout: float = 0.0  # of what every GRU layer but the first reads
    recurrent_dropout: float = 0.0  # of the recurrent weights, as in Merity et al. 2017
    epochs: int = 10
    batch: int = 64  # streams of text read side by side
    window: int = 128  # characters read between two updates
    learning_rate: float = 2e-3  # at its highest: after the warm-up, before the cosine decay
    warmup_steps: int = 200
    final_rate: float = 0.02  # the learning rate at the end of the decay, as a share of the highest
    weight_decay: float = 0.01
    gradient_norm: float = 1.0  # gradients are scaled down to this global norm
    average: float = 0.995  # momentum of the moving average of the weights, which is the voice
    confidence: float = 1.0  # of the voice: what its logits are multiplied by, Guo et al. 2017
    held_out: float = 0.05  # the last share of every book
    seed: int = 1
    shuffled: bool = False  # read windows in random order, each from a fresh state
    bfloat16: bool = False  # matrix products in bfloat16, where the processor is faster with it

    def __post_init__(self) -> None:
        """Raise TrainError for a setting that makes no sense."""
        for name, (least, most) in _BOUNDS.items():
            value = getattr(self, name)
            if not least <= value <= most:  # not a number is never between
                option = "--" + name.replace("_", "-")
                raise TrainError(f"{option} is {value}; it must be between {least} and {most}.")
