"""Training a voice, in a way that a kill at any moment costs five minutes at most."""

import math
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.console import Console

from model.batch import write
from model.decoder import Decoder
from model.layout import MAX_WEIGHT_BYTES, Layout
from model.network import save_voice
from model.request import Request
from model.voice import Voice
from model.words import word_list
from train.batches import Batches
from train.checkpoint import load_checkpoint, save_checkpoint
from train.errors import Stopped, TrainError
from train.evaluate import score
from train.job import Job, check_output, check_same, finished_identity
from train.learner import Arrays, make_learner
from train.metadata import metadata
from train.portrait import Painter
from train.transplant import transplant
from train.view import View

_PROBE_CHARACTERS = 50_000  # of the held-out text, read at every checkpoint within an epoch
_PIECE = 4_000  # characters of the held-out text that are read one after another
# Shares of the first epoch after which it is measured as well: that is when it learns to spell.
_FIRST_STEPS = (0.01, 0.03, 0.1, 0.3)


@dataclass
class Progressed:
    """How far a training has come."""

    epoch: int = 1
    step: int = 0  # the next one of this epoch
    loss_sum: float = 0.0  # over the steps of this epoch
    seconds: float = 0.0  # of training, over all its runs
    # A record of each finished epoch, and of some moments within the first one.
    epochs: list[dict[str, Any]] = field(default_factory=list)


def fit(job: Job, console: Console) -> None:
    """Train a voice, going on from its checkpoint where there is one.

    Raises TrainError for what the person at the keyboard can mend; Ctrl-C writes the checkpoint
    after the step under way and raises Stopped, a second one KeyboardInterrupt at once.
    """
    check_output(job)
    if job.out.exists() and not job.checkpoint.exists():
        check_same(job, finished_identity(job.out), f"The voice {job.out} was trained")
        console.print(f"{job.out} is trained already with these settings. Nothing to do.")
        return
    try:
        _Training(job, console).run()
    except OSError as error:
        raise TrainError(
            f"{job.out} could not be written: {error.strerror or error}. What was saved before is "
            "kept; the same command goes on from there."
        ) from None


