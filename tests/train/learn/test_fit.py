import contextlib
import errno
import io
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from rich.console import Console

from model.card import ModelCard
from model.voice import Voice
from tests import voices
from tests.train.conftest import Command, Ended, load_checkpoint
from train.data.corpus import read_corpus
from train.errors import TrainError
from train.learn.checkpoint import save_checkpoint
from train.learn.fit import fit
from train.learn.job import Job
from train.recipe import Recipe

pytestmark = pytest.mark.timeout(300)  # trainings that are stopped and go on

SETTINGS = [
    *("--units=24", "--embedding=8", "--epochs=3", "--batch=4", "--window=16", "--dropout=0.1"),
    *("--warmup-steps=10", "--learning-rate=0.01", "--seed=3", "--title=Tales"),
]
NONSENSE = [
    *("epochs=0", "epochs=-1", "units=0", "units=1000000", "layers=0", "layers=9", "embedding=0"),
    *("batch=0", "window=0", "held-out=1.5", "held-out=0", "held-out=nan", "dropout=-0.1"),
    *("dropout=1", "learning-rate=nan", "learning-rate=inf", "learning-rate=0", "seed=-1"),
    *("warmup-steps=-1", "weight-decay=-1", "gradient-norm=0", "seed=4294967296"),
]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [voices.book(150, 1), voices.book(150, 2)]
    return voices.write_books(tmp_path_factory.mktemp("corpus") / "books", texts)


def start(
    books: Path, out: Path, *more: str, settings: Sequence[str] = SETTINGS
) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "train", "fit", str(books), "--out", str(out)]
    # A terminal that cannot show every character must not end a training.
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*command, *settings, *more], stdout=pipe, stderr=pipe, text=True, env=environment
    )


def end(process: subprocess.Popen[str]) -> Ended:
    out, error = process.communicate(timeout=120)
    return Ended(process.returncode, out, error)


def wait_for(process: subprocess.Popen[str], checkpoint: Path, epoch: int, step: int) -> None:
    """Return when the checkpoint has come so far."""
    while process.poll() is None:
        try:
            at = load_checkpoint(checkpoint)[0]["at"]
        except TrainError:
            at = {"epoch": 0, "step": 0}
        if (at["epoch"], at["step"]) >= (epoch, step):
            return
        time.sleep(0.01)
    raise AssertionError(process.communicate())


def kill_while_it_saves(process: subprocess.Popen[str], partial: Path) -> None:
    """Give it a pipe to save into, which is opened when it does, and which nobody reads."""
    while not partial.is_fifo():
        with contextlib.suppress(FileExistsError):  # it saves just now
            os.mkfifo(partial)
        time.sleep(0.01)
    with partial.open("rb"):
        process.kill()


