"""What is to be trained, and whether it may be: nothing that was made before is lost."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from model.errors import VoiceError
from model.voice import Voice
from train.atomic_files import scratch_dir
from train.data.corpus import Corpus
from train.errors import TrainError
from train.learn.distributed import ALONE, Workers
from train.recipe import Recipe


@dataclass(frozen=True)
class Job:
    """What to train and where to put it."""

    corpus: Corpus
    out: Path
    recipe: Recipe
    title: str
    licence: str
    openings: Sequence[str]  # a sample continues each of them after every epoch
    checkpoint_seconds: float = 240.0
    start: Path | None = None  # a voice whose weights are the first ones
    workers: Workers = ALONE
    preset: str | None = None  # whose settings stand for those that were not asked for

    @property
    def checkpoint(self) -> Path:
        """Where an unfinished training is kept."""
        return checkpoint_of(self.out)

    @property
    def keeps(self) -> bool:
        """Whether this machine is the one that writes checkpoints and voices."""
        return self.workers.is_chief

    def identity(self) -> dict[str, Any]:
        """Return what a resumed training must have in common with its checkpoint."""
        return {**self.recipe.stored(), "corpus": self.corpus.sha256, "start": self.start_sha256}

    @cached_property
    def start_sha256(self) -> str | None:
        """The checksum of the voice to start with, taken once: the file may be gone later."""
        return hashlib.sha256(self.start.read_bytes()).hexdigest() if self.start else None


def checkpoint_of(out: Path) -> Path:
    """Return where the unfinished training of a voice is kept."""
    return out.with_suffix(".checkpoint.npz")


@contextmanager
def output(job: Job) -> Iterator[Path | None]:
    """Lend a folder for what is not finished yet, if this machine is the one that writes.

    Raises TrainError if the voice could not be written where the job wants it.
    """
    if not job.keeps:
        yield None
        return
    with ExitStack() as stack:
        try:
            if job.out.suffix != ".keras" or job.out.is_dir():
                raise TrainError(f"--out must name a file that ends in .keras, not {job.out}.")
            folder = stack.enter_context(scratch_dir(job.out))
        except OSError as error:
            raise TrainError(
                f"Nothing can be written to {job.out.parent}: {error.strerror}."
            ) from None
        yield folder


def is_finished(job: Job) -> bool:
    """Say whether there is nothing left to train; the first machine knows.

    Raises TrainError if the machines were asked for different trainings, or the voice comes from
    another one.
    """
    mine = {
        "identity": job.identity(),
        "finished": job.out.exists() and not job.checkpoint.exists(),
    }
    told = json.loads(job.workers.broadcast(json.dumps(mine).encode()))
    check_same(job, told["identity"], "The first machine trains")
    if told["finished"] and job.keeps:
        check_same(job, finished_identity(job.out), f"The voice {job.out} was trained")
    return bool(told["finished"])


def finished_identity(path: Path) -> dict[str, Any]:
    """Return the identity of the job that made a voice; raise TrainError if there is none."""
    with suppress(VoiceError):
        card = Voice.load(path).card
        if card.recipe and card.corpus.sha256:
            return {**card.recipe, "corpus": card.corpus.sha256, "start": card.start}
    raise TrainError(f"{path} exists and is not a voice of this program: choose another --out.")


def check_same(job: Job, earlier: Mapping[str, Any], what: str) -> None:
    """Raise TrainError if the job is not the one that `what` comes from."""
    asked = job.identity()
    for name in asked:
        if asked[name] != earlier.get(name):
            raise TrainError(
                f"{what} with {name}={earlier.get(name)}, you ask for {name}={asked[name]}. "
                "Use the same settings and corpus or another --out, or move it away."
            )
