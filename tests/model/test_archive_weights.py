import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from tests import voices
from tests.voices import loads, refusal

WEIGHTS = "model.weights.h5"
DENSE = "layers/dense/vars/0"


def with_weights(small: Path, target: Path, change: Callable[[h5py.File], None]) -> Path:
    buffer = io.BytesIO(voices.read_entry(small, WEIGHTS))
    with h5py.File(buffer, "r+") as weights:
        change(weights)
    return voices.rewrite(small, target, {WEIGHTS: buffer.getvalue()})


def replaced(**settings: Any) -> Callable[[h5py.File], None]:
    """Store the output layer's kernel in another way."""

    def change(weights: h5py.File) -> None:
        array = weights[DENSE][()]
        del weights[DENSE]
        weights.create_dataset(DENSE, **{"data": array, **settings})

    return change


def linked(link: object) -> Callable[[h5py.File], None]:
    def change(weights: h5py.File) -> None:
        weights["elsewhere"] = weights[DENSE][()]
        del weights[DENSE]
        weights[DENSE] = link

    return change


def virtual(weights: h5py.File) -> None:
    shape = weights[DENSE].shape
    layout = h5py.VirtualLayout(shape, np.float32)
    layout[:] = h5py.VirtualSource("/etc/other.h5", "x", shape)
    del weights[DENSE]
    weights.create_virtual_dataset(DENSE, layout)


def set_one(value: float) -> Callable[[h5py.File], None]:
    def change(weights: h5py.File) -> None:
        weights[DENSE][3, 4] = value

    return change


def group_instead(weights: h5py.File) -> None:
    del weights[DENSE]
    weights.create_group(DENSE)


def type_instead(weights: h5py.File) -> None:
    del weights[DENSE]
    weights[DENSE] = np.dtype("<f4")


def array_on_the_way(weights: h5py.File) -> None:
    del weights["layers/dense/vars"]
    weights["layers/dense/vars"] = np.zeros(3)


SHAPE = (16, voices.SMALL.vocabulary)
HOSTILE: dict[str, tuple[Callable[[h5py.File], None], str]] = {
    "external data": (
        replaced(data=None, shape=SHAPE, dtype="f4", external=[("/etc/passwd", 0, 4096)]),
        "not stored plainly",
    ),
    "virtual data": (virtual, "not stored plainly"),
    "soft link": (linked(h5py.SoftLink("/elsewhere")), "holds a link"),
    "dangling soft link": (linked(h5py.SoftLink("/nowhere")), "holds a link"),
    "external link": (linked(h5py.ExternalLink("/etc/other.h5", "/x")), "holds a link"),
    "compressed": (replaced(compression="gzip"), "not stored plainly"),
    "checksummed": (replaced(fletcher32=True), "not stored plainly"),
    "no storage": (replaced(data=None, shape=SHAPE, dtype="f4"), "not stored plainly"),
    "no storage, chunks": (
        replaced(data=None, shape=SHAPE, dtype="f4", chunks=(4, 4)),
        "not stored plainly",
    ),
    "float64": (replaced(dtype="<f8"), "asks for float32"),
    "big end first": (replaced(dtype=">f4"), "asks for float32"),
    "strings": (replaced(data=None, shape=SHAPE, dtype=h5py.string_dtype()), "asks for float32"),
    "transposed": (replaced(data=np.zeros(SHAPE[::-1], "f4")), "asks for float32"),
    "a number": (replaced(data=np.float32(1)), "asks for float32"),
    "nothing": (replaced(data=h5py.Empty("f4")), "asks for float32"),
    "not a number": (set_one(np.nan), "not finite"),
    "infinite": (set_one(-np.inf), "not finite"),
    "absurd": (set_one(3e38), "absurdly large"),
    "a group": (group_instead, "has no array"),
    "a type": (type_instead, "has no array"),
    "an array on the way": (array_on_the_way, "has no layers/dense/vars/0"),
    "missing": (lambda weights: weights.pop(DENSE), "has no layers/dense/vars/0"),
}


@pytest.mark.parametrize(("change", "why"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_weights(
    small: Path, tmp_path: Path, change: Callable[[h5py.File], None], why: str
) -> None:
    assert why in refusal(with_weights(small, tmp_path / "x.keras", change))


def test_arrays_of_no_layer_do_no_harm(small: Path, tmp_path: Path) -> None:
    def add(weights: h5py.File) -> None:
        weights["optimizer/vars/0"] = np.ones(7)

    assert loads(with_weights(small, tmp_path / "x.keras", add))
