from pathlib import Path

import pytest

from model.voice import Voice
from tests import voices


@pytest.fixture(scope="session")
def small() -> Path:
    """The file of a small voice with random weights."""
    return voices.SMALL_VOICE


@pytest.fixture(scope="session")
def trained() -> Path:
    """The file of a tiny voice that has learnt simple sentences."""
    return voices.trained()[0]


@pytest.fixture(scope="session")
def trained_voice(trained: Path) -> Voice:
    return Voice.load(trained)
