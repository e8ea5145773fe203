"""What is slow, and what a run cannot check."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("tests", deadline=None)  # tests share their cores
settings.load_profile("tests")

_HERE = Path(__file__).parent
# They need more than the worker's requirements, or more patience than one has before a commit.
_SLOW = [
    _HERE / place
    for place in (
        *("benchmarks", "model/oracles", "sandbox/terminal", "sandbox/web", "story", "train"),
        *("test_make_voices.py", "test_shipped_voices.py", "test_telemetry.py"),
        *("bot/privacy/test_command.py", "bot/rounds/test_machine.py"),
        *("bot/rounds/test_restarts.py", "bot/rounds/test_scores.py"),
        *("bot/server/test_restart.py", "bot/spells/test_deferral.py"),
        *("bot/spells/test_restart.py", "bot/test_catalogue.py", "bot/test_overlap.py"),
    )
]


def _is_slow(path: Path) -> bool:
    return any(path.is_relative_to(place) for place in _SLOW)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave slow modules out before they are imported: what they import may not be installed."""
    return True if config.option.markexpr == "not slow" and _is_slow(collection_path) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, and begin with it: at the end all cores have something left to do."""
    for item in items:
        if _is_slow(item.path):
            item.add_marker("slow")
    items.sort(key=lambda item: not _is_slow(item.path))


def find_browser() -> str | None:
    """Return the program that shows pages to tests."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def can_watch_names() -> bool:
    """Say whether a library can be built that sees which names a process looks up."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def pytest_report_header() -> list[str]:
    """Say what this run cannot check."""
    checks = {
        "requests against Discord's contract (DISCORD_OPENAPI)": os.environ.get("DISCORD_OPENAPI"),
        "voices against their own books (CORPUS)": os.environ.get("CORPUS"),
        "PostgreSQL (TEST_DATABASE_URL)": os.environ.get("TEST_DATABASE_URL"),
        "pages in a browser (chromium, or CHROMIUM)": find_browser(),
        "which names a worker looks up (Linux and a C compiler)": can_watch_names(),
    }
    return [f"not checked: {what}" for what, possible in checks.items() if not possible]
