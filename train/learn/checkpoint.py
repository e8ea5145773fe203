"""What a training needs to go on after a kill, in one file that is replaced as a whole."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from train.atomic_files import atomic_replace
from train.errors import TrainError

Saved = tuple[dict[str, Any], list[NDArray[Any]]]


def save_checkpoint(
    path: Path, folder: Path, progress: dict[str, Any], arrays: Sequence[NDArray[Any]]
) -> None:
    """Write in the folder, then put it in the old checkpoint's place; may raise OSError."""
    partial = folder / path.name
    numbered: dict[str, Any] = {f"array_{index:03}": array for index, array in enumerate(arrays)}
    with partial.open("wb") as file:
        np.savez(file, progress=np.array(json.dumps(progress)), **numbered)
    atomic_replace(partial, path)


def read_checkpoint(path: Path) -> bytes:
    """Return a checkpoint's bytes, none if there is no file; raise TrainError for other trouble."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise TrainError(f"The checkpoint {path} cannot be read: {error.strerror}.") from None


def begun_with(path: Path) -> dict[str, Any]:
    """Return what its training began with; nothing for a checkpoint that cannot be read."""
    try:
        with np.load(path, allow_pickle=False) as file:
            progress = json.loads(str(file["progress"]))
            return {**progress["identity"], "preset": progress.get("preset")}
    except Exception:  # as below; whoever goes on from it says what is wrong
        return {}


def parse_checkpoint(content: bytes, path: Path) -> Saved:
    """Return what a checkpoint's bytes hold; raise TrainError, which names `path`, for damage."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            progress: dict[str, Any] = json.loads(str(file["progress"]))
            return progress, [file[name] for name in sorted(file.files) if name != "progress"]
    except Exception as error:  # zipfile, zlib, NumPy: each has errors of its own for damage
        raise TrainError(
            f"The checkpoint {path} cannot be read ({type(error).__name__}). "
            "Move it away to begin anew."
        ) from None
