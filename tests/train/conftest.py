import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import voices
from train.__main__ import main
from train.learn.checkpoint import Saved, parse_checkpoint, read_checkpoint


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    error: str


Command = Callable[..., Ended]
Trained = tuple[Path, Path]  # a voice, and the folder of its books


def refused(ended: Ended) -> str:
    """Return the one sentence with which a command ended."""
    assert ended.code == 2
    assert len(ended.error.splitlines()) == 1, ended.error
    return ended.error


def load_checkpoint(path: Path) -> Saved:
    """Return a checkpoint's progress and arrays."""
    return parse_checkpoint(read_checkpoint(path), path)


@pytest.fixture(scope="session")
def trained() -> Trained:
    """The file of a tiny trained voice, and the folder of its books."""
    return voices.trained()


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run `python -m train` in this process: TensorFlow is loaded here already."""

    def run(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["train", *map(str, arguments)])
        try:
            code = main()
        except SystemExit as end:  # argparse's own
            code = int(end.code or 0)
        return Ended(code, *capsys.readouterr())

    return run
