"""Settings that suit a corpus and a machine, for whoever does not want to choose."""

from pathlib import Path
from typing import Any

NAMES = {
    "tiny": "a small network for a first look, within minutes",
    "laptop": "the best voice that a laptop learns in an hour or two",
    "gpu": "a larger network, for an accelerator; not measured by the authors",
    "original": "the recipe of the experiment that this program grew out of",
}

_SMALL, _LARGE = 300_000, 3_000_000  # characters
# For text that is read many times: without it the network learns it by heart. See the log.
_REPEATED = {
    "dropout": 0.35,
    "input_dropout": 0.35,
    "recurrent_dropout": 0.3,
    "weight_decay": 0.1,
}
_ORIGINAL = {
    "units": 1024,
    "layers": 1,
    "dropout": 0.0,
    "batch": 64,
    "window": 100,
    "learning_rate": 1e-3,
    "warmup_steps": 0,
    "final_rate": 1.0,
    "weight_decay": 0.0,
    "gradient_norm": 1e6,
    "average": 0.0,
    "shuffled": True,
}


def settings(preset: str, characters: int) -> dict[str, Any]:
    """Return what a preset says of a recipe, for a corpus of so many characters to learn."""
    if preset == "original":
        return dict(_ORIGINAL)
    if characters < _SMALL:
        chosen: dict[str, Any] = {"units": 256, "batch": 16, "epochs": 30, **_REPEATED}
    elif characters < _LARGE:
        chosen = {"units": 768, "batch": 32, "epochs": 20, **_REPEATED, "confidence": 0.85}
    else:
        chosen = {"units": 512, "batch": 64, "epochs": 5, "dropout": 0.0}
    if preset == "tiny":
        chosen |= {"units": 128, "embedding": 64, "epochs": min(5, chosen["epochs"])}
    if preset == "gpu":
        chosen |= {"units": 1024, "layers": 3, "batch": 128, "epochs": 2 * chosen["epochs"]}
    chosen["bfloat16"] = preset == "gpu" or quick_in_bfloat16()
    return chosen


def quick_in_bfloat16(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Say whether the processor multiplies bfloat16 faster than float32."""
    try:
        flags = cpuinfo.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags
