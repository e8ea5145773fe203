"""The engines compute the same network, and the report has what it promises."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import BenchmarkError
from benchmarks.lanes import Lanes, Network, open_lanes
from benchmarks.peers import KINDS, OURS, Kind
from benchmarks.peers.engine import Peer
from benchmarks.report import replace_part, table
from benchmarks.turns import Plan, Turns
from model.arrays import Floats
from model.network_config import NetworkConfig
from model.voice import Voice
from tests import networks

ROOT = Path(__file__).parent.parent.parent
LAYOUTS = [NetworkConfig(43, 8, 24, 1, residual=False), NetworkConfig(43, 16, 32, 2, residual=True)]
PEERS = [
    pytest.param(kind, variant, id=f"{kind.name}, {variant}")
    for kind in KINDS
    for variant in kind.variants
    if kind.installed and kind.module != "grimoire"
]
FLOAT32 = [
    pytest.param(kind, variant, id=f"{kind.name}, {variant}")
    for kind in KINDS
    for variant in kind.variants
    if kind.installed and "float32" in variant
]
SEEDS = ["B", "a", "."]
# So low that the likeliest character always wins.
COLD = 1e-5


@pytest.fixture(scope="module", params=LAYOUTS, ids=["one layer", "two residual"])
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return networks.save_lively(request.param, tmp_path_factory.mktemp("voice") / "voice.keras", 2)


@pytest.fixture(scope="module")
def greedy(saved: Path) -> list[str]:
    """What Keras writes when it always takes the likeliest character."""
    vocabulary = Voice.load(saved).vocabulary
    ids = np.array([vocabulary.encode(seed) for seed in SEEDS])
    for _ in range(9):
        best = networks.keras_logits(saved, ids)[:, -1].argmax(axis=1)
        ids = np.concatenate([ids, best[:, None]], axis=1)
    texts = [vocabulary.decode(row) for row in ids[:, 1:]]
    assert all(len(set(text)) > 3 for text in texts)  # or a loop that feeds nothing back would pass
    return texts


@pytest.mark.parametrize("kind, variant", PEERS)
def test_peers_compute_what_keras_computes(kind: Kind, variant: str, saved: Path) -> None:
    peer = kind.build(Voice.load(saved), 1, 0.7, variant)
    assert isinstance(peer, Peer)
    ids = np.random.default_rng(5).integers(0, 43, (kind.most_texts or 4, 30))
    expected = networks.keras_logits(saved, ids)
    state: Any = None
    logits: list[Floats] = []
    for column in ids.T:
        step, state = peer.step(np.ascontiguousarray(column), state)
        logits.append(step.copy())
    error = np.abs(np.stack(logits, 1) - expected)
    if "float32" in variant:
        assert error.max() < 1e-3
    else:
        assert error.mean() < 0.1 * expected.std()


@pytest.mark.parametrize("kind, variant", FLOAT32)
def test_engines_write_what_keras_finds_likeliest(
    kind: Kind, variant: str, saved: Path, greedy: list[str]
) -> None:
    engine = kind.build(Voice.load(saved), 1, COLD, variant)
    texts = kind.most_texts or len(SEEDS)
    assert engine.write(SEEDS[:texts], 9) == greedy[:texts]
    assert engine.write(SEEDS[:texts], 9) == greedy[:texts]  # nothing is left of the first text


@pytest.mark.parametrize("kind, variant", FLOAT32[1:])
def test_peers_sample_by_the_odds(kind: Kind, variant: str, tmp_path: Path) -> None:
    saved = networks.save_lively(LAYOUTS[0], tmp_path / "voice.keras")
    voice = Voice.load(saved)
    temperature = 2.0
    peer = kind.build(voice, 1, temperature, variant)
    batch, rounds = (1, 100) if kind.most_texts else (1000, 1)
    written = "".join("".join(peer.write(["B"] * batch, 1)) for _ in range(rounds))
    logits = networks.keras_logits(saved, voice.vocabulary.encode("B")[None])[0, -1] / temperature
    odds = np.exp(logits - logits.max())
    odds /= odds.sum()
    counts = np.bincount(voice.vocabulary.encode(written), minlength=43)
    draws = batch * rounds
    assert counts.sum() == draws
    # Pearson's statistic has a mean of 42 and a spread of 9 if the odds are these.
    assert ((counts - draws * odds) ** 2 / (draws * odds)).sum() < 42 + 9 * 9


def test_every_core_and_every_variant_has_its_turn() -> None:
    network = Network("tiny", LAYOUTS[0])
    plan = Plan((network,), (2,), characters=3, threads=(1, 2), rounds=1, seconds=0.0)
    kinds = [kind for kind in KINDS if kind.needs == "onnxruntime"]
    asked = set()

    class Recorded(Lanes):
        def call(self, threads: int, function: Any, *arguments: Any, **options: Any) -> Any:
            _, setting, *_ = arguments
            asked.add((setting.kind.name, setting.threads))
            return super().call(threads, function, *arguments, **options)

    with open_lanes(plan.threads) as lanes:
        turns = Turns(plan, network, 2, Recorded(lanes.pools))
        rows = turns.measure(kinds, lambda: None)
    assert [row["engine"] for row in rows] == [kind.name for kind in kinds]
    assert all(row["milliseconds_per_step"] > 0 for row in rows)
    assert asked == {(kind.name, threads) for kind in kinds for threads in (1, 2)}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docs") / "performance.md"
    path.write_text("# Speed\n\n<!-- decode: begin -->\nold\n<!-- decode: end -->\n\nafter\n")
    return path


@pytest.fixture(scope="module")
def report(document: Path) -> Any:
    options = ["--quick", "--json", "--batches", "1,3"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "decode", *options, "--write", str(document)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_report_has_a_row_for_every_engine_and_batch(report: dict[str, Any]) -> None:
    (network,) = report["networks"]
    measured = [(row["engine"], row["batch"]) for row in network["results"]]
    assert measured == [
        (kind.name, batch)
        for batch in (1, 3)
        for kind in KINDS
        if kind.installed and batch <= (kind.most_texts or batch)
    ]
    torch = next(kind for kind in KINDS if kind.needs == "torch")
    assert report["missing"] == ([] if torch.installed else ["PyTorch is not installed."])
    assert {"processor", "cores", "python", "numpy", "onnxruntime", "date"} <= set(
        report["machine"]
    )


def test_report_has_numbers_that_agree(report: dict[str, Any]) -> None:
    (network,) = report["networks"]
    ours = {
        row["batch"]: row["milliseconds_per_step"]
        for row in network["results"]
        if row["engine"] == OURS
    }
    for row in network["results"]:
        milliseconds, batch = row["milliseconds_per_step"], row["batch"]
        assert milliseconds > 0
        assert row["characters_per_second"] == pytest.approx(1000 * batch / milliseconds)
        assert row["ratio"] == pytest.approx(ours[batch] / milliseconds)
        assert row["threads"] == 1
    limits = network["limits"]
    assert min(limits[name]["value"] for name in ("reading", "int8", "float32")) > 0
    assert [step["batch"] for step in limits["steps"]] == [1, 3]
    assert all(step["milliseconds_limit"] > 0 for step in limits["steps"])


def test_write_replaces_the_marked_part(report: dict[str, Any], document: Path) -> None:
    text = document.read_text()
    assert text.startswith("# Speed\n\n<!-- decode: begin -->\n")
    assert text.endswith("\n<!-- decode: end -->\n\nafter\n")
    assert "old" not in text
    assert f"| {OURS} " in text
    assert report["command"] in text


def test_only_the_named_part_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    other = "<!-- service: begin -->\nkept\n<!-- service: end -->\r\n"
    path.write_bytes(f"{other}<!-- decode: begin --><!-- decode: end -->{other}".encode())
    for text in ("one", "two\n"):
        replace_part(path, "decode", text)
    expected = f"{other}<!-- decode: begin -->\ntwo\n<!-- decode: end -->{other}"
    assert path.read_bytes() == expected.encode()


@pytest.mark.parametrize(
    "text", ["", "<!-- decode: begin -->", "<!-- decode: end --><!-- decode: begin -->"]
)
def test_a_document_without_marks_stays_as_it_is(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)
    with pytest.raises(BenchmarkError, match="decode: begin"):
        replace_part(path, "decode", "new")
    assert path.read_text() == text


def test_tables_are_aligned() -> None:
    rows = [["engine", "1"], ["a", "12"]]
    assert table(rows, markdown=False) == "engine   1\na       12"
    assert table(rows, markdown=True) == "| engine |  1 |\n| ------ | -: |\n| a      | 12 |"


@pytest.mark.parametrize(
    "options",
    [
        ["decode", "--voice", "nowhere.keras"],
        ["decode", "--write", "nowhere.md"],
        ["decode", "--write", "README.md"],
        ["decode", "--batches", "0"],
    ],
)
def test_mistakes_end_in_one_line_and_exit_code_2(options: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1 or done.stderr.startswith("usage:")
