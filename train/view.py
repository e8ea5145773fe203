"""What a person sees while a voice is trained."""

from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class View(Progress):
    """One line for the whole training, under the newest sample: epoch, loss, speed, time to go."""

    def __init__(self, console: Console, epochs: int, steps: int, characters: int) -> None:
        """Take how many steps an epoch has, and how many characters a step reads."""
        super().__init__(
            TextColumn("epoch {task.fields[epoch]}/{task.fields[epochs]}"),
            BarColumn(),
            TextColumn("loss {task.fields[loss]}, held out {task.fields[held_out]}"),
            _Speed(characters),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=console,
            speed_estimate_period=60,
        )
        self._epochs, self._steps = epochs, steps
        fields: dict[str, Any] = {"epoch": 1, "epochs": epochs, "loss": "-", "held_out": "-"}
        self._task = self.add_task("", total=epochs * steps, **fields)

    def begin(self, epoch: int, step: int) -> None:
        """Say where the training begins, or goes on: what was done before has no speed."""
        done = (epoch - 1) * self._steps + step
        self.reset(self._task, total=self._epochs * self._steps, completed=done)
        self.update(self._task, epoch=epoch)

    def show(self, epoch: int, step: int, loss: float) -> None:
        """Show a finished step, and the mean loss of its epoch so far."""
        done = (epoch - 1) * self._steps + step
        self.update(self._task, completed=done, epoch=epoch, loss=f"{loss:.4f}")

    def measured(self, held_out: float) -> None:
        """Show a loss on held-out text."""
        self.update(self._task, held_out=f"{held_out:.4f}")


class _Speed(ProgressColumn):
    """Characters read in a second."""

    def __init__(self, characters: int) -> None:
        super().__init__()
        self._characters = characters

    def render(self, task: Task) -> Text:
        """Return the speed; nothing before the first steps."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed * self._characters:,.0f} characters/s" if speed else "")
