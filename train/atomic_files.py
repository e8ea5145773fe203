"""Files that are whole or not there, whenever a process is killed or a disk is full."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from train.errors import TrainError


def atomic_replace(partial: Path, path: Path) -> None:
    """Put a finished file in the place of an earlier one, for good; may raise OSError."""
    _to_disk(partial)
    partial.replace(path)
    _to_disk(path.parent)  # the new name is the folder's


@contextmanager
def scratch_dir(path: Path) -> Iterator[Path]:
    """Lend a folder beside a file for what is not finished yet; may raise OSError.

    What a killed process has left in it goes first. Raises TrainError if a living one is in it.
    """
    folder = path.with_name(f".partial-{path.name}")
    folder.mkdir(parents=True, exist_ok=True)
    with exclusive_lock(folder, f"Another process is at work on {path}."):
        try:
            for left in folder.iterdir():
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def exclusive_lock(folder: Path, busy: str) -> Iterator[None]:
    """Keep other processes out of a folder; raise TrainError, which says `busy`, if one is in it.

    The lock ends with the process, however that ends.
    """
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise TrainError(busy) from None
    except OSError:  # this kind of disk knows no locks
        pass
    try:
        yield
    finally:
        os.close(held)


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
