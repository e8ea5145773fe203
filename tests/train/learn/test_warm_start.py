from pathlib import Path

import numpy as np
import pytest

from model.card import ModelCard
from model.network_config import NetworkConfig
from model.vocabulary import Vocabulary
from model.voice import Voice
from tests import voices
from tests.train.conftest import Command, Trained
from train.errors import TrainError
from train.learn.warm_start import warm_start

NUMBERS = np.random.default_rng(1)


def chance(config: NetworkConfig) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    return {
        name: NUMBERS.normal(0, 1, shape).astype(np.float32)
        for name, shape in config.shapes().items()
    }


def test_characters_keep_their_weights_wherever_they_stand(trained: Trained) -> None:
    voice = Voice.load(trained[0])
    known = voice.vocabulary.characters
    vocabulary = Vocabulary("\u00e9" + known[:3] + "\u4e2d" + known[5:])
    config = NetworkConfig(len(vocabulary), *list(vars(voice.config).values())[1:])
    given = chance(config)
    mixed = warm_start(voice, config, vocabulary, given)
    assert set(mixed) == set(given)
    embedding, dense = "layers/embedding/vars/0", "layers/dense/vars/0"
    for place, character in enumerate(vocabulary.characters):
        if character in known:
            there = known.index(character)
            assert np.array_equal(mixed[embedding][place], voice.arrays[embedding][there])
            assert np.array_equal(mixed[dense][:, place], voice.arrays[dense][:, there])
        else:
            assert np.array_equal(mixed[embedding][place], given[embedding][place])
            assert np.array_equal(mixed[dense][:, place], given[dense][:, place])
    for name, array in mixed.items():
        if "gru" in name:
            assert np.array_equal(array, voice.arrays[name])


def test_other_sizes_are_refused(trained: Trained) -> None:
    voice = Voice.load(trained[0])
    config = NetworkConfig(5, 3, 7, 1, residual=False)
    with pytest.raises(TrainError, match="--embedding"):
        warm_start(voice, config, Vocabulary("abcde"), chance(config))


def sizes_of(config: NetworkConfig) -> list[str]:
    """Return the settings of a short training of such a network."""
    sizes = [f"--embedding={config.embedding}", f"--units={config.units}"]
    return [*sizes, f"--layers={config.layers}", "--epochs=1", "--batch=4", "--window=16"]


def test_fit_begins_where_the_voice_was(trained: Trained, tmp_path: Path, command: Command) -> None:
    voice = Voice.load(trained[0])
    config, out = voice.config, tmp_path / "more.keras"
    sizes = sizes_of(config)
    fitting: list[object] = ["fit", trained[1], "--out", out, *sizes]
    fitting += ["--dropout=0", "--learning-rate=1e-8"]
    assert command(*fitting, "--start", trained[0]).code == 0
    found, before = ModelCard.read(out), voice.card.held_out_nats
    assert found.held_out_nats == pytest.approx(before, abs=2e-3)
    # The books are the same, so its story goes on.
    told = voice.card.epochs
    assert found.epochs[:-1] == told
    assert found.epochs[-1].epoch == told[-1].epoch + 1
    assert found.epochs[-1].seconds > told[-1].seconds
    code, _, error = command(*fitting)
    assert code == 2
    assert "start=" in error
    elsewhere = tmp_path / "other.keras"
    fitting[3] = elsewhere
    code, _, error = command(*fitting, "--start", trained[0], "--held-out=0.2")
    assert code == 2
    assert error.endswith("give --held-out 0.05 or less.\n")
    code, _, error = command(
        *["fit", trained[1], "--out", elsewhere, "--units=7", "--start", trained[0]]
    )
    assert code == 2
    assert "give the same" in error
    code, _, error = command(
        *["fit", trained[1], "--out", elsewhere, "--start", voices.__file__, *sizes]
    )
    assert code == 2
    assert "not a .keras archive" in error


def test_what_the_first_voice_has_learnt_is_not_unknown(
    trained: Trained, tmp_path: Path, command: Command
) -> None:
    sizes = sizes_of(Voice.load(trained[0]).config)
    books = voices.write_books(tmp_path / "books", [voices.book(150, seed=9)])
    first = trained[0]
    for name in ("more", "again"):  # of its own books it may hold out what it held out before
        out = tmp_path / f"{name}.keras"
        fitting = ["fit", books, "--out", out, "--start", first, *sizes, "--held-out=0.1"]
        assert command(*fitting).code == 0
        for known, here in ((2, trained[1]), (1, books)):
            told = command("evaluate", out, here).out
            assert f"({known} books by their held-out end, 0 never seen)" in told
        code, _, error = command("report", out, trained[1])
        assert (code, "none of the books" in error) == (2, True)
        first = out