class _Training:
    def __init__(self, job: Job, console: Console) -> None:
        self.job = job
        self.console = console
        self.at = Progressed()
        saved: dict[str, Any] = {}
        arrays: Arrays = []
        if job.checkpoint.exists():
            saved, arrays = load_checkpoint(job.checkpoint)
            check_same(job, saved.get("identity", {}), f"The checkpoint {job.checkpoint} was made")
        recipe = job.recipe
        self.vocabulary = job.corpus.vocabulary()
        self.words = " ".join(word_list(book.train for book in job.corpus.books))
        self.painter = Painter(job.corpus)
        self.batches = Batches(
            job.corpus,
            self.vocabulary,
            recipe.batch,
            recipe.window,
            recipe.seed,
            shuffled=recipe.shuffled,
        )
        self.layout = Layout(
            len(self.vocabulary), recipe.embedding, recipe.units, recipe.layers, recipe.layers > 1
        )
        self._check_sizes()
        self.first_steps = {
            round(share * self.batches.steps): share
            for share in _FIRST_STEPS
            if share * self.batches.steps >= 1 and job.start is None
        }
        steps = self.batches.steps * recipe.epochs
        workers, streams = job.workers, self.batches.batch
        if workers and streams % workers.count:
            raise TrainError(f"{streams} streams cannot be shared by {workers.count} machines.")
        here = streams // workers.count if workers else streams
        self.learner = make_learner(self.layout, recipe, here, steps, workers)
        self.earlier: list[dict[str, Any]] = []  # what the voice to start with tells of its epochs
        if job.start is not None:
            voice, chance = Voice.load(job.start), self.learner.weights()
            weights = transplant(voice, self.layout, self.vocabulary, chance)
            self.learner.begin_with(list(weights.values()))
            if voice.metadata.get("corpus", {}).get("sha256") == job.corpus.sha256:
                self.earlier = voice.metadata.get("epochs", [])
        if arrays:
            self._restore(saved, arrays)
            console.print(f"Going on at epoch {self.at.epoch}, step {self.at.step:,}.")
        self.saved = self.begun = time.monotonic()
        self.begun -= self.at.seconds
        self.stopping = False

    def run(self) -> None:
        held_out = sum(len(book.held_out) for book in self.job.corpus.books)
        self.console.print(
            f"{self.batches.characters:,} characters to learn from, {held_out:,} held out, "
            f"{len(self.vocabulary)} different; "
            f"{self.learner.network.count_params():,} parameters."
        )
        if not self.job.checkpoint.exists():  # a voice without one is a finished voice
            self._checkpoint()
        at, epochs, steps = self.at, self.job.recipe.epochs, self.batches.steps
        view = View(self.console, epochs, steps, self.batches.batch * self.batches.window)
        with self._stopping_between_steps(), view:
            view.begin(at.epoch, at.step)
            if at.epochs:
                view.measured(at.epochs[-1]["held_out_nats"])
            while at.epoch <= epochs:
                self._epoch(view)
        self.job.checkpoint.unlink()
        self.console.print(f"The voice is ready: {self.job.out}")

    def _epoch(self, view: View) -> None:
        at = self.at
        before = (at.epoch - 1) * self.batches.steps
        for window in self.batches.epoch(at.epoch, at.step):
            mine = self.job.workers.share(window) if self.job.workers else window
            loss = self.learner.learn(mine, before + at.step)
            if not math.isfinite(loss):
                raise TrainError(
                    f"The loss is no number any more at epoch {at.epoch}, step {at.step:,}: try a "
                    "lower --learning-rate and another --out."
                )
            at.loss_sum += loss
            at.step += 1
            view.show(at.epoch, at.step, at.loss_sum / at.step)
            if at.epoch == 1 and at.step in self.first_steps:
                self._measure(self.first_steps[at.step], view)
            due = time.monotonic() - self.saved > self.job.checkpoint_seconds
            stopping, due = self.learner.agree([self.stopping, due])
            if stopping:
                self._checkpoint()
                raise Stopped(
                    f"Stopped; {self.job.checkpoint} is written. The same command goes on."
                )
            if due:
                self._checkpoint()
                probe = score(self._decoder(), self._held_out(), most=_PROBE_CHARACTERS, cut=_PIECE)
                view.measured(probe.nats_per_character)
                self.console.print(
                    f"epoch {at.epoch}, step {at.step:,} of {self.batches.steps:,}: "
                    f"loss {at.loss_sum / at.step:.4f}, "
                    f"beginning of the held-out text {probe.nats_per_character:.4f}"
                )
        self._finish_epoch(view)

    def _finish_epoch(self, view: View) -> None:
        self._measure(self.at.epoch, view)
        self.at.epoch, self.at.step, self.at.loss_sum = self.at.epoch + 1, 0, 0.0
        self._checkpoint()

    def _measure(self, epoch: float, view: View) -> None:
        """Record what the voice has learnt after so many epochs; keep it if it is the best yet."""
        at, decoder = self.at, self._decoder()
        held_out = score(decoder, self._held_out(), cut=_PIECE).nats_per_character
        samples = [
            {"seed": seed, "text": write(decoder, Request(seed, "paragraph", code=1)).text}
            for seed in self.job.openings
        ]
        at.seconds = time.monotonic() - self.begun
        record: dict[str, Any] = {
            "epoch": epoch,
            "training_nats": round(at.loss_sum / at.step, 5),
            "held_out_nats": round(held_out, 5),
            "seconds": round(at.seconds, 1),
            "samples": samples,
            "portrait": asdict(self.painter.paint(decoder)),
        }
        best = min((epoch["held_out_nats"] for epoch in at.epochs), default=float("inf"))
        at.epochs.append(record)
        view.measured(held_out)
        self.console.print(
            f"epoch {epoch:g}: training {record['training_nats']:.4f}, "
            f"held out {record['held_out_nats']:.4f} nats per character "
            f"after {at.seconds / 60:.1f} min"
        )
        for sample in samples:
            self.console.print(f"    {sample['seed']}{sample['text']}", markup=False)
        # A later epoch may have learnt the corpus by heart: the best one is the voice.
        better = record["held_out_nats"] < best or not self.job.out.exists()
        if better and self.job.writes_voice:
            told = metadata(self.job, self.vocabulary, self.words, self._story(), record)
            with self.learner.averaged() as network:
                save_voice(network, told, self.job.out)

    def _story(self) -> list[dict[str, Any]]:
        """Return a record of every epoch, those of a voice that read the same books included."""
        if not self.earlier:
            return self.at.epochs
        before = self.earlier[-1]
        return self.earlier + [
            {**record, **{name: before[name] + record[name] for name in ("epoch", "seconds")}}
            for record in self.at.epochs
        ]

    def _checkpoint(self) -> None:
        self.at.seconds = time.monotonic() - self.begun
        progress = {"identity": self.job.identity(), "at": asdict(self.at)}
        save_checkpoint(self.job.checkpoint, progress, self.learner.export())
        self.saved = time.monotonic()

    @contextmanager
    def _stopping_between_steps(self) -> Iterator[None]:
        """Make Ctrl-C wait: within a step, weights and counters do not belong together."""

        def stop(*_: object) -> None:
            self.stopping = True
            signal.signal(signal.SIGINT, signal.default_int_handler)

        earlier = signal.signal(signal.SIGINT, stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, earlier)

    def _restore(self, saved: Mapping[str, Any], arrays: Arrays) -> None:
        try:
            self.at = Progressed(**saved["at"])
            self.learner.restore(arrays)
        except (KeyError, TypeError, ValueError):
            raise TrainError(
                f"The checkpoint {self.job.checkpoint} is of another version of this program or of "
                "Keras. Move it away to begin anew."
            ) from None

    def _check_sizes(self) -> None:
        if self.layout.weight_bytes() > MAX_WEIGHT_BYTES:
            raise TrainError(
                f"These sizes make {self.layout.weight_bytes() >> 20:,} MB of weights; a voice may "
                f"have {MAX_WEIGHT_BYTES >> 20}. Lower --units, --layers or --embedding."
            )
        if all(len(self.vocabulary.encode(text)) < 2 for text in self._held_out()):
            raise TrainError("The held-out text is too short to measure. Raise --held-out.")

    def _held_out(self) -> list[str]:
        return [book.held_out for book in self.job.corpus.books]

    def _decoder(self) -> Decoder:
        """Read the network as it is now the way the worker will."""
        metadata = {"words": self.words}
        voice = Voice(self.layout, self.vocabulary, self.learner.weights(), metadata)
        return Decoder(voice, "float32", threads=0)
