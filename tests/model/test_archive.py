import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests import voices
from tests.voices import loads, refusal

WEIGHTS = "model.weights.h5"


def change_config(path: Path, target: Path, change: Callable[[Any], None]) -> Path:
    config = voices.read_json(path, "config.json")
    change(config)
    return voices.rewrite(path, target, {"config.json": json.dumps(config).encode()})


def test_what_is_no_archive(tmp_path: Path) -> None:
    empty = tmp_path / "empty.keras"
    empty.touch()
    text = tmp_path / "text.keras"
    text.write_text("Once upon a time")
    assert "not a .keras archive" in refusal(empty)
    assert "not a .keras archive" in refusal(text)
    assert refusal(tmp_path / "missing.keras") == "there is no such file"
    assert "directory" in refusal(tmp_path).lower()
    assert "cannot be read" in refusal(text / "below.keras")
    assert "cannot be read" in refusal(tmp_path / ("x" * 300))
    assert "not a .keras archive" in refusal(tmp_path / "nul\0.keras")


def test_a_truncated_file_is_refused_wherever_it_ends(small: Path, tmp_path: Path) -> None:
    content = small.read_bytes()
    path = tmp_path / "cut.keras"
    for end in np.linspace(0, len(content) - 1, 80, dtype=int):
        path.write_bytes(content[:end])
        refusal(path)


@pytest.mark.slow
def test_a_flipped_bit_is_refused_or_harmless(small: Path, tmp_path: Path) -> None:
    content = small.read_bytes()
    path = tmp_path / "flipped.keras"
    in_directory = range(len(content) - 330, len(content))
    anywhere = np.random.default_rng(1).integers(0, len(content), 300)
    loaded = 0
    for number, place in enumerate([*in_directory, *anywhere]):
        damaged = bytearray(content)
        damaged[place] ^= 1 << number % 8
        path.write_bytes(damaged)
        loaded += loads(path)
    assert loaded < 200  # dates, attributes, padding; the checksums see the rest


@pytest.mark.slow
def test_damaged_weights_with_a_right_checksum(small: Path, tmp_path: Path) -> None:
    content = voices.read_entry(small, WEIGHTS)
    structure = np.random.default_rng(1).integers(0, len(content), 250)
    for number, place in enumerate([*range(0, 160, 2), *structure]):
        damaged = bytearray(content)
        damaged[place] ^= 1 << number % 8
        loads(voices.rewrite(small, tmp_path / "x.keras", {WEIGHTS: bytes(damaged)}))
    for end in np.linspace(0, len(content) - 1, 40, dtype=int):
        refusal(voices.rewrite(small, tmp_path / "x.keras", {WEIGHTS: content[:end]}))


@pytest.mark.parametrize("name", ["config.json", "voice.json", WEIGHTS])
def test_a_missing_entry_is_named(small: Path, tmp_path: Path, name: str) -> None:
    path = voices.rewrite(small, tmp_path / "x.keras", {name: None})
    assert refusal(path) == f"has no {name}, so it is not a voice of Grimoire"


@pytest.mark.parametrize("name", ["config.json", "voice.json"])
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"\xff\xfe\x00", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"a":' + b"9" * 5000 + b"}", "is not JSON"),
        (b"[]", "is not a JSON object"),
        (b"null", "is not a JSON object"),
        (b"1e999", "is not a JSON object"),
    ],
    ids=range(8),
)
def test_bad_json(small: Path, tmp_path: Path, name: str, content: bytes, why: str) -> None:
    assert refusal(voices.rewrite(small, tmp_path / "x.keras", {name: content})) == f"{name} {why}"


def test_the_smallest_wrong_size_is_seen(small: Path, tmp_path: Path) -> None:
    def widen(config: Any) -> None:
        config["config"]["layers"][-2]["config"]["rate"] = 0.3  # harmless
        for layer in config["config"]["layers"]:
            if layer["class_name"] == "GRU":
                layer["config"]["units"] += 1

    assert "float32 (8, 51)" in refusal(change_config(small, tmp_path / "x.keras", widen))


@pytest.mark.parametrize("units", [4096, 10**9])
def test_absurd_sizes_are_refused_before_memory_is_spent(
    small: Path, tmp_path: Path, units: int
) -> None:
    def swell(config: Any) -> None:
        for layer in config["config"]["layers"]:
            if layer["class_name"] == "GRU":
                layer["config"]["units"] = units

    path = change_config(small, tmp_path / "x.keras", swell)
    assert peak_of_refusal(path) < 2 << 20


def peak_of_refusal(path: Path) -> int:
    """Return the most bytes that were taken while a file was refused."""
    tracemalloc.start()
    try:
        refusal(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def packed(small: Path, target: Path, name: str, content: bytes, method: int) -> Path:
    voices.rewrite(small, target, {name: None})
    with zipfile.ZipFile(target, "a", method) as archive:
        archive.writestr(name, content)
    return target


@pytest.mark.parametrize("name", ["config.json", "voice.json", WEIGHTS])
def test_a_bomb_is_refused_before_memory_is_spent(small: Path, tmp_path: Path, name: str) -> None:
    zeros = bytes(100 << 20)
    path = packed(small, tmp_path / "x.keras", name, zeros, zipfile.ZIP_DEFLATED)
    del zeros
    assert peak_of_refusal(path) < 2 << 20
    # The same with a modest claim: what is unpacked must not be more than what is claimed.
    content = bytearray(path.read_bytes())
    claim = (100 << 20).to_bytes(4, "little")
    assert content.count(claim) == 2  # in the entry's own head and in the directory
    path.write_bytes(content.replace(claim, (60_000).to_bytes(4, "little")))
    assert peak_of_refusal(path) < 4 << 20


def test_a_big_plain_entry_is_refused_before_it_is_read(small: Path, tmp_path: Path) -> None:
    path = packed(small, tmp_path / "x.keras", WEIGHTS, bytes(20 << 20), zipfile.ZIP_STORED)
    assert peak_of_refusal(path) < 2 << 20


def test_a_story_may_repeat_itself(small: Path, tmp_path: Path) -> None:
    told = voices.metadata(epochs=[{"epoch": n, "text": "x" * 900} for n in range(2_000)])
    content = json.dumps(told).encode()
    assert loads(packed(small, tmp_path / "x.keras", "voice.json", content, zipfile.ZIP_DEFLATED))


def test_packing_methods(small: Path, tmp_path: Path) -> None:
    content = voices.read_entry(small, WEIGHTS)
    path = tmp_path / "x.keras"
    assert loads(packed(small, path, WEIGHTS, content, zipfile.ZIP_DEFLATED))
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert "packed by a method" in refusal(packed(small, path, WEIGHTS, content, method))


@pytest.mark.parametrize(("offset", "value", "why"), [(8, 1, "encrypted"), (10, 99, "method")])
def test_flags_in_the_directory(
    small: Path, tmp_path: Path, offset: int, value: int, why: str
) -> None:
    content = bytearray(small.read_bytes())
    place = content.index(b"PK\x01\x02")
    while place >= 0:
        content[place + offset] = value
        place = content.find(b"PK\x01\x02", place + 1)
    path = tmp_path / "x.keras"
    path.write_bytes(content)
    assert why in refusal(path)
