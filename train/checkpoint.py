"""What a training needs to go on after a kill, in one file that is replaced as a whole."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from train.errors import TrainError


def save_checkpoint(path: Path, progress: dict[str, Any], arrays: Sequence[NDArray[Any]]) -> None:
    """Write beside the old checkpoint, then put it in its place; may raise OSError."""
    partial = path.with_name(f".partial-{path.name}")
    try:
        with partial.open("wb") as file:
            numbered: dict[str, Any] = {
                f"array_{index:03}": array for index, array in enumerate(arrays)
            }
            np.savez(file, progress=np.array(json.dumps(progress)), **numbered)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def load_checkpoint(path: Path) -> tuple[dict[str, Any], list[NDArray[Any]]]:
    """Return the progress and the arrays; raise TrainError if the file is damaged."""
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            progress: dict[str, Any] = json.loads(str(file["progress"]))
            return progress, [file[name] for name in sorted(file.files) if name != "progress"]
    except Exception as error:  # zipfile, zlib, NumPy: each has errors of its own for damage
        raise TrainError(
            f"The checkpoint {path} cannot be read ({type(error).__name__}). "
            "Move it away to begin anew."
        ) from None
