"""The service benchmark casts real spells at a real worker, and its report adds up."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.load import Crowd, percentiles
from benchmarks.service_text import describe
from sandbox.errors import NoAnswer
from sandbox.server import Reply, Sandbox
from sandbox.world.fixtures import GUILDS, MEMBER, Place, User

ROOT = Path(__file__).parent.parent.parent


def benchmark(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", "service", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docs") / "performance.md"
    path.write_text("before\n<!-- service: begin -->\nold\n<!-- service: end -->\nafter\n")
    return path


@pytest.fixture(scope="module")
def report(document: Path) -> Any:
    done = benchmark("--quick", "--json", "--write", str(document))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_spell_is_answered_and_counted(report: dict[str, Any]) -> None:
    one_by_one, paragraphs, about_500, at_rate, crowded = report["phases"]
    assert (one_by_one["spells"], paragraphs["spells"], at_rate["spells"]) == (5, 5, 60)
    assert crowded["spells"] >= 32
    assert all(phase["lost"] == phase["failed"] == 0 for phase in report["phases"])
    counted = [phase["spells"] for phase in (one_by_one, paragraphs, at_rate, crowded)]
    assert report["spells"] == sum(counted)
    assert about_500["spells"] <= paragraphs["spells"]
    assert 20 <= one_by_one["characters"] < paragraphs["characters"] < 2000


def test_times_are_in_order(report: dict[str, Any]) -> None:
    for phase in report["phases"]:
        if phase["spells"] and phase["lag_s"]:
            first, complete = phase["first_response_s"], phase["complete_s"]
            assert 0 < first["p50"] <= complete["p50"] <= complete["p95"] <= complete["p99"]
            assert 0 <= phase["lag_s"]["p50"] <= phase["lag_s"]["p99"] <= phase["lag_s"]["max"]
            # Nobody waits longer than the phase.
            assert complete["p99"] <= phase["spells"] / phase["per_second"]
    assert report["seconds_to_ready"] > 0
    assert 50 < report["megabytes_at_ready"] < 1000


def test_the_document_says_what_was_measured(report: dict[str, Any], document: Path) -> None:
    text = document.read_text()
    assert text.startswith("before\n<!-- service: begin -->\n`python -m benchmarks service ")
    assert text.endswith("\n<!-- service: end -->\nafter\n")
    assert text.split("<!-- service: ")[1].split("-->\n")[1].strip() == describe(
        report, markdown=True
    )
    assert f" {report['megabytes_at_the_end']:.0f} MB |" in text


async def test_lost_and_failed_spells_are_counted() -> None:
    asked = 0

    async def deaf(
        line: str, user: User = MEMBER, guild: Place = GUILDS[0], locale: str = "en-US"
    ) -> Reply:
        """Lose every second spell, and refuse the others."""
        nonlocal asked
        asked += 1
        if asked % 2:
            raise NoAnswer("nothing came")
        return Reply(user, guild, {"id": "1", "content": "No.", "flags": 64})

    async with Sandbox() as discord:
        discord.cast = deaf
        phase = await Crowd(discord).at_rate("some", 100, 0.1)
    assert (phase.lost, phase.failed, phase.replies) == (5, 5, [])
    assert phase.seconds >= 0.09
    assert phase.rate == 0


def test_percentiles_are_the_nearest_rank() -> None:
    assert percentiles([]) is None
    assert percentiles([7.0]) == {"p50": 7, "p95": 7, "p99": 7}
    assert percentiles(range(100, 0, -1)) == {"p50": 50, "p95": 95, "p99": 99}
    assert percentiles([1, 2, 3]) == {"p50": 2, "p95": 3, "p99": 3}


@pytest.mark.parametrize("document", ["nowhere.md", "README.md"])
def test_a_document_without_marks_is_refused_before_anything_is_measured(document: str) -> None:
    done = benchmark("--write", document)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert document in done.stderr
