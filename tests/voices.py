"""Small voices and books for the tests: random networks, a trained one, archives with faults.

Nothing here needs Keras; `tests/make_voices.py` made what lies in `tests/data`.
"""

import atexit
import functools
import itertools
import json
import random
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.arrays import Floats
from model.card import FORMAT_VERSION, ModelCard
from model.errors import VoiceError
from model.network_config import NetworkConfig
from model.vocabulary import Vocabulary
from model.voice import Voice

_DATA = Path(__file__).parent / "data"
CHARACTERS = "\n !\"',-.?ABCDEFGHIabcdefghijklmnopqrstuvwxyz"
SMALL = NetworkConfig(vocabulary=len(CHARACTERS), embedding=8, units=16, layers=2, residual=True)
SMALL_VOICE = _DATA / "small.keras"  # random weights


def metadata(characters: str = CHARACTERS, **others: Any) -> dict[str, Any]:
    """Return a voice.json entry with what every voice has."""
    return {"format_version": FORMAT_VERSION, "title": "Test", "vocabulary": characters, **others}


def lively_weights(shapes: Iterable[tuple[int, ...]], seed: int = 1) -> Iterator[Floats]:
    """Draw weights so large that gates open and close: initial ones hardly move a state.

    Shapes come in Keras' order: the embedding; kernels and a bias [2, ...] of each layer; the
    output's kernel and bias.
    """
    numbers = np.random.default_rng(seed)
    for number, shape in enumerate(shapes):
        bias = len(shape) == 1 or shape[0] == 2
        spread = 1.0 if number == 0 else 0.5 if bias else 1.5 / np.sqrt(shape[0])
        yield numbers.normal(0, spread, shape).astype(np.float32)


def lively(config: NetworkConfig, seed: int = 1) -> Voice:
    """Return a random voice whose gates are really exercised."""
    shapes = config.shapes()
    arrays = dict(zip(shapes, lively_weights(shapes.values(), seed), strict=True))
    characters = characters_of(config)
    return Voice(config, Vocabulary(characters), arrays, ModelCard("Test", characters))


def characters_of(config: NetworkConfig) -> str:
    """Return as many characters as a network has."""
    fits = config.vocabulary == len(CHARACTERS)
    return CHARACTERS if fits else "".join(map(chr, range(33, 33 + config.vocabulary)))


def rewrite(path: Path, target: Path, entries: Mapping[str, bytes | None]) -> Path:
    """Copy an archive with some entries replaced, or left out where None stands."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = entries.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


def read_entry(path: Path, name: str) -> bytes:
    """Return one entry of an archive."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def read_json(path: Path, name: str) -> Any:
    """Return one entry of an archive, parsed."""
    return json.loads(read_entry(path, name))


def book(sentences: int, seed: int = 1) -> str:
    """Make a book of simple English sentences, three to a paragraph, some of them spoken."""
    choose = random.Random(seed).choice
    told = []
    for _ in range(sentences):
        who = choose(["The old king", "The cat", "A small girl", "The wizard", "My brother"])
        does = choose(["went", "ran", "walked", "came", "looked"])
        where = choose(["into the wood", "down the hill", "to the river", "home", "out"])
        says = choose([".", ".", ".", ", and that was all.", "!"])
        spoken = choose([False, False, False, True])
        told.append(
            f'"Come here," said {who[0].lower()}{who[1:]}.'
            if spoken
            else f"{who} {does} {where}{says}"
        )
    paragraphs = itertools.zip_longest(*[iter(told)] * 3, fillvalue="")
    return "\n\n".join(" ".join(paragraph).strip() for paragraph in paragraphs)


def write_books(folder: Path, books: Sequence[str]) -> Path:
    """Write books into a new folder."""
    folder.mkdir(parents=True)
    for number, text in enumerate(books):
        (folder / f"book{number}.txt").write_text(text, encoding="utf-8")
    return folder


@functools.cache
def trained() -> tuple[Path, Path]:
    """Return the file of a tiny trained voice, and a folder with its corpus."""
    folder = Path(tempfile.mkdtemp(prefix="grimoire-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return _DATA / "trained.keras", write_books(folder / "books", [book(500, 1), book(500, 2)])


def write_voice(path: Path, **told: Any) -> Path:
    """Write the trained voice, telling only these things of itself."""
    entry = json.dumps({"format_version": FORMAT_VERSION, **told})
    return rewrite(trained()[0], path, {"voice.json": entry.encode()})


def vocabulary() -> str:
    """Return the characters of the trained voice."""
    return Voice.load(trained()[0]).vocabulary.characters


def refusal(path: Path) -> str:
    """Return why a file is no voice: one line that begins with the file's name."""
    with pytest.raises(VoiceError) as caught:
        Voice.load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


def loads(path: Path) -> bool:
    """Say whether a file is a voice; it may be refused, but only properly."""
    try:
        Voice.load(path)
    except VoiceError:
        return False
    return True
