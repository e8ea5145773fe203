"""What a person sees while a voice is trained."""

import time
from collections.abc import Iterator, Sequence
from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from model.card import EpochRecord
from model.vocabulary import Vocabulary
from train.data.batches import Batches
from train.learn.job import Job

_SAMPLE_SECONDS = 20.0  # between two samples: one costs a tenth of a second or so
_LEAST_SAMPLE = 30  # columns in which a sample can be read
_SAMPLE_LINES = 5
_RARE_SHOWN = 20


class ProgressView:
    """A line for every measurement, and under them a live view of how far it is and what it writes.

    Where there is no terminal there are only lines, with whole samples.
    """

    def __init__(self, console: Console, epochs: int, steps: int, characters: int) -> None:
        """Take how many steps an epoch has, and how many characters a step reads."""
        self._console = console
        self._steps, self._characters = steps, characters
        self._progress = Progress(
            TextColumn(f"epoch {{task.fields[epoch]}}/{epochs}"),
            BarColumn(bar_width=None),
            TimeRemainingColumn(),
            TextColumn("to go"),
            console=console,
            speed_estimate_period=60,
            expand=True,
        )
        self._progress.add_task("", total=None, epoch=1)
        (self._task,) = self._progress.tasks
        self._total = epochs * steps
        self._loss = self._held_out = ""
        self._note = "The first step takes longest."
        self._sample, self._sampled = "", time.monotonic()
        self._live = Live(console=console, get_renderable=self._render)

    def __enter__(self) -> Self:
        """Begin to show it."""
        if self._console.is_terminal:
            self._live.start(refresh=True)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the last view where it is."""
        self._note = ""
        self._live.stop()

    def begin(self, epoch: int, step: int, records: Sequence[EpochRecord]) -> None:
        """Say where the training begins, or goes on: what was done before has no speed."""
        self._progress.reset(
            self._task.id, total=self._total, completed=self._done(epoch, step), epoch=epoch
        )
        if records:
            self._measured(records)

    def show(self, epoch: int, step: int, loss: float) -> None:
        """Show a finished step, and the mean loss of its epoch so far."""
        self._progress.update(self._task.id, completed=self._done(epoch, step), epoch=epoch)
        self._loss, self._note = f"{loss:.4f}", ""

    def say(self, note: str) -> None:
        """Say what else is being done, until the next step is."""
        self._note = note

    def measured(self, records: Sequence[EpochRecord]) -> None:
        """Tell of the newest record."""
        self._measured(records)
        record = records[-1]
        line = (
            f"epoch {record.epoch:<4g}  training {record.training_nats:.4f}  "
            f"held out {record.held_out_nats:.4f} nats  {record.seconds / 60:5.1f} min"
        )
        if not self._console.is_terminal:
            self._console.print(line)
            for seed, text in record.samples.items():
                self._console.print(f"    {seed}{text}")
            return
        room = self._console.width - len(line) - 2
        if room >= _LEAST_SAMPLE:
            line += "  " + _line(_sample(record))
        self._console.print(line, no_wrap=True, overflow="ellipsis")

    def probed(self, held_out: float) -> None:
        """Tell of a loss on the beginning of the held-out text."""
        if not self._console.is_terminal:
            self._console.print(
                f"epoch {self._task.fields['epoch']}, {self._task.percentage:.1f} % of all: "
                f"loss {self._loss}, beginning of the held-out text {held_out:.4f}, {self._speed()}"
            )
        self._held_out = f"about {held_out:.4f}"

    @property
    def wants_sample(self) -> bool:
        """Whether there is a terminal whose newest sample has grown old."""
        old = time.monotonic() - self._sampled > _SAMPLE_SECONDS
        return self._console.is_terminal and old

    def sampled(self, text: str) -> None:
        """Show what it writes now."""
        self._sample, self._sampled = _line(text), time.monotonic()

    def _measured(self, records: Sequence[EpochRecord]) -> None:
        best = min(records, key=lambda record: record.held_out_nats)
        self._held_out = f"{records[-1].held_out_nats:.4f}"
        if best is not records[-1]:
            self._held_out += f" (best {best.held_out_nats:.4f}, epoch {best.epoch:g})"
        self.sampled(_sample(records[-1]))

    def _done(self, epoch: int, step: int) -> int:
        return (epoch - 1) * self._steps + step

    def _speed(self) -> str:
        speed = self._task.finished_speed or self._task.speed
        return f"{speed * self._characters:,.0f} characters/s" if speed else ""

    def _render(self) -> Group:
        told = {"training": self._loss, "held out": self._held_out, "": self._speed()}
        facts = "  ".join(f"{name} {fact}".strip() for name, fact in told.items() if fact)
        lines = [Text(line) for line in (facts, self._note) if line]
        sample = Text(self._sample)
        sample.truncate(_SAMPLE_LINES * self._console.width, overflow="ellipsis")
        return Group(self._progress, *lines, Text(), sample)


def introduction(
    job: Job, vocabulary: Vocabulary, batches: Batches, parameters: int
) -> Iterator[str]:
    """Say what is going to be learnt by what."""
    held_out, recipe = sum(len(book.held_out) for book in job.corpus.books), job.recipe
    yield (
        f"{batches.characters:,} characters to learn from, {held_out:,} held out, "
        f"{len(vocabulary)} different."
    )
    rare = [character for character in job.corpus.counts if character not in vocabulary]
    if rare:
        yield (
            f"{len(rare)} more come less than once in 100,000 characters; they are spelt plainly "
            f"where they can be, or left out: {' '.join(map(_name, rare[:_RARE_SHOWN]))}"
            + (" ..." if len(rare) > _RARE_SHOWN else "")
        )
    precision = "bfloat16" if recipe.bfloat16 else "float32"
    yield (
        f"GRU layers: {recipe.layers} of {recipe.units}, {parameters:,} parameters. "
        f"Epochs: {recipe.epochs}, of {batches.steps:,} steps, each of "
        f"{batches.batch_size} x {batches.sequence_length} characters in {precision}."
    )


def _sample(record: EpochRecord) -> str:
    """Return what it made of the first opening."""
    return "".join(next(iter(record.samples.items())))


def _name(character: str) -> str:
    """Return a character, or its number if it cannot be seen."""
    return character if character.isprintable() else f"U+{ord(character):04X}"


def _line(text: str) -> str:
    """Return a text on one line, without what would move a terminal's cursor."""
    return "".join(filter(str.isprintable, " ".join(text.split())))
