import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests import voices

ROOT = Path(__file__).parent.parent.parent

Place = Callable[..., Path]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of voices with one that has learnt simple sentences."""
    folder = tmp_path / "voices"
    folder.mkdir()
    shutil.copy(voices.trained()[0], folder / "small.keras")
    monkeypatch.setenv("VOICES_FOLDER", str(folder))
    return folder


@pytest.fixture
def place(shelf: Path) -> Place:
    """Put the voice on the shelf under another name, telling other things of itself."""

    def place(name: str, **told: Any) -> Path:
        path = voices.trained()[0]
        changed = json.dumps(voices.read_json(path, "voice.json") | told).encode()
        return voices.rewrite(path, shelf / f"{name}.keras", {"voice.json": changed})

    return place


@pytest.fixture
def page(shelf: Path) -> AppTest:
    """The page as it opens."""
    opened = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert not opened.exception
    return opened
