"""Small voices and books for the tests: random networks, a trained one, archives with faults."""

import atexit
import functools
import itertools
import json
import random
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from numpy.typing import NDArray
from rich.console import Console

from model.card import FORMAT_VERSION, ModelCard
from model.errors import VoiceError
from model.network import build_network, save_voice
from model.network_config import NetworkConfig
from model.voice import Voice
from train.data.corpus import read_corpus
from train.learn.fit import fit
from train.learn.job import Job
from train.recipe import Recipe

CHARACTERS = "\n !\"',-.?ABCDEFGHIabcdefghijklmnopqrstuvwxyz"
SMALL = NetworkConfig(vocabulary=len(CHARACTERS), embedding=8, units=16, layers=2, residual=True)


def metadata(characters: str = CHARACTERS, **others: Any) -> dict[str, Any]:
    """Return a voice.json entry with what every voice has."""
    return {"format_version": FORMAT_VERSION, "title": "Test", "vocabulary": characters, **others}


def set_lively_weights(network: keras.Model, seed: int = 1) -> None:
    """Give weights so large that gates open and close: initial ones hardly move a state."""
    numbers = np.random.default_rng(seed)
    for variable in network.trainable_variables:
        *inputs, _ = variable.shape
        spread = 1.5 / np.sqrt(inputs[0]) if "kernel" in variable.name else 0.5
        if "embedding" in variable.path:
            spread = 1.0
        variable.assign(numbers.normal(0, spread, variable.shape))


def save_lively(config: NetworkConfig, path: Path, seed: int = 1) -> Path:
    """Save a random voice whose gates are really exercised."""
    network = build_network(config, dropout=0.1)
    set_lively_weights(network, seed)
    characters = "".join(map(chr, range(33, 33 + config.vocabulary)))
    fits = config.vocabulary == len(CHARACTERS)
    save_voice(network, ModelCard("Test", CHARACTERS if fits else characters), path)
    return path


def keras_logits(path: Path, ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return what Keras computes: ids [batch, time] -> logits [batch, time, vocabulary]."""
    network = keras.saving.load_model(path)
    return np.asarray(network(ids.astype(np.int32), training=False))


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
    """Train a tiny voice once for all tests; return its file and its corpus."""
    folder = Path(tempfile.mkdtemp(prefix="grimoire-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    books = write_books(folder / "books", [book(500, 1), book(500, 2)])
    recipe = Recipe(
        embedding=16,
        units=48,
        epochs=4,
        batch_size=8,
        sequence_length=32,
        learning_rate=1e-2,
        warmup_steps=20,
    )
    out = folder / "trained.keras"
    corpus = read_corpus(books, recipe.held_out)
    fit(Job(corpus, out, recipe, "Trained", "CC0", ["The cat"]), Console(quiet=True))
    return out, books


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
