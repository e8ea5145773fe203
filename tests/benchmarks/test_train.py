"""The training benchmark trains every way there is, and its report adds up."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.train import describe
from benchmarks.trainers import KINDS, Kind
from model.network_config import NetworkConfig

pytestmark = pytest.mark.timeout(300)  # every way compiles

ROOT = Path(__file__).parent.parent.parent
LAYOUTS = [NetworkConfig(11, 4, 8, 1, residual=False), NetworkConfig(11, 4, 8, 2, residual=True)]
# JAX needs a process of its own; the report below has it.
HERE = [kind for kind in KINDS if kind.installed and not kind.environment]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docs") / "performance.md"
    path.write_text("before\n<!-- train: begin -->\nold\n<!-- train: end -->\nafter\n")
    return path


@pytest.fixture(scope="module")
def report(document: Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "train", "--quick", "--json", "--write", document],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_way_that_is_installed_is_measured(report: dict[str, Any], document: Path) -> None:
    (speeds,) = report["characters_per_second"].values()
    assert list(speeds) == [kind.name for kind in KINDS if kind.installed]
    assert min(speeds.values()) > 0
    assert set(report["missing"]) == {kind.needs for kind in KINDS if not kind.installed}
    text = document.read_text()
    assert text.startswith("before\n<!-- train: begin -->\n`python -m benchmarks train")
    assert text.endswith("\n<!-- train: end -->\nafter\n")
    assert all(f"| {name} " in text for name in speeds)


def test_ratios_are_to_the_better_of_pytorchs(report: dict[str, Any]) -> None:
    speeds = {"Grimoire": 3000.0, "PyTorch's nn.GRU, bfloat16": 2000.0}
    speeds["PyTorch's nn.GRU, float32"] = 1500.0
    text = describe({**report, "characters_per_second": {"one": speeds}}, markdown=False)
    lines = [line.split()[-2:] for line in text.splitlines()[-3:]]
    assert lines == [["3.00", "1.50"], ["2.00", "1.00"], ["1.50", "0.75"]]


@pytest.mark.parametrize("config", LAYOUTS, ids=["one layer", "two residual"])
@pytest.mark.parametrize("kind", HERE, ids=lambda kind: kind.name)
def test_every_way_can_learn(kind: Kind, config: NetworkConfig) -> None:
    step = kind.make(config)
    for _ in range(2):
        step()


def test_a_document_without_marks_is_refused_before_anything_is_measured() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "train", "--write", "README.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
