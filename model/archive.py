"""Reading a voice file as plain data: no Keras, no pickles, nothing that can run.

Every size is checked against what the network's own description allows before it is read.
"""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import h5py
import numpy as np

from model.arrays import Floats, Weights
from model.errors import VoiceError, naming
from model.network_config import MAX_WEIGHT_BYTES, NetworkConfig, read_network_config

T = TypeVar("T")

# The largest size in bytes that each entry may claim.
_WEIGHTS = "model.weights.h5"
_LIMITS = {"config.json": 1 << 20, "voice.json": 4 << 20, _WEIGHTS: MAX_WEIGHT_BYTES}
# Weights hardly compress: an entry that claims to have shrunk further is a bomb.
_MOST_PACKED = 16
# Optimisers keep up to three arrays beside each weight, HDF5 some kilobytes for each array.
_MOST_BESIDE = 4
_HDF5_EXTRA = 1 << 20
# Larger numbers could overflow in a product.
_LARGEST_WEIGHT = 1e6


def read_archive(path: Path) -> tuple[NetworkConfig, Weights, dict[str, Any]]:
    """Return the network's config, the weights by their path, and the parsed `voice.json`.

    Raises VoiceError when the file is missing, damaged, foreign or not plain data.
    """

    def read(archive: zipfile.ZipFile) -> tuple[NetworkConfig, Weights, dict[str, Any]]:
        described = _read_json(archive, "config.json")
        metadata = _read_json(archive, "voice.json")
        config = read_network_config(described)
        return config, _read_weights(archive, config), metadata

    return _opened(path, read)


def read_metadata(path: Path) -> dict[str, Any]:
    """Return the parsed `voice.json` alone, which is quick; raise VoiceError as `read_archive`."""
    return _opened(path, lambda archive: _read_json(archive, "voice.json"))


def _opened(path: Path, read: Callable[[zipfile.ZipFile], T]) -> T:
    try:
        with naming(path), zipfile.ZipFile(path) as archive:
            return read(archive)
    except VoiceError:
        raise
    except FileNotFoundError:
        raise VoiceError(f"{path}: there is no such file") from None
    except OSError as error:
        raise VoiceError(f"{path}: cannot be read ({error.strerror or 'damaged'})") from None
    # Each library below has errors of its own for damaged data: zlib.error, struct.error, ...
    except Exception:
        raise VoiceError(f"{path}: not a .keras archive, or a damaged one") from None


def _find_entry(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    try:
        entry = archive.getinfo(name)
    except KeyError:
        raise VoiceError(f"has no {name}, so it is not a voice of Grimoire") from None
    if entry.flag_bits & 1:
        raise VoiceError(f"{name} is encrypted")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise VoiceError(f"{name} is packed by a method that voices do not use")
    most = _LIMITS[name]
    if name == _WEIGHTS:  # a story may repeat itself: a network learns little in its last epochs
        most = min(most, _MOST_PACKED * (entry.compress_size + 1024))
    if entry.file_size > most:
        raise VoiceError(f"{name} claims {entry.file_size:,} bytes; {most:,} are allowed")
    return entry


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # Not archive.read(), which unpacks past the claimed size before it looks.
    with archive.open(entry) as file:
        content = file.read(entry.file_size)
        if len(content) != entry.file_size or file.read(1):
            raise VoiceError(f"{entry.filename} has another size than it claims")
    return content


def _read_json(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    try:
        value = json.loads(_read_entry(archive, _find_entry(archive, name)))
    except (ValueError, RecursionError):
        raise VoiceError(f"{name} is not JSON") from None
    if not isinstance(value, dict):
        raise VoiceError(f"{name} is not a JSON object")
    return value


def _read_weights(archive: zipfile.ZipFile, config: NetworkConfig) -> Weights:
    needed = config.weight_bytes()
    entry = _find_entry(archive, _WEIGHTS)
    if not needed <= entry.file_size <= _MOST_BESIDE * needed + _HDF5_EXTRA:
        raise VoiceError(
            f"config.json asks for {needed:,} bytes of weights,"
            f" model.weights.h5 has {entry.file_size:,} bytes"
        )
    content = _read_entry(archive, entry)
    try:
        with h5py.File(io.BytesIO(content), "r") as weights:
            shapes = config.shapes().items()
            return {name: _read_array(weights, name, shape) for name, shape in shapes}
    except VoiceError:
        raise
    except Exception:
        raise VoiceError("model.weights.h5 is not an HDF5 file, or a damaged one") from None


def _read_array(weights: h5py.File, name: str, shape: tuple[int, ...]) -> Floats:
    place: Any = weights
    for part in name.split("/"):
        # A soft or external link could lead into another file of this machine: even asking
        # whether it leads anywhere opens that file.
        link = place.get(part, getlink=True) if isinstance(place, h5py.Group) else None
        if link is None:
            raise VoiceError(f"model.weights.h5 has no {name}")
        if not isinstance(link, h5py.HardLink):
            raise VoiceError(f"model.weights.h5 holds a link at {name}, not data")
        place = place[part]
    if not isinstance(place, h5py.Dataset):
        raise VoiceError(f"model.weights.h5 has no array at {name}")
    if place.shape != shape or place.dtype != np.dtype("<f4"):
        raise VoiceError(
            f"{name} is {place.dtype} {place.shape}, config.json asks for float32 {shape}"
        )
    # Data elsewhere, computed from other data, or packed could be larger than this file.
    if (
        place.external
        or place.is_virtual
        or place.id.get_create_plist().get_nfilters()
        or place.id.get_storage_size() != place.nbytes
    ):
        raise VoiceError(f"{name} is not stored plainly inside the file")
    array: Floats = place[()]
    if not (np.abs(array) <= _LARGEST_WEIGHT).all():
        raise VoiceError(f"{name} holds numbers that are not finite, or absurdly large")
    return array