@pytest.fixture(scope="module")
def uninterrupted(books: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    out = tmp_path_factory.mktemp("whole") / "new folder" / "whole.keras"
    return out, end(start(books, out))


def losses(path: Path) -> list[tuple[float, float, Any]]:
    epochs = voices.read_json(path, "voice.json")["epochs"]
    return [(e["training_nats"], e["held_out_nats"], e["samples"]) for e in epochs]


def test_it_makes_a_voice_and_tells_of_it(uninterrupted: tuple[Path, Ended], books: Path) -> None:
    path, (code, out, error) = uninterrupted
    assert (code, error) == (0, "")
    voice = Voice.load(path)
    told = voices.read_json(path, "voice.json")
    assert voice.title == "Tales"
    assert [book["name"] for book in told["corpus"]["books"]] == ["book0.txt", "book1.txt"]
    assert (told["corpus"]["name"], told["corpus"]["licence"]) == ("books", "unknown")
    assert set("".join(p.read_text() for p in books.iterdir())) == set(voice.vocabulary.characters)
    assert told["recipe"]["learning_rate"] == 0.01
    assert set(told["created_with"]) == {"python", "keras", "tensorflow"}
    assert told["held_out_nats"] == min(epoch["held_out_nats"] for epoch in told["epochs"])
    # The first epoch is looked at in between as well: that is when it learns to spell.
    assert [epoch["epoch"] for epoch in told["epochs"]] == [0.01, 0.03, 0.1, 0.3, 1, 2, 3]
    for epoch in told["epochs"]:
        training, held_out = epoch["training_nats"], epoch["held_out_nats"]
        line = f"epoch {epoch['epoch']:<4g}  training {training:.4f}  held out {held_out:.4f} nats"
        assert line in out
        assert "Once upon a time" + epoch["samples"][0]["text"] in out
    assert told["epochs"][-1]["held_out_nats"] < told["epochs"][0]["held_out_nats"] - 0.1
    assert f"The voice is ready: {path}" in out
    assert list(path.parent.iterdir()) == [path]


def test_a_finished_voice_is_left_alone(
    uninterrupted: tuple[Path, Ended], books: Path, command: Command
) -> None:
    path, _ = uninterrupted
    before = path.read_bytes()
    code, out, _ = command("fit", books, "--out", path, *SETTINGS)
    assert code == 0
    assert "Nothing to do" in out
    code, _, error = command("fit", books, "--out", path, *SETTINGS, "--units", "25")
    assert code == 2
    assert "units=24, you ask for units=25" in error
    assert len(error.splitlines()) == 1
    code, _, error = command("fit", books / "book0.txt", "--out", path, *SETTINGS)
    assert code == 2
    assert "corpus=" in error
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_stopped_and_killed_it_ends_as_if_it_had_not_been(
    uninterrupted: tuple[Path, Ended], books: Path, tmp_path: Path, command: Command
) -> None:
    out, checkpoint = tmp_path / "voice.keras", tmp_path / "voice.checkpoint.npz"
    unfinished = tmp_path / ".partial-voice.keras"

    process = start(books, out, "--checkpoint-seconds=0.3")
    wait_for(process, checkpoint, 1, 1)
    code, _, error = command("fit", books, "--out", out, *SETTINGS)
    assert (code, error) == (2, f"Another process is at work on {out}.\n")
    process.send_signal(signal.SIGINT)
    code, _, error = end(process)
    assert (code, error) == (130, f"Stopped; {checkpoint} is written. The same command goes on.\n")
    stopped_at = load_checkpoint(checkpoint)[0]["at"]
    assert (stopped_at["epoch"], stopped_at["step"]) >= (1, 1)
    assert sorted(tmp_path.iterdir()) == [checkpoint, out]

    kept = checkpoint.read_bytes()
    assert "no number any more" in go_on_from_nan(checkpoint, books, tmp_path / "nan", command)
    assert "File too large" in go_on_with_a_full_disk(books, out, command)

    code, _, error = command("fit", books, "--out", out, *SETTINGS, "--seed", "4")
    assert code == 2
    assert "seed=3, you ask for seed=4" in error
    assert len(error.splitlines()) == 1
    assert checkpoint.read_bytes() == kept

    # The settings that it began with stay, whatever the program would choose now.
    process = start(
        books, out, "--checkpoint-seconds=0.3", settings=["--title=Tales", "--preset=laptop"]
    )
    wait_for(process, checkpoint, max(2, stopped_at["epoch"]), 5)
    kill_while_it_saves(process, unfinished / checkpoint.name)
    assert process.wait() == -signal.SIGKILL
    process.communicate()
    killed_at = load_checkpoint(checkpoint)[0]["at"]
    assert unfinished.is_dir()

    process = start(books, out, settings=["--title=Tales"])
    code, printed, error = end(process)
    assert (code, error) == (0, "")
    assert f"Going on at epoch {killed_at['epoch']}, step {killed_at['step']}" in printed
    assert losses(out) == losses(uninterrupted[0])
    ours, theirs = Voice.load(out).arrays, Voice.load(uninterrupted[0]).arrays
    assert all((ours[name] == theirs[name]).all() for name in theirs)
    assert sorted(tmp_path.iterdir()) == [tmp_path / "nan", out]


def go_on_with_a_full_disk(books: Path, out: Path, command: Command) -> str:
    """Go on where no file may become as large as a voice or a checkpoint."""
    files = [out, out.with_suffix(".checkpoint.npz")]
    before = [path.read_bytes() for path in files]
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        code, _, error = command("fit", books, "--out", out, *SETTINGS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (code, len(error.splitlines())) == (2, 1)
    assert [path.read_bytes() for path in files] == before
    assert Voice.load(out).title == "Tales"
    return error


def go_on_from_nan(checkpoint: Path, books: Path, folder: Path, command: Command) -> str:
    """Go on with a training whose weights are not numbers any more."""
    progress, arrays = load_checkpoint(checkpoint)
    broken = folder / "broken.checkpoint.npz"
    (folder / "new").mkdir(parents=True)
    save_checkpoint(
        broken,
        folder / "new",
        progress,
        [a * np.nan if a.dtype == np.float32 else a for a in arrays],
    )
    before = broken.read_bytes()
    code, _, error = command("fit", books, "--out", folder / "broken.keras", *SETTINGS)
    assert (code, len(error.splitlines())) == (2, 1)
    assert broken.read_bytes() == before
    # So does one that is of another network, whatever its settings say.
    save_checkpoint(broken, folder / "new", progress, arrays[1:])
    code, _, other = command("fit", books, "--out", folder / "broken.keras", *SETTINGS)
    assert (code, len(other.splitlines())) == (2, 1)
    assert "of another version" in other
    return error


def refused(command: Command, *arguments: object) -> str:
    """Return the sentence with which a command is refused."""
    code, out, error = command("fit", *arguments)
    assert (code, out) == (2, "")
    assert len(error.splitlines()) == 1
    assert "Traceback" not in error
    return error


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "has 0 characters to learn from"),
        (b"Too short.", "has 10 characters to learn from"),
        (bytes(range(1, 256)) * 20, "is neither UTF-8"),
        (b"Once \0upon " * 400, "looks like a binary file"),
        ("Жил-был царь. ".encode("koi8-r") * 300, "save it as UTF-8"),
    ],
    ids=["empty", "tiny", "binary", "NUL", "Russian"],
)
def test_a_corpus_that_cannot_be_learnt(
    command: Command, tmp_path: Path, content: bytes, why: str
) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_bytes(content)
    assert why in refused(command, corpus, "--out", tmp_path / "voice.keras")
    assert list(tmp_path.iterdir()) == [corpus]


