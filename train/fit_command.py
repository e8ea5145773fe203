"""`python -m train fit`: train a voice, on one machine or several."""

import argparse
import math
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console

from train import presets
from train.data.corpus import Corpus, check_enough
from train.errors import TrainError
from train.learn.checkpoint import begun_with
from train.learn.distributed import ALONE, Cluster, find_cluster, join_workers
from train.learn.job import Job, checkpoint_of
from train.learn.threads import thread_settings
from train.machine import ANY, Machine, this_machine
from train.reading import read_books
from train.recipe import Recipe, option, settings_of, stored_name

_CHECKPOINT_SECONDS = 240.0  # a slow step and the writing itself stay within five minutes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument("corpus", type=Path, help="a text file, or a folder of .txt files")
    parser.add_argument("--out", type=Path, required=True, help="the .keras file to write")
    parser.add_argument("--title", help="what the voice is called (default: the corpus' name)")
    parser.add_argument("--licence", default="unknown", help="the licence of the corpus")
    parser.add_argument(
        "--opening",
        action="append",
        help="an opening that a sample continues after every epoch (default: Once upon a time)",
    )
    parser.add_argument(
        "--start", type=Path, help="a voice of the same sizes to begin with instead of chance"
    )
    parser.add_argument(
        "--checkpoint-seconds",
        type=seconds,
        default=_CHECKPOINT_SECONDS,
        help="the longest time between two checkpoints (default: %(default)s)",
    )
    parser.add_argument(
        "--strategy",
        choices=("one", "multiworker"),
        default="one",
        help="multiworker: the machines that TF_CONFIG names, the same command on each of them",
    )
    parser.add_argument(
        "--wait-seconds",
        type=seconds,
        default=600.0,
        help="how long to wait for the other machines to come (default: %(default)s)",
    )
    parser.add_argument(
        "--preset",
        choices=presets.NAMES,
        help="; ".join(f"{name}: {text}" for name, text in presets.NAMES.items())
        + " (default: gpu where there is one that can be used, else laptop)",
    )
    own = parser.add_argument_group("settings instead of the preset's")
    for setting in fields(Recipe):
        kind: Any = {"type": type(setting.default)}
        if setting.type is bool:
            kind = {"action": argparse.BooleanOptionalAction}
        own.add_argument(option(setting), help=setting.metadata["help"], **kind)


def seconds(text: str) -> float:
    """Return a number of seconds; raise ValueError for what no clock can show."""
    value = float(text)
    if not 0 <= value < math.inf:
        raise ValueError
    return value


def run(arguments: argparse.Namespace, console: Console) -> None:
    """Train the voice, or go on with it."""
    cluster = find_cluster() if arguments.strategy == "multiworker" else None
    here = this_machine()
    preset, recipe, corpus = _choose(arguments, ANY if cluster else here, cluster, console)
    streams = recipe.batch_size // (len(cluster.machines) if cluster else 1)
    os.environ.update(thread_settings(here.cores, streams))
    # TensorFlow takes seconds to load and greets at length: only now, and quietly.
    with _quiet_stderr():
        with console.status("loading Keras"):
            keras, fit = _load_keras()
        wait, say = arguments.wait_seconds, console.print
        workers = join_workers(cluster, wait, say) if cluster else ALONE
        keras.utils.set_random_seed(recipe.random_seed)  # loads TensorFlow wherever it is installed
    job = Job(
        corpus,
        arguments.out,
        recipe,
        arguments.title or corpus.name,
        arguments.licence,
        tuple(arguments.opening or ["Once upon a time"]),
        arguments.checkpoint_seconds,
        arguments.start,
        workers,
        preset,
    )
    fit(job, console)


def _choose(
    arguments: argparse.Namespace, machine: Machine, cluster: Cluster | None, console: Console
) -> tuple[str, Recipe, Corpus]:
    """Return the preset, what it says but for what was asked for, and the books."""
    given = {name: getattr(arguments, name) for name in map(stored_name, fields(Recipe))}
    asked = settings_of({name: value for name, value in given.items() if value is not None})
    # What was left to the program stays as it was: the machine or the program may have changed.
    begun = {} if cluster else begun_with(checkpoint_of(arguments.out))
    if arguments.preset not in (None, begun.get("preset")):
        begun = {}
    kept = settings_of(begun)
    corpus = read_books(arguments.corpus, Recipe(**{**kept, **asked}).held_out, console)
    check_enough(corpus)
    preset = arguments.preset or begun.get("preset") or presets.default(machine)
    chosen = kept or presets.settings(preset, corpus.characters, machine)
    return preset, Recipe(**{**chosen, **asked}), corpus


def _load_keras() -> tuple[ModuleType, Callable[[Job, Console], None]]:
    """Return Keras and `train.learn.fit.fit`; raise TrainError if what computes is not there."""
    try:
        import keras

        from train.learn.fit import fit
    except (ImportError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise TrainError(
            f'Keras cannot be loaded ({reason}). pip install "grimoire[train]" installs what is '
            "needed, and KERAS_BACKEND may be tensorflow or jax."
        ) from None
    return keras, fit


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Silence what C++ prints past Python; no setting of TensorFlow's own does."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
