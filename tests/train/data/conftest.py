import csv
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.train.conftest import Command, Ended
from tests.train.data.gutenberg_server import CLEAN, Library

Fetch = Callable[[], Ended]


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "books"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "tales.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["slug", "title", "gutenberg_id", "sha256"])
        for number, checksum in ((11, CLEAN), (12, CLEAN), (13, "another edition")):
            digest = hashlib.sha256(checksum.encode()).hexdigest()
            rows.writerow([f"tale_{number}", f"Tale {number}", number, digest])
    return path


@pytest.fixture
def fetch(library: Library, listed: Path, folder: Path, command: Command) -> Fetch:
    """Fetch the list's books from the library."""
    return lambda: command("fetch", listed, "--to", folder, "--mirror", library.address)