TALE = voices.book(120, 1)
MANY_KINDS = {
    "empty.txt": b"",
    "latin.TXT": (TALE + "caf\u00e9").encode("cp1252"),
    "odd.txt": ("\u9f8d \u00e5\x07" + TALE * 30).encode(),
    "windows.txt": TALE.replace("\n", "\r\n").encode(),
}
RUSSIAN = "Жил-был царь, и было три сына. \n\n" * 80


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (MANY_KINDS, ["latin.TXT was read as Windows-1252", "3 more come less than once"]),
        ({"a.txt": TALE.replace("\n", " ").encode()}, []),
        ({"a.txt": RUSSIAN.encode()}, []),
        ({"a.txt": b"x" * 4_000}, []),
    ],
    ids=["many kinds", "one line", "Russian", "x"],
)
def test_a_corpus_that_is_odd_is_learnt(
    command: Command, tmp_path: Path, files: dict[str, bytes], says: list[str]
) -> None:
    folder, out = tmp_path / "corpus", tmp_path / "voice.keras"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    # A window is longer than the text.
    small = ["--units=8", "--embedding=4", "--epochs=1", "--window=4096", "--batch=4"]
    code, printed, error = command("fit", folder, "--out", out, *small)
    assert (code, error) == (0, "")
    assert all(sentence in printed for sentence in says)
    voice = Voice.load(out)
    assert "\r" not in voice.vocabulary.characters
    assert "\u9f8d" not in voice.vocabulary.characters
    assert all(record.samples for record in voice.card.epochs)
    assert command("evaluate", out, folder, "--characters=1000").code == 0
    assert command("report", out, folder).code == 0


def test_a_corpus_that_is_not_there(command: Command, tmp_path: Path) -> None:
    out = tmp_path / "voice.keras"
    (tmp_path / "folder.txt").mkdir()
    assert "There is no .txt file" in refused(command, tmp_path, "--out", out)
    assert "There is no file or folder" in refused(command, tmp_path / "no", "--out", out)
    assert "too long" in refused(command, "x" * 300, "--out", out)
    assert "cannot be read" in refused(command, "/proc/self/mem", "--out", out)


