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
from tests.train.test_learner import learner, window

STEPS = 6
SCRIPT = """
import sys
import numpy as np
from tests.train.test_jax_learner import STEPS
from tests.train.test_learner import BATCH, LAYOUT
from train.batches import Window
from train.learner import make_learner
from train.recipe import Recipe

given = np.load(sys.argv[1])
recipe = Recipe(warmup_steps=0, bfloat16=sys.argv[3] == "bfloat16", **eval(sys.argv[4]))
made = make_learner(LAYOUT, recipe, BATCH, 100)
assert type(made).__name__ == "JaxLearner"
state = [given[f"state_{i}"] for i in range(len(given.files) - 3 * STEPS)]
made.restore(state)
losses = []
for step in range(STEPS):
    read = (given[f"{name}_{step}"] for name in ("inputs", "targets", "carried"))
    losses.append(made.learn(Window(*read), step))
np.savez(sys.argv[2], *made.export(), losses=losses)
"""


def with_jax(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )


def by_jax(folder: Path, dtype: str, **recipe: Any) -> tuple[list[np.ndarray[Any, Any]], Any]:
    """Return what six steps in JAX make of a fresh TensorFlow learner, and the losses."""
    arrays = {f"state_{i}": a for i, a in enumerate(learner(**recipe).export())}
    for step in range(STEPS):
        read = window(step, carried=step % 2)
        arrays |= {f"inputs_{step}": read.inputs, f"targets_{step}": read.targets}
        arrays[f"carried_{step}"] = read.carried
    np.savez(folder / "given.npz", **arrays)  # type: ignore[arg-type]
    files = str(folder / "given.npz"), str(folder / "taken.npz")
    done = with_jax("-c", SCRIPT, *files, dtype, repr(recipe))
    assert done.returncode == 0, done.stderr
    taken = np.load(files[1])
    return [taken[f"arr_{i}"] for i in range(len(taken.files) - 1)], taken["losses"]


@pytest.mark.parametrize("dtype, error", [("float32", 2e-4), ("bfloat16", 3e-2)])
def test_it_takes_the_steps_of_tensorflow(dtype: str, error: float, tmp_path: Path) -> None:
    settings = {"learning_rate": 1e-2, "dropout": 0.0, "average": 0.5}
    arrays, losses = by_jax(tmp_path, dtype, **settings)
    expected = learner(bfloat16=dtype == "bfloat16", **settings)
    found = [expected.learn(window(step, carried=step % 2), step) for step in range(STEPS)]
    assert found[0] - found[-1] > 0.1
    assert np.abs(losses - found).max() < error
    for ours, theirs in zip(arrays, expected.export(), strict=True):
        assert ours.shape == theirs.shape
        assert np.abs(ours - theirs).max() <= error * max(1, np.abs(theirs).max())


@pytest.mark.parametrize("what", ["dropout", "input_dropout", "recurrent_dropout"])
def test_it_drops_otherwise_in_every_step(what: str, tmp_path: Path) -> None:
    """With a learning rate of nearly nothing, only dropout makes steps differ."""
    settings = {"learning_rate": 1e-8, "weight_decay": 0.0, "dropout": 0.0}
    plain = by_jax(tmp_path, "float32", **settings)[1]
    dropped = by_jax(tmp_path, "float32", **{**settings, what: 0.5})[1]
    again = by_jax(tmp_path, "float32", **{**settings, what: 0.5})[1]
    assert np.array_equal(dropped, again)
    assert (np.abs(dropped - plain) > 1e-4).all()
    assert np.abs(dropped - plain).max() < 2


def test_fit_makes_the_same_kind_of_voice(tmp_path: Path) -> None:
    books = voices.write_books(tmp_path / "books", [voices.book(150, 1)])
    out = tmp_path / "voice.keras"
    settings = ["--units=24", "--embedding=8", "--epochs=3", "--batch=4", "--window=16"]
    settings += ["--warmup-steps=10", "--learning-rate=0.01"]
    done = with_jax("-m", "train", "fit", str(books), "--out", str(out), *settings)
    assert (done.returncode, done.stderr) == (0, "")
    voice = Voice.load(out)
    assert "jax" in voice.metadata["created_with"]
    losses = [epoch["held_out_nats"] for epoch in voice.metadata["epochs"]]
    assert losses[-1] < losses[0] - 0.1
    assert voice.write("The cat", code=1)


@pytest.mark.parametrize(
    ("library", "why"),
    [
        ("numpy", "KERAS_BACKEND is numpy; training needs tensorflow or jax."),
        ("theano", "Keras cannot be loaded (Unable to import backend : theano)."),
    ],
)
def test_another_library_is_refused(library: str, why: str, tmp_path: Path) -> None:
    books = voices.write_books(tmp_path / "books", [voices.book(150, 1)])
    done = subprocess.run(
        [sys.executable, "-m", "train", "fit", str(books), "--out", str(tmp_path / "x.keras")],
        env={**os.environ, "KERAS_BACKEND": library},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(why)
    assert len(done.stderr.splitlines()) == 1
