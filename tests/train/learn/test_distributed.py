"""Two machines, here two processes on loopback, train as one does."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from model.voice import Voice
from tests import voices
from tests.train.conftest import Command, load_checkpoint
from train.__main__ import main

pytestmark = pytest.mark.timeout(300)  # several trainings at once

SETTINGS = [
    *("--units=24", "--embedding=8", "--epochs=2", "--batch=8", "--window=16", "--dropout=0"),
    *("--input-dropout=0", "--recurrent-dropout=0", "--learning-rate=0.01", "--warmup-steps=10"),
    *("--gradient-norm=0.5", "--no-bfloat16"),
]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "books"
    return voices.write_books(folder, [voices.book(100, 1), voices.book(100, 2)])


def start(books: Path, out: Path, config: object = None, *more: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "TF_CONFIG": json.dumps(config)} if config else {**os.environ}
    strategy = ["--strategy=multiworker"] if config else []
    return subprocess.Popen(
        [sys.executable, "-m", "train", "fit", books, "--out", out, *SETTINGS, *strategy, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_two(
    books: Path, outs: Sequence[Path], *more: str, second: str = "--seed=1"
) -> list[subprocess.Popen[str]]:
    cluster = {"worker": [f"127.0.0.1:{free_port()}" for _ in range(2)]}
    return [
        start(
            books,
            out,
            {"cluster": cluster, "task": {"type": "worker", "index": index}},
            *more,
            *([second] if index else []),
        )
        for index, out in enumerate(outs)
    ]


def ends(*processes: subprocess.Popen[str]) -> list[tuple[int, str]]:
    """Return the exit codes, and what was written to stderr."""
    errors = [process.communicate(timeout=240)[1] for process in processes]
    return [(p.returncode, error) for p, error in zip(processes, errors, strict=True)]


def wait_until(there: Callable[[], bool]) -> None:
    until = time.monotonic() + 200
    while not there() and time.monotonic() < until:
        time.sleep(0.001)
    assert there()


def same_training(one: Path, other: Path) -> None:
    ours, theirs = Voice.load(one), Voice.load(other)
    for found, expected in zip(ours.card.epochs, theirs.card.epochs, strict=True):
        assert found.training_nats == pytest.approx(expected.training_nats, abs=2e-4)
        assert found.held_out_nats == pytest.approx(expected.held_out_nats, abs=2e-4)
    for name, array in theirs.arrays.items():
        assert np.abs(ours.arrays[name] - array).max() < 5e-3


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def alone(books: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("alone") / "alone.keras"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.argv", ["train", "fit", str(books), "--out", str(out), *SETTINGS])
        assert main() == 0
    return out


def test_two_machines_with_one_disk_come_to_the_same_losses(
    books: Path, alone: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.keras"
    assert ends(*start_two(books, [out, out])) == [(0, ""), (0, "")]
    same_training(out, alone)
    assert files(tmp_path) == {"x.keras"}


GONE = (
    2,
    "Another machine has gone; it says why if it can. The same command on all of them goes on.\n",
)


def test_stopped_and_killed_machines_go_on_from_the_same_step_and_at_last_one_alone(
    books: Path, alone: Path, tmp_path: Path, command: Command
) -> None:
    outs = [tmp_path / str(index) / "x.keras" for index in range(2)]
    checkpoint = outs[0].with_suffix(".checkpoint.npz")
    first, second = start_two(books, outs)
    wait_until(outs[0].exists)
    second.send_signal(signal.SIGTERM)
    here, there = ends(first, second)
    assert here == (130, f"Stopped; {checkpoint} is written. The same command goes on.\n")
    assert there[0] == 130
    assert "the first machine's checkpoint is written" in there[1]

    stopped_at = load_checkpoint(checkpoint)[0]["at"]
    first, second = start_two(books, outs, "--checkpoint-seconds=0.2")
    wait_until(lambda: load_checkpoint(checkpoint)[0]["at"]["step"] != stopped_at["step"])
    wait_until((outs[0].parent / ".partial-x.keras" / checkpoint.name).exists)
    first.kill()  # while it saves
    (printed, _), (told, error) = (process.communicate(timeout=240) for process in (first, second))
    assert (second.returncode, error) == GONE
    going_on = f"Going on at epoch {stopped_at['epoch']}, step {stopped_at['step']}."
    assert going_on in printed
    assert going_on in told
    assert not files(tmp_path / "1")  # the second machine keeps nothing: it is told

    assert command("fit", books, "--out", outs[0], *SETTINGS).code == 0
    same_training(outs[0], alone)
    assert files(tmp_path) == {"0", "0/x.keras"}


@pytest.mark.parametrize("victim", [0, 1])
def test_a_machine_that_goes_while_they_begin_is_missed(
    victim: int, books: Path, tmp_path: Path
) -> None:
    outs = [tmp_path / str(index) / "x.keras" for index in range(2)]
    processes = start_two(books, outs, "--wait-seconds=8", "--epochs=500")
    going, staying = processes[victim], processes[1 - victim]
    assert going.stdout is not None
    assert "waiting for the others" in going.stdout.readline()
    going.kill()
    _, (code, error) = ends(going, staying)
    assert code == 2
    # It had come, or it had not: that is a matter of milliseconds.
    assert error == GONE[1] or error.startswith("Not all of the 2 machines")
    assert len(error.splitlines()) == 1


def test_a_machine_that_does_not_come_is_named(books: Path, tmp_path: Path) -> None:
    missing = f"127.0.0.1:{free_port()}"
    cluster = {"worker": [f"127.0.0.1:{free_port()}", missing]}
    config = {"cluster": cluster, "task": {"type": "worker", "index": 0}}
    ((code, error),) = ends(start(books, tmp_path / "x.keras", config, "--wait-seconds=2"))
    assert code == 2
    assert error.startswith("Not all of the 2 machines of TF_CONFIG came within 2 seconds: ")
    assert missing in error
    assert len(error.splitlines()) == 1
    assert files(tmp_path) == set()


def test_machines_with_different_settings_are_told_so(books: Path, tmp_path: Path) -> None:
    outs = [tmp_path / str(index) / "x.keras" for index in range(2)]
    first, second = ends(*start_two(books, outs, second="--units=25"))
    assert first == GONE
    assert second[0] == 2
    assert "The first machine trains with units=24, you ask for units=25." in second[1]


CHIEF = '{"cluster": {"worker": ["a:1"], "chief": ["b:1"]}, "task": {"index": 0}}'


@pytest.mark.parametrize(
    "config", [None, "no JSON", "{}", '{"cluster": {"worker": ["a:1"]}}', CHIEF]
)
def test_without_tf_config_a_sentence_says_what_is_needed(
    config: str | None,
    books: Path,
    tmp_path: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TF_CONFIG", raising=False)
    if config is not None:
        monkeypatch.setenv("TF_CONFIG", config)
    out = tmp_path / "x.keras"
    code, _, error = command("fit", books, "--out", out, *SETTINGS, "--strategy=multiworker")
    assert code == 2
    assert "needs TF_CONFIG" in error
    assert not out.exists()
