"""Two machines, here two processes on loopback, train as one does."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from model.voice import Voice
from tests import voices
from tests.train.conftest import Command

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


@pytest.mark.parametrize("shared_disk", [True, False])
def test_two_machines_come_to_the_same_losses(
    shared_disk: bool, books: Path, tmp_path: Path
) -> None:
    cluster = {"worker": [f"127.0.0.1:{free_port()}" for _ in range(2)]}
    alone = tmp_path / "alone.keras"
    outs = [tmp_path / ("" if shared_disk else str(i)) / "shared.keras" for i in range(2)]
    processes = [
        start(books, out, {"cluster": cluster, "task": {"type": "worker", "index": index}})
        for index, out in enumerate(outs)
    ]
    ended = [
        (process.communicate(timeout=240)[1], process.returncode)
        for process in [*processes, start(books, alone)]
    ]
    assert [code for _, code in ended] == [0, 0, 0], ended
    one, two = Voice.load(alone), Voice.load(outs[0])
    for expected, found in zip(one.metadata["epochs"], two.metadata["epochs"], strict=True):
        for loss in ("training_nats", "held_out_nats"):
            assert found[loss] == pytest.approx(expected[loss], abs=2e-4)
    for name, array in one.arrays.items():
        assert np.abs(two.arrays[name] - array).max() < 5e-3
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"alone.keras", "shared.keras"}
    assert outs[1].exists() == shared_disk  # the first machine writes the voice


def test_when_a_machine_goes_the_other_says_so_and_keeps_what_it_has(
    books: Path, tmp_path: Path
) -> None:
    cluster = {"worker": [f"127.0.0.1:{free_port()}" for _ in range(2)]}
    out = tmp_path / "x.keras"
    staying, going = (
        start(
            books,
            out,
            {"cluster": cluster, "task": {"type": "worker", "index": index}},
            "--epochs=500",
        )
        for index in range(2)
    )
    until = time.monotonic() + 200
    while not out.exists() and time.monotonic() < until:
        time.sleep(0.1)
    going.kill()
    going.communicate()
    _, error = staying.communicate(timeout=120)
    assert (staying.returncode, error.splitlines()[-1]) == (
        2,
        "Another machine has gone. The same command on all of them goes on.",
    )
    assert Voice.load(out).metadata["epochs"]
    assert out.with_suffix(".checkpoint.npz").exists()


@pytest.mark.parametrize("config", [None, "no JSON", "{}", '{"cluster": {"worker": ["a:1"]}}'])
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
