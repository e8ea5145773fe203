"""Settings that suit a corpus and a machine, for whoever does not want to choose."""

from typing import Any

from model.network_config import NetworkConfig
from train.machine import Machine
from train.recipe import Recipe

NAMES = {
    "tiny": "a small network for a first look, within minutes",
    "laptop": "a network as large as learns the corpus in two hours or so, by its length and this "
    "machine's cores and memory",
    "gpu": "a larger network, for an accelerator; not measured by the authors",
    "original": "the recipe of the experiment that this program grew out of",
}

_SMALL, _LARGE = 300_000, 3_000_000  # characters
# For text that is read many times: without it the network learns it by heart. See the log.
_REPEATED = {"dropout": 0.35, "input_dropout": 0.35, "recurrent_dropout": 0.3, "weight_decay": 0.1}
_ORIGINAL = {
    "units": 1024,
    "layers": 1,
    "dropout": 0.0,
    "batch_size": 64,
    "sequence_length": 100,
    "learning_rate": 1e-3,
    "warmup_steps": 0,
    "final_lr_fraction": 1.0,
    "weight_decay": 0.0,
    "clip_norm": 1e6,
    "ema_decay": 0.0,
    "shuffled": True,
}


# What one core does in a second, and from how many on more of them hardly help; see the log.
_PER_CORE = {False: 60e9, True: 200e9}  # by whether it is quick in bfloat16
_MOST_CORES = 8
_SECONDS = 2.2 * 3600  # the estimate is a rough one
_MANY = 50_000_000  # characters, over all the epochs, that are enough for a large corpus
_UNITS = (768, 512, 384, 256)
_LITTLE_MEMORY = 4 << 30  # bytes


def default(machine: Machine) -> str:
    """Return the preset for whoever names none."""
    return "gpu" if machine.accelerator else "laptop"


def settings(preset: str, characters: int, machine: Machine) -> dict[str, Any]:
    """Return what a preset says of a recipe, for so many characters to learn on a machine."""
    if preset == "original":
        return dict(_ORIGINAL)
    if characters < _SMALL:
        chosen: dict[str, Any] = {"units": 256, "batch_size": 16, "epochs": 30, **_REPEATED}
    elif characters < _LARGE:
        chosen = {"units": 768, "batch_size": 32, "epochs": 20, **_REPEATED, "logit_scale": 0.85}
    else:
        epochs = min(5, -(-_MANY // characters))
        chosen = {
            "units": 768,
            "batch_size": 32,
            "epochs": epochs,
            "dropout": 0.0,
            "learning_rate": 3e-3,
        }
    if preset == "tiny":
        chosen |= {"units": 128, "embedding": 64, "epochs": min(5, chosen["epochs"])}
    elif preset == "gpu":
        chosen |= {"units": 1024, "layers": 3, "batch_size": 128, "epochs": 2 * chosen["epochs"]}
    else:
        chosen["units"] = _affordable(chosen["units"], characters * chosen["epochs"], machine)
    return chosen | {"bfloat16": machine.bfloat16 or preset == "gpu"}


def _affordable(most: int, characters: int, machine: Machine) -> int:
    """Return how many units, at most so many, read the characters in the time there is."""
    budget = _SECONDS * _PER_CORE[machine.bfloat16] * min(machine.cores, _MOST_CORES)
    for units in _UNITS:
        # Two operations with each weight, for its product and for either gradient.
        work = (
            6 * characters * NetworkConfig(100, Recipe.embedding, units, 2, True).weight_bytes() / 4
        )
        roomy = units <= 512 or machine.memory >= _LITTLE_MEMORY
        if units <= most and roomy and work <= budget:
            return units
    return min(most, _UNITS[-1])
