"""What is seen on a terminal while a voice is trained."""

import io

import pytest
from rich.console import Console

from model.card import EpochRecord
from train.learn.progress import ProgressView


def record(epoch: float, held_out: float) -> EpochRecord:
    samples = {"Once upon": f" a time {epoch:g}\n\nthe end."}
    return EpochRecord(epoch, 1.25, 90.0, held_out, samples)


def shown(width: int, *, terminal: bool = True) -> str:
    """Return all that is written while an epoch goes by."""
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=terminal, width=width, height=40, highlight=False)
    with ProgressView(console, epochs=3, steps=100, characters=512) as view:
        view.begin(1, 0, [])
        for step in range(1, 101):
            view.show(1, step, 1.5)
        view.measured([record(0.1, 1.4), record(1, 1.45)])
        view.sampled("The \x1b[2Jking\tand\nthe queen")
    return screen.getvalue()


def test_it_shows_how_far_how_quick_and_how_good_it_is() -> None:
    last = shown(100).rpartition("epoch 1/3")[2]
    assert "to go" in last
    assert "training 1.5000  held out 1.4500 (best 1.4000, epoch 0.1)" in last
    assert "characters/s" in last
    # What it writes is one line, and moves no cursor.
    assert "The [2Jking and the queen" in last
    assert "\x1b[2J" not in last


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_measurement_is_a_line_that_stays(width: int) -> None:
    (line,) = [line for line in shown(width).splitlines() if "epoch 1     training 1.25" in line]
    assert ("Once upon a time 1 the end." in line) is (width == 200)


def test_without_a_terminal_there_are_lines_with_whole_samples() -> None:
    printed = shown(80, terminal=False)
    assert "\x1b" not in printed
    assert "epoch 1     training 1.2500  held out 1.4500 nats    1.5 min\n" in printed
    assert "    Once upon a time 1\n\nthe end.\n" in printed
