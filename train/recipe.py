"""The settings of one training, as a value that is written into the voice."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any

from model.network_config import MAX_LAYERS, MAX_SIZE
from train.errors import TrainError

_LAYERS = "GRU layers; from the second on, each adds to what it reads"
_DROPPED = "share dropped of"
_FINAL_RATE = "the last learning rate, as a share of the highest; 1 for no decay"
_AVERAGE = "momentum of the moving average of the weights, which becomes the voice"
_CONFIDENCE = """what the voice's logits are multiplied by; a network that was trained with much
dropout for long is too sure of itself"""


def _setting(default: float, meaning: str, *bounds: float, stored: str = "") -> Any:
    """Say once of a setting: its default, its help, its bounds, and its name outside."""
    return field(default=default, metadata={"help": meaning, "bounds": bounds, "stored": stored})


@dataclass(frozen=True)
class Recipe:
    """How a voice is trained; a resumed training must have the same one."""

    embedding: int = _setting(256, "size of a character's vector", 1, MAX_SIZE)
    units: int = _setting(512, "size of each GRU layer's hidden state", 1, MAX_SIZE)
    layers: int = _setting(2, _LAYERS, 1, MAX_LAYERS)
    dropout: float = _setting(0.1, f"{_DROPPED} what the output layer reads, in training", 0, 0.9)
    input_dropout: float = _setting(
        0.0, f"{_DROPPED} what every GRU layer but the first reads", 0, 0.9
    )
    # As in Merity et al. 2017.
    recurrent_dropout: float = _setting(0.0, f"{_DROPPED} the recurrent weights", 0, 0.9)
    epochs: int = _setting(10, "how often the corpus is read", 1, 10_000)
    batch_size: int = _setting(64, "streams of text read side by side", 1, 4096, stored="batch")
    sequence_length: int = _setting(
        128, "characters read between two updates", 1, 4096, stored="window"
    )
    learning_rate: float = _setting(
        2e-3, "highest learning rate of AdamW, after the warm-up", 1e-8, 1
    )
    warmup_steps: int = _setting(200, "updates until the highest learning rate", 0, 1_000_000)
    final_lr_fraction: float = _setting(0.02, _FINAL_RATE, 0, 1, stored="final_rate")
    weight_decay: float = _setting(0.01, "AdamW's weight decay", 0, 1)
    clip_norm: float = _setting(
        1.0, "global norm that gradients are scaled down to", 1e-6, 1e6, stored="gradient_norm"
    )
    ema_decay: float = _setting(0.995, _AVERAGE, 0, 0.99999, stored="average")
    # As in Guo et al. 2017.
    logit_scale: float = _setting(1.0, _CONFIDENCE, 0.1, 2, stored="confidence")
    held_out: float = _setting(
        0.05, "share at the end of every book that is not learnt", 0.0001, 0.9
    )
    random_seed: int = _setting(1, "of every random choice", 0, 2**31 - 1, stored="seed")
    shuffled: bool = _setting(False, "read windows in random order, each from a fresh state", 0, 1)
    # Where the processor is faster with it.
    bfloat16: bool = _setting(False, "take matrix products in bfloat16", 0, 1)

    def __post_init__(self) -> None:
        """Raise TrainError for a setting that makes no sense."""
        for setting in fields(self):
            value, (least, most) = getattr(self, setting.name), setting.metadata["bounds"]
            if not least <= value <= most:  # not a number is never between
                raise TrainError(
                    f"{option(setting)} is {value}; it must be between {least} and {most}."
                )

    def stored(self) -> dict[str, Any]:
        """Return the settings as voices and checkpoints keep them."""
        return {stored_name(setting): getattr(self, setting.name) for setting in fields(self)}


def stored_name(setting: "Field[Any]") -> str:
    """Return what a setting is called in voices, in checkpoints and on the command line."""
    return str(setting.metadata["stored"] or setting.name)


def option(setting: "Field[Any]") -> str:
    """Return the option of the command line that sets it."""
    return "--" + stored_name(setting).replace("_", "-")


def settings_of(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings by their names here of those that are stored; others are left out."""
    return {
        setting.name: stored[stored_name(setting)]
        for setting in fields(Recipe)
        if stored_name(setting) in stored
    }
