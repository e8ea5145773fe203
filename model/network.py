"""The network in Keras: how a voice is trained and saved. The worker never imports this."""

import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keras

from model.card import ModelCard
from model.network_config import NetworkConfig

_TOLD = "voice.json"


def build_network(config: NetworkConfig, dropout: float = 0.0) -> keras.Model:
    """Build ids int [batch, time] -> logits float32 [batch, time, vocabulary].

    From the second GRU on, a residual network adds each layer's input to its output.
    """
    ids = keras.Input((None,), dtype="int32", name="ids")
    x = keras.layers.Embedding(config.vocabulary, config.embedding, name="embedding")(ids)
    for number in range(1, config.layers + 1):
        y = keras.layers.GRU(config.units, return_sequences=True, name=f"gru_{number}")(x)
        if config.residual and number > 1:
            y = keras.layers.Add(name=f"residual_{number}")([x, y])
        x = y
    x = keras.layers.Dropout(dropout, name="dropout")(x)
    return keras.Model(ids, keras.layers.Dense(config.vocabulary, name="logits")(x), name="voice")


def save_voice(network: keras.Model, card: ModelCard, path: Path) -> None:
    """Save a network and its card as one file, whole or not at all; may raise OSError."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".partial-") as folder:
        saved, partial = Path(folder) / "saved.keras", Path(folder) / "voice.keras"
        keras.saving.save_model(network, saved)
        save_retold(saved, card.dump(), partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(path)


def save_retold(saved: Path, told: Mapping[str, Any], path: Path) -> None:
    """Save what Keras has saved, or a voice, with this `voice.json`; may raise OSError."""
    text = json.dumps(told, ensure_ascii=False, indent=1)
    with (
        zipfile.ZipFile(saved) as stored,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in stored.namelist():
            if name != _TOLD:
                archive.writestr(name, stored.read(name))  # Keras does not compress
        # The name of a file or a title from a command line may hold what UTF-8 cannot.
        archive.writestr(_TOLD, text.encode(errors="replace"))