def test_an_output_that_cannot_be_written(command: Command, books: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    folder = tmp_path / "folder.keras"
    folder.mkdir()
    for out in (file / "voice.keras", file / "below" / "voice.keras", "/proc/x/voice.keras"):
        assert "Nothing can be written" in refused(command, books, "--out", out)
    assert "Nothing can be written" in refused(command, books, "--out", "x" * 300 + ".keras")
    for out in (folder, tmp_path / "voice.h5", tmp_path):
        assert "ends in .keras" in refused(command, books, "--out", out)
    assert sorted(tmp_path.iterdir()) == [file, folder]


def test_a_file_of_another_program_is_left_alone(
    command: Command, books: Path, tmp_path: Path
) -> None:
    out = tmp_path / "voice.keras"
    out.write_text("precious")
    assert "not a voice of this program" in refused(command, books, "--out", out)
    assert out.read_text() == "precious"
    out.unlink()
    checkpoint = tmp_path / "voice.checkpoint.npz"
    checkpoint.write_text("precious")
    assert "Move it away" in refused(command, books, "--out", out)
    assert checkpoint.read_text() == "precious"


@pytest.mark.parametrize("setting", NONSENSE)
def test_a_setting_without_sense(
    command: Command, books: Path, tmp_path: Path, setting: str
) -> None:
    name, value = setting.split("=")
    error = refused(command, books, "--out", tmp_path / "voice.keras", f"--{name}={value}")
    assert f"--{name} is" in error
    assert "must be between" in error
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("value", ["inf", "nan", "-1", "soon"])
@pytest.mark.parametrize("option", ["--wait-seconds", "--checkpoint-seconds"])
def test_a_time_that_never_comes(
    option: str, value: str, command: Command, books: Path, tmp_path: Path
) -> None:
    code, _, error = command("fit", books, "--out", tmp_path / "x.keras", f"{option}={value}")
    assert code == 2
    assert f"argument {option}: invalid seconds value: '{value}'" in error


def test_without_the_libraries_of_training_a_sentence_says_so() -> None:
    bare = (
        "import sys, runpy; sys.modules['rich'] = None; runpy.run_module('train', None, '__main__')"
    )
    done = subprocess.run([sys.executable, "-c", bare], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == 'Training needs more than is installed: pip install "grimoire[train]"\n'


class ClosingTerminal(io.StringIO):
    """Hangs up when the first measurement is shown; afterwards nothing can be written to it."""

    closed_by_now = False

    def write(self, text: str) -> int:
        # The thread that repaints the view would print its own error.
        if self.closed_by_now and threading.current_thread() is threading.main_thread():
            raise OSError(errno.EIO, "Input/output error")
        if "nats" in text:
            self.closed_by_now = True
            os.kill(os.getpid(), signal.SIGHUP)
        return super().write(text)


def test_a_terminal_that_is_closed_stops_it_and_nothing_is_lost(
    books: Path, tmp_path: Path
) -> None:
    def unheard(*_: object) -> None:  # the signal's own way would end all the tests
        raise AssertionError("nobody listens to SIGHUP")

    recipe = Recipe(units=8, embedding=4, batch_size=4, sequence_length=16)
    out = tmp_path / "voice.keras"
    job = Job(read_corpus(books, recipe.held_out), out, recipe, "T", "CC0", ["Once"])
    earlier = signal.signal(signal.SIGHUP, unheard)
    try:
        with pytest.raises(TrainError):
            fit(job, Console(file=ClosingTerminal(), force_terminal=True, width=80))
    finally:
        signal.signal(signal.SIGHUP, earlier)
    at = load_checkpoint(job.checkpoint)[0]["at"]
    assert (at["epoch"], at["step"]) >= (1, 1)


def test_a_step_that_finds_no_memory_is_a_sentence(
    books: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def learn(*_: object) -> float:
        raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating")

    monkeypatch.setattr("train.learn.tensorflow_learner.TensorflowLearner.learn", learn)
    code, _, error = command("fit", books, "--out", tmp_path / "voice.keras", *SETTINGS)
    assert code == 2
    assert error.startswith("A step could not be taken (ResourceExhaustedError)")
    assert len(error.splitlines()) == 1


def test_it_tells_of_the_epochs_after_the_best(command: Command, tmp_path: Path) -> None:
    letters = np.random.default_rng(1).choice(list("abcdefgh "), 4000)
    books = voices.write_books(tmp_path / "books", ["".join(letters)])
    out = tmp_path / "voice.keras"
    # Noise can only be learnt by heart, which is of no use for other noise.
    settings = ["--units=64", "--embedding=8", "--epochs=12", "--batch=4", "--window=16"]
    settings += ["--learning-rate=0.02", "--warmup-steps=1", "--held-out=0.3", "--average=0"]
    settings += ["--dropout=0", "--input-dropout=0", "--recurrent-dropout=0"]
    assert command("fit", books, "--out", out, *settings).code == 0
    told = voices.read_json(out, "voice.json")
    whole = [each["held_out_nats"] for each in told["epochs"] if each["epoch"] >= 1]
    assert len(whole) == 12
    assert told["held_out_nats"] == min(whole) < whole[-1] - 0.1
    best = next(each for each in told["epochs"] if each["held_out_nats"] == min(whole))
    assert told["portrait"] == best["portrait"]
    card = ModelCard.read(out)
    assert card.best is not None
    assert card.best.epoch == best["epoch"]
    assert card.epochs[-1].epoch == 12
    assert command("report", out, books).code == 0
    page = out.with_suffix(".html").read_text("utf-8")
    assert f"It is the voice of epoch {best['epoch']:g}, the best." in page
    code, printed, _ = command("evaluate", out, books)
    assert code == 0
    assert f"{told['held_out_nats']:.4f} nats" in printed
    # Whoever begins with it goes on from the best epoch, not from the last.
    more = tmp_path / "more.keras"
    settings[settings.index("--epochs=12")] = "--epochs=1"
    assert command("fit", books, "--out", more, "--start", out, *settings).code == 0
    assert ModelCard.read(more).epochs[-1].epoch == best["epoch"] + 1


def test_settings_without_sense_together(command: Command, books: Path, tmp_path: Path) -> None:
    out = tmp_path / "voice.keras"
    big = refused(command, books, "--out", out, "--units", "4096", "--layers", "8")
    assert "MB of weights; a voice may have 256" in big
    none = refused(command, books, "--out", out, "--held-out", "0.0001")
    assert "too short to measure" in none
