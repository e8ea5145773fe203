"""Training a voice, in a way that a kill at any moment costs five minutes at most."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from model.network_config import MAX_WEIGHT_BYTES, NetworkConfig
from model.vocabulary import Vocabulary
from model.voice import Voice
from train.data.batches import Batches, Window
from train.errors import Stopped, TrainError
from train.judge.evaluator import Evaluator
from train.learn.backends import make_learner
from train.learn.checkpoint_manager import CheckpointManager, TrainingState
from train.learn.distributed import meeting
from train.learn.job import Job, is_finished, output
from train.learn.progress import ProgressView, introduction
from train.learn.stopping import StopSignals
from train.learn.warm_start import warm_start
from train.recipe import Recipe

# Shares of the first epoch after which it is measured as well: that is when it learns to spell.
_FIRST_STEPS = (0.01, 0.03, 0.1, 0.3)
_LIBRARIES = ("tensorflow", "jax", "jaxlib")  # whose errors have many names
# Before a measurement, which may take minutes itself, what is older than this is saved.
_OLD = 60.0  # seconds


def fit(job: Job, console: Console) -> None:
    """Train a voice, going on from its checkpoint where there is one.

    Raises TrainError for what the person at the keyboard can mend; Ctrl-C writes the checkpoint
    after the step under way and raises Stopped, a second one KeyboardInterrupt at once.
    """
    with meeting(job.workers), output(job) as folder:
        if is_finished(job):
            console.print(f"{job.out} is trained already with these settings. Nothing to do.")
            return
        with _failing(job):
            with console.status("looking at the books"):
                training = _Training(job, folder, console)
            training.run()


@contextmanager
def _failing(job: Job) -> Iterator[None]:
    """Say in a sentence what the disk or the memory is too small for."""
    try:
        yield
    except OSError as error:
        raise TrainError(
            f"{job.out} could not be written: {error.strerror or error}. What was saved before "
            "is kept; the same command goes on from there."
        ) from None
    except Exception as error:
        name, library = type(error).__name__, type(error).__module__.partition(".")[0]
        # With several machines, most others mean that one of them has gone: see `meeting`.
        known = job.workers.count == 1 or name == "ResourceExhaustedError"
        if library not in _LIBRARIES or not known:
            raise
        raise TrainError(
            f"A step could not be taken ({name}); most likely there is too "
            "little memory. Lower --batch, --window or --units, with another --out."
        ) from None


class _Training:
    def __init__(self, job: Job, folder: Path | None, console: Console) -> None:
        self.job, self.console, recipe = job, console, job.recipe
        self.checkpoints = CheckpointManager(job, folder)
        saved = self.checkpoints.find_checkpoint()
        self.at = TrainingState()
        self.vocabulary = job.corpus.vocabulary()
        self.config = _network_config(recipe, len(self.vocabulary))
        self.evaluator = Evaluator(job.corpus, job.openings, self.vocabulary, self.config)
        self.batches = _batches(job, self.vocabulary)
        steps, streams = self.batches.steps, self.batches.batch_size
        total = steps * recipe.epochs
        self.first_steps = {} if job.start else _first_steps(steps)
        self.learner = make_learner(self.config, recipe, streams, total, job.workers)
        characters = streams * self.batches.sequence_length  # a step reads so many
        self.view = ProgressView(console, recipe.epochs, steps, characters)
        self.stop = StopSignals(lambda: self.view.say("Stopping after this step ..."))
        self.saved = self.begun = time.monotonic()
        if saved:
            self._restore(*saved)
        else:
            self._start()

    def run(self) -> None:
        parameters = self.learner.network.count_params()
        for line in introduction(self.job, self.vocabulary, self.batches, parameters):
            self.console.print(line)
        with self.stop, self.view as view:
            view.begin(self.at.epoch, self.at.step, self.at.epochs)
            while self.at.epoch <= self.job.recipe.epochs:
                self._epoch()
        self.checkpoints.finish()
        if self.job.workers.is_chief:
            self.console.print(f"The voice is ready: {self.job.out}")

    def _epoch(self) -> None:
        at = self.at
        self._measure_within()
        for window in self.batches.epoch(at.epoch, at.step):
            self._learn(window)
            self._measure_within()
            self._after_step()
        self._measure(at.epoch)
        at.epoch, at.step, at.loss_sum = at.epoch + 1, 0, 0.0
        self._checkpoint()

    def _after_step(self) -> None:
        """Stop, save, or show what it writes, if it is time to."""
        due = time.monotonic() - self.saved > self.job.checkpoint_seconds
        stopping, due = self.learner.agree([self.stop.asked, due])
        if stopping:
            self._checkpoint()
            chief = self.job.workers.is_chief
            where = self.job.checkpoint if chief else "the first machine's checkpoint"
            raise Stopped(f"Stopped; {where} is written. The same command goes on.")
        if due:
            self._checkpoint()
            self.view.probed(self.evaluator.probe(self.learner.weights()))
        if self.view.wants_sample:
            self.view.sampled(self.evaluator.sample(self.learner.weights(), self.at.step))

    def _learn(self, window: Window) -> None:
        at = self.at
        mine = self.job.workers.share(window)
        loss = self.learner.learn(mine, (at.epoch - 1) * self.batches.steps + at.step)
        if not math.isfinite(loss):
            raise TrainError(
                f"The loss is no number any more at epoch {at.epoch}, step {at.step:,}: try a "
                "lower --learning-rate and another --out."
            )
        at.loss_sum += loss
        at.step += 1
        self.view.show(at.epoch, at.step, at.loss_sum / at.step)

    def _measure_within(self) -> None:
        """Measure at some moments of the first epoch; killed while doing it, it is done again."""
        share = self.first_steps.get(self.at.step) if self.at.epoch == 1 else None
        if share and all(record.epoch != share for record in self.at.epochs):
            self._measure(share)

    def _measure(self, epoch: float) -> None:
        """Record what the voice has learnt after so many epochs; keep it if it is the best yet."""
        at = self.at
        if any(self.learner.agree([time.monotonic() - self.saved > _OLD])):
            self._checkpoint()
        self.view.say("Measuring it ...")
        weights, loss = self.learner.weights(), at.loss_sum / at.step
        evaluated = self.evaluator.evaluate(weights, epoch, loss)
        at.seconds = time.monotonic() - self.begun
        record = replace(evaluated, seconds=round(at.seconds, 1))
        best = min((record.held_out_nats for record in at.epochs), default=float("inf"))
        at.epochs.append(record)
        self.view.measured(at.epochs)
        # A later epoch may have learnt the corpus by heart: the best one is the voice.
        if record.held_out_nats < best or not self.job.out.exists():
            self.checkpoints.save_voice(
                self.learner, self.vocabulary, self.evaluator.words, at.epochs
            )
        else:
            self.checkpoints.tell(at.epochs)

    def _checkpoint(self) -> None:
        self.at.seconds = time.monotonic() - self.begun
        self.checkpoints.save_checkpoint(self.at, self.learner)
        self.saved = time.monotonic()

    def _restore(self, saved: dict[str, Any], arrays: list[Any]) -> None:
        try:
            self.at = TrainingState.parse(saved["at"])
            self.learner.restore(arrays)
        except (KeyError, TypeError, ValueError):
            raise TrainError(
                f"The checkpoint {self.job.checkpoint} is of another version of this program or of "
                "Keras. Move it away to begin anew."
            ) from None
        self.begun -= self.at.seconds
        self.console.print(f"Going on at epoch {self.at.epoch}, step {self.at.step:,}.")

    def _start(self) -> None:
        if self.job.start is not None:
            voice, chance = Voice.load(self.job.start), self.learner.weights()
            weights = warm_start(voice, self.config, self.vocabulary, chance)
            self.learner.begin_with(list(weights.values()))
            self._check_held_out()
        self._checkpoint()  # a voice without one is a finished voice

    def _check_held_out(self) -> None:
        """Raise TrainError if the voice to start with has learnt what would be held out now."""
        learnt = self.checkpoints.learnt_before
        again = [learnt[book.sha256] for book in self.job.corpus.books if book.sha256 in learnt]
        least = min(again, key=lambda book: book.held_out, default=None)
        if least and self.job.recipe.held_out > least.held_out:
            raise TrainError(
                f"The voice to start with has learnt from all but the last {least.held_out:g} of "
                f"{least.name}: give --held-out {least.held_out:g} or less."
            )


def _first_steps(steps: int) -> dict[int, float]:
    return {round(share * steps): share for share in _FIRST_STEPS if share * steps >= 1}


def _network_config(recipe: Recipe, characters: int) -> NetworkConfig:
    layers = recipe.layers
    config = NetworkConfig(characters, recipe.embedding, recipe.units, layers, layers > 1)
    if config.weight_bytes() > MAX_WEIGHT_BYTES:
        raise TrainError(
            f"These sizes make {config.weight_bytes() >> 20:,} MB of weights; a voice may "
            f"have {MAX_WEIGHT_BYTES >> 20}. Lower --units, --layers or --embedding."
        )
    return config


def _batches(job: Job, vocabulary: Vocabulary) -> Batches:
    recipe, machines = job.recipe, job.workers.count
    sizes = (recipe.batch_size, recipe.sequence_length, recipe.random_seed)
    batches = Batches(job.corpus, vocabulary, *sizes, shuffled=recipe.shuffled)
    if batches.batch_size % machines:
        raise TrainError(f"{batches.batch_size} streams cannot be shared by {machines} machines.")
    return batches
