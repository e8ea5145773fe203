"""Training a voice, in a way that a kill at any moment costs five minutes at most."""

import math
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from model.network_config import MAX_WEIGHT_BYTES, NetworkConfig
from model.voice import Voice
from train.data.batches import Batches, Window
from train.errors import Stopped, TrainError
from train.judge.evaluator import Examiner
from train.learn.checkpoint_manager import Keeper, Progressed
from train.learn.distributed import meeting
from train.learn.job import Job, is_finished, output
from train.learn.learner import make_learner
from train.learn.progress import View, introduction
from train.learn.warm_start import transplant

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
        try:
            with console.status("looking at the books"):
                training = _Training(job, folder, console)
            training.run()
        except OSError as error:
            raise TrainError(
                f"{job.out} could not be written: {error.strerror or error}. What was saved before "
                "is kept; the same command goes on from there."
            ) from None
        except Exception as error:
            name, library = type(error).__name__, type(error).__module__.partition(".")[0]
            # With several machines, most others mean that one of them has gone: see `meeting`.
            if library not in _LIBRARIES or (job.workers and name != "ResourceExhaustedError"):
                raise
            raise TrainError(
                f"A step could not be taken ({name}); most likely there is too "
                "little memory. Lower --batch, --window or --units, with another --out."
            ) from None


def _stops() -> list[signal.Signals]:
    """Return what asks to stop: also a terminal that is closed, unless nohup says otherwise."""
    hangs_up = signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN
    return [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hangs_up else [])]


class _Training:
    def __init__(self, job: Job, folder: Path | None, console: Console) -> None:
        self.job, self.console = job, console
        self.keeper = Keeper(job, folder)
        saved = self.keeper.find_checkpoint()
        self.at = Progressed()
        recipe, workers = job.recipe, job.workers
        self.vocabulary = job.corpus.vocabulary()
        self.layout = NetworkConfig(
            len(self.vocabulary), recipe.embedding, recipe.units, recipe.layers, recipe.layers > 1
        )
        self._check_size()
        self.examiner = Examiner(job, self.vocabulary, self.layout)
        self.batches = Batches(
            job.corpus,
            self.vocabulary,
            recipe.batch,
            recipe.window,
            recipe.seed,
            shuffled=recipe.shuffled,
        )
        steps, streams = self.batches.steps, self.batches.batch
        if workers and streams % workers.count:
            raise TrainError(f"{streams} streams cannot be shared by {workers.count} machines.")
        self.first_steps = {
            round(share * steps): share
            for share in _FIRST_STEPS
            if share * steps >= 1 and job.start is None
        }
        self.learner = make_learner(self.layout, recipe, streams, steps * recipe.epochs, workers)
        self.view = View(console, recipe.epochs, steps, streams * self.batches.window)
        self.stopping = False
        self.saved = self.begun = time.monotonic()
        if saved:
            self._restore(*saved)
        else:
            self._start()

    def run(self) -> None:
        parameters = self.learner.network.count_params()
        for line in introduction(self.job, self.vocabulary, self.batches, parameters):
            self.console.print(line)
        with self._stopping_between_steps(), self.view as view:
            view.begin(self.at.epoch, self.at.step, self.at.epochs)
            while self.at.epoch <= self.job.recipe.epochs:
                self._epoch()
        self.keeper.finish()
        if self.job.keeps:
            self.console.print(f"The voice is ready: {self.job.out}")

    def _epoch(self) -> None:
        at = self.at
        self._measure_within()
        for window in self.batches.epoch(at.epoch, at.step):
            self._learn(window)
            self._measure_within()
            due = time.monotonic() - self.saved > self.job.checkpoint_seconds
            stopping, due = self.learner.agree([self.stopping, due])
            if stopping:
                self._checkpoint()
                where = self.job.checkpoint if self.job.keeps else "the first machine's checkpoint"
                raise Stopped(f"Stopped; {where} is written. The same command goes on.")
            if due:
                self._checkpoint()
                self.view.probed(self.examiner.probe(self.learner.weights()))
            if self.view.wants_sample:
                text = self.examiner.sample(self.learner.weights(), at.step)
                self.view.sampled(text)
        self._measure(at.epoch)
        at.epoch, at.step, at.loss_sum = at.epoch + 1, 0, 0.0
        self._checkpoint()

    def _learn(self, window: Window) -> None:
        at = self.at
        mine = self.job.workers.share(window) if self.job.workers else window
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
        examined = self.examiner.examine(weights, epoch, loss)
        at.seconds = time.monotonic() - self.begun
        record = replace(examined, seconds=round(at.seconds, 1))
        best = min((record.held_out_nats for record in at.epochs), default=float("inf"))
        at.epochs.append(record)
        self.view.measured(at.epochs)
        # A later epoch may have learnt the corpus by heart: the best one is the voice.
        if record.held_out_nats < best or not self.job.out.exists():
            self.keeper.save_voice(self.learner, self.vocabulary, self.examiner.words, at.epochs)
        else:
            self.keeper.tell(at.epochs)

    def _checkpoint(self) -> None:
        self.at.seconds = time.monotonic() - self.begun
        self.keeper.save_checkpoint(self.at, self.learner)
        self.saved = time.monotonic()

    @contextmanager
    def _stopping_between_steps(self) -> Iterator[None]:
        """Make Ctrl-C wait: within a step, weights and counters do not belong together."""

        def stop(*_: object) -> None:
            self.stopping = True
            self.view.say("Stopping after this step ...")
            signal.signal(signal.SIGINT, signal.default_int_handler)

        earlier = {name: signal.signal(name, stop) for name in _stops()}
        try:
            yield
        finally:
            for name, handler in earlier.items():
                signal.signal(name, handler)

    def _restore(self, saved: dict[str, Any], arrays: list[Any]) -> None:
        try:
            self.at = Progressed.parse(saved["at"])
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
            weights = transplant(voice, self.layout, self.vocabulary, chance)
            self.learner.begin_with(list(weights.values()))
            self._check_held_out()
        self._checkpoint()  # a voice without one is a finished voice

    def _check_held_out(self) -> None:
        """Raise TrainError if the voice to start with has learnt what would be held out now."""
        learnt = self.keeper.learnt_before
        again = [learnt[book.sha256] for book in self.job.corpus.books if book.sha256 in learnt]
        least = min(again, key=lambda book: book.held_out, default=None)
        if least and self.job.recipe.held_out > least.held_out:
            raise TrainError(
                f"The voice to start with has learnt from all but the last {least.held_out:g} of "
                f"{least.name}: give --held-out {least.held_out:g} or less."
            )

    def _check_size(self) -> None:
        if self.layout.weight_bytes() > MAX_WEIGHT_BYTES:
            raise TrainError(
                f"These sizes make {self.layout.weight_bytes() >> 20:,} MB of weights; a voice may "
                f"have {MAX_WEIGHT_BYTES >> 20}. Lower --units, --layers or --embedding."
            )
