"""With KERAS_BACKEND=jax the same steps are taken: a training may change the library."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.voice import Voice
from tests import voices
from tests.train.learn.small_learner import learner, window

pytestmark = pytest.mark.timeout(300)  # JAX and TensorFlow compile

STEPS = 6
STEPPING = {"learning_rate": 1e-2, "dropout": 0.0, "ema_decay": 0.5}
# With a learning rate of nearly nothing, only dropout makes steps differ.
STANDING = {"learning_rate": 1e-8, "weight_decay": 0.0, "dropout": 0.0}
DROPOUTS = ["dropout", "input_dropout", "recurrent_dropout"]
RECIPES: dict[str, dict[str, Any]] = {
    "float32": STEPPING,
    "bfloat16": {**STEPPING, "bfloat16": True},
    "plain": STANDING,
    **{what: {**STANDING, what: 0.5} for what in DROPOUTS},
}
SCRIPT = """
import sys
import numpy as np
from tests.train.learn.test_jax_learner import RECIPES, STEPS
from tests.train.learn.small_learner import BATCH, CONFIG
from train.data.batches import Window
from train.learn.backends import make_learner
from train.recipe import Recipe

given, taken = np.load(sys.argv[1]), {}
state = [given[f"state_{i}"] for i in range(len(given.files) - 3 * STEPS)]
for name, recipe in RECIPES.items():
    made = make_learner(CONFIG, Recipe(warmup_steps=0, **recipe), BATCH, 100)
    assert type(made).__name__ == "JaxLearner"
    made.restore(state)
    same = Window(given["inputs_0"], given["targets_0"], np.zeros(BATCH, np.float32))
    taken[f"{name} same"] = [made.learn(same, step) for step in range(3)]
    for time in ("first", "again"):
        made.restore(state)
        losses = []
        for step in range(STEPS):
            read = (given[f"{part}_{step}"] for part in ("inputs", "targets", "carried"))
            losses.append(made.learn(Window(*read), step))
        taken[f"{name} {time}"] = losses
    taken |= {f"{name} {i}": array for i, array in enumerate(made.export())}
np.savez(sys.argv[2], **taken)
"""


def with_backend(
    backend: str, *command: object, platforms: str = "cpu"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, command)],
        env={**os.environ, "KERAS_BACKEND": backend, "JAX_PLATFORMS": platforms},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def by_jax(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What six steps in JAX make of a fresh TensorFlow learner by each recipe, and the losses."""
    folder = tmp_path_factory.mktemp("jax")
    arrays = {f"state_{i}": array for i, array in enumerate(learner().export())}
    for step in range(STEPS):
        read = window(step, carried=step % 2)
        arrays |= {f"inputs_{step}": read.inputs, f"targets_{step}": read.targets}
        arrays[f"carried_{step}"] = read.carried
    np.savez(folder / "given.npz", **arrays)  # type: ignore[arg-type]
    done = with_backend("jax", "-c", SCRIPT, folder / "given.npz", folder / "taken.npz")
    assert done.returncode == 0, done.stderr
    return np.load(folder / "taken.npz")


@pytest.mark.parametrize("dtype, error", [("float32", 2e-4), ("bfloat16", 3e-2)])
def test_it_takes_the_steps_of_tensorflow(dtype: str, error: float, by_jax: Any) -> None:
    expected = learner(**RECIPES[dtype])
    found = [expected.learn(window(step, carried=step % 2), step) for step in range(STEPS)]
    assert found[0] - found[-1] > 0.1
    assert np.abs(by_jax[f"{dtype} first"] - found).max() < error
    for number, theirs in enumerate(expected.export()):
        ours = by_jax[f"{dtype} {number}"]
        assert ours.shape == theirs.shape
        assert np.abs(ours - theirs).max() <= error * max(1, np.abs(theirs).max())


@pytest.mark.parametrize("what", DROPOUTS)
def test_it_drops_otherwise_in_every_step(what: str, by_jax: Any) -> None:
    plain, dropped = by_jax["plain first"], by_jax[f"{what} first"]
    assert np.array_equal(dropped, by_jax[f"{what} again"])
    assert (np.abs(dropped - plain) > 1e-4).all()
    assert np.abs(dropped - plain).max() < 2
    # The same window again and again: as surprising as before, but for what is dropped.
    assert np.ptp(by_jax["plain same"]) < 1e-4
    assert np.diff(np.sort(by_jax[f"{what} same"])).min() > 1e-4


def test_a_device_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    books = voices.write_books(tmp_path / "books", [voices.book(150, 1)])
    command = ["-m", "train", "fit", books, "--out", tmp_path / "x.keras"]
    done = with_backend("jax", *command, platforms="rocm")
    assert done.returncode == 2
    assert done.stderr.startswith("JAX finds no device (")
    assert len(done.stderr.splitlines()) == 1


def test_fit_makes_the_same_kind_of_voice(tmp_path: Path) -> None:
    books = voices.write_books(tmp_path / "books", [voices.book(150, 1)])
    out = tmp_path / "voice.keras"
    settings = ["--units=24", "--embedding=8", "--epochs=3", "--batch=4", "--window=16"]
    settings += ["--warmup-steps=10", "--learning-rate=0.01"]
    done = with_backend("jax", "-m", "train", "fit", books, "--out", out, *settings)
    assert (done.returncode, done.stderr) == (0, "")
    voice = Voice.load(out)
    assert "jax" in voice.card.created_with
    losses = [record.held_out_nats for record in voice.card.epochs]
    assert losses[-1] < losses[0] - 0.1
    assert voice.write("The cat", random_seed=1)


@pytest.mark.parametrize(
    ("library", "why"),
    [
        ("numpy", "KERAS_BACKEND is numpy; training needs tensorflow or jax."),
        ("theano", "Keras cannot be loaded (Unable to import backend : theano)."),
    ],
)
def test_another_library_is_refused(library: str, why: str, tmp_path: Path) -> None:
    books = voices.write_books(tmp_path / "books", [voices.book(150, 1)])
    done = with_backend(library, "-m", "train", "fit", books, "--out", tmp_path / "x.keras")
    assert done.returncode == 2
    assert done.stderr.startswith(why)
    assert len(done.stderr.splitlines()) == 1
