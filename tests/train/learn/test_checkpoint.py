import io
import pickle
import resource
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.train.conftest import load_checkpoint
from train.errors import TrainError
from train.learn.checkpoint import save_checkpoint

PROGRESS = {"at": {"epoch": 2, "loss_sum": 0.1 + 0.2}, "identity": {"corpus": "ü"}}
ARRAYS: list[np.ndarray[Any, Any]] = [
    np.arange(6, dtype=np.float32).reshape(2, 3),
    np.array(7, np.int64),
    np.zeros((0, 2)),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "unfinished"
    made.mkdir()
    return made


@pytest.fixture
def saved(tmp_path: Path, folder: Path) -> Path:
    path = tmp_path / "voice.checkpoint.npz"
    save_checkpoint(path, folder, PROGRESS, ARRAYS)
    return path


def test_what_is_saved_is_loaded(saved: Path) -> None:
    progress, arrays = load_checkpoint(saved)
    assert progress == PROGRESS
    assert len(arrays) == 3
    for ours, theirs in zip(arrays, ARRAYS, strict=True):
        assert ours.dtype == theirs.dtype
        assert np.array_equal(ours, theirs)
    assert sorted(saved.parent.rglob("*")) == [saved.parent / "unfinished", saved]


def test_many_arrays_keep_their_order(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "many.npz"
    save_checkpoint(path, folder, {}, [np.array(number) for number in range(120)])
    assert [int(array) for array in load_checkpoint(path)[1]] == list(range(120))


def test_a_damaged_checkpoint_is_one_sentence(saved: Path) -> None:
    content = saved.read_bytes()
    for end in np.linspace(0, len(content) - 1, 60, dtype=int):
        saved.write_bytes(content[:end])
        with pytest.raises(TrainError, match="Move it away"):
            load_checkpoint(saved)
    for place in range(0, len(content), 7):
        damaged = bytearray(content)
        damaged[place] ^= 255
        saved.write_bytes(damaged)
        try:
            load_checkpoint(saved)
        except TrainError as error:
            assert "Move it away" in str(error)


def test_a_checkpoint_cannot_run_code(tmp_path: Path) -> None:
    mark = tmp_path / "executed"

    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return mark.touch, ()

    path = tmp_path / "evil.npz"
    path.write_bytes(pickle.dumps(Evil()))
    with pytest.raises(TrainError):
        load_checkpoint(path)
    buffer = io.BytesIO()
    np.savez(buffer, progress=np.array([Evil()], dtype=object))
    path.write_bytes(buffer.getvalue())
    with pytest.raises(TrainError):
        load_checkpoint(path)
    assert not mark.exists()


def test_a_full_disk_leaves_the_earlier_checkpoint(saved: Path, folder: Path) -> None:
    before = saved.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    earlier = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            save_checkpoint(saved, folder, PROGRESS, [np.zeros(100_000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, earlier)
    assert saved.read_bytes() == before
