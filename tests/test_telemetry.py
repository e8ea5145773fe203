"""Nothing leaves the machine but what goes to Discord."""

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import can_watch_names

ROOT = Path(__file__).parent.parent
SPELL = (sys.executable, "-m", "sandbox", "--once", "/spell seed:Once upon a time")
# What a library does that nobody has told to keep to itself.
TALKATIVE = "import onnxruntime, time; onnxruntime.InferenceSession; time.sleep(60)"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def watched(tmp_path: Path, home: Path) -> dict[str, str]:
    """An environment whose processes write the names that they look up into NAMES_LOG."""
    if not can_watch_names():
        pytest.skip("a C compiler on Linux is needed to see which names are looked up")
    library = tmp_path / "watch_names.so"
    source = ROOT / "tests/watch_names.c"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return user(home) | {
        "LD_PRELOAD": str(library),
        "PYTHONUNBUFFERED": "1",
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/grimoire.db",
    }


def user(home: Path) -> dict[str, str]:
    """Return the environment of a person at home: on build machines (CI) libraries keep quiet."""
    return {"PATH": os.environ["PATH"], "HOME": str(home)}


def names_in(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").split() if log.exists() else []


def test_a_spell_leaves_nothing_in_the_home_folder(tmp_path: Path, home: Path) -> None:
    env = user(home) | {"ORT_DISABLE_TELEMETRY": "0"}
    env |= {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/grimoire.db"}
    subprocess.run(SPELL, cwd=ROOT, env=env, check=True)
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_worker_looks_up_no_name(tmp_path: Path, watched: dict[str, str]) -> None:
    """It goes on for as long as an ONNX Runtime that was not told needs to look up its maker."""
    worker_log, library_log = tmp_path / "worker.names", tmp_path / "library.names"
    with ExitStack() as stack:

        def start(command: tuple[str, ...], log: Path) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=watched | {"NAMES_LOG": str(log)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            stack.callback(process.communicate)
            stack.callback(process.terminate)
            return process

        worker = start((sys.executable, "-m", "sandbox"), worker_log)
        assert worker.stdin and worker.stdout
        worker.stdin.write("/spell seed:Once upon a time\n")
        worker.stdin.flush()
        assert any("Wizard" in line for line in worker.stdout)  # so it has loaded everything
        library = start((sys.executable, "-c", TALKATIVE), library_log)
        while not names_in(library_log):
            assert library.poll() is None
            time.sleep(0.1)
        assert worker.poll() is None
    assert set(names_in(worker_log)) <= {"localhost"}
