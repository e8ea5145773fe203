"""`python -m benchmarks train`: characters learnt per second, beside other libraries."""

import argparse
import json
import os
import shlex
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from benchmarks import BenchmarkError
from benchmarks.machine import describe_machine, name_machine
from benchmarks.report import find_part, replace_part, table
from benchmarks.trainers import BATCH, KINDS, WINDOW, Kind
from model.cores import count_cores
from model.network_config import NetworkConfig
from train.learn.threads import thread_settings

_NETWORKS = {
    "the original experiment's: one layer of 1024": NetworkConfig(86, 256, 1024, 1, residual=False),
    "two residual layers of 512": NetworkConfig(86, 256, 512, 2, residual=True),
}
_TINY = {"tiny": NetworkConfig(11, 4, 8, 2, residual=True)}
_PYTORCH = "PyTorch's nn.GRU"
_WARM_UP = 3  # steps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this benchmark's options."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", type=Path, metavar="FILE", help="renew FILE's train part")
    parser.add_argument("--quick", action="store_true", help="a tiny network, for a moment")


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and write into the document if one is named; return the exit code."""
    if arguments.write:
        find_part(arguments.write, "train")  # better now than after some minutes
    report = _measure(quick=arguments.quick)
    print(json.dumps(report, indent=1) if arguments.json else describe(report, markdown=False))
    if arguments.write:
        replace_part(arguments.write, "train", describe(report, markdown=True))
    return 0


def _measure(*, quick: bool) -> dict[str, Any]:
    networks, rounds, seconds = (_TINY, 1, 0.05) if quick else (_NETWORKS, 3, 4.0)
    kinds = [kind for kind in KINDS if kind.installed]
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("training", total=len(networks) * len(kinds) * (rounds + 1))
        measured = {
            name: _turns(config, kinds, rounds, seconds, lambda: progress.advance(task))
            for name, config in networks.items()
        }
    return {
        "command": f"python -m benchmarks {shlex.join(sys.argv[1:])}",
        "machine": describe_machine(),
        "batch": BATCH,
        "window": WINDOW,
        "missing": sorted({kind.needs for kind in KINDS} - {kind.needs for kind in kinds}),
        "characters_per_second": measured,
    }


def _turns(
    config: NetworkConfig, kinds: list[Kind], rounds: int, seconds: float, advance: Any
) -> dict[str, float]:
    """Let each kind train in a process of its own, in turns; return the medians."""
    with ExitStack() as stack:
        trainers = {}
        for kind in kinds:
            pool = ProcessPoolExecutor(1, get_context("spawn"), _begin, (kind, config))
            trainers[kind] = stack.enter_context(pool)
            _call(trainers[kind], _WARM_UP, 0.0)  # compiles, alone
            advance()
        speeds: dict[str, list[float]] = {kind.name: [] for kind in kinds}
        for _ in range(rounds):
            for kind, pool in trainers.items():
                speeds[kind.name].append(_call(pool, 1, seconds))
                advance()
    return {name: statistics.median(found) for name, found in speeds.items()}


def _call(pool: ProcessPoolExecutor, steps: int, seconds: float) -> float:
    try:
        return pool.submit(_train, steps, seconds).result()
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise BenchmarkError(f"A training failed: {reason:.300}") from error


def _begin(kind: Kind, config: NetworkConfig) -> None:
    """Make this process train one kind; its libraries read the environment when loaded."""
    os.environ.update({**thread_settings(count_cores(), BATCH), **dict(kind.environment)})
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for stream in (1, 2):  # what libraries print would end up in the report
            os.dup2(nowhere.fileno(), stream)
    _train.step = kind.make(config)  # type: ignore[attr-defined]


def _train(least: int, seconds: float) -> float:
    """Take so many steps, and for so long; return the characters per second."""
    steps, begin = 0, time.perf_counter()
    while True:
        _train.step()  # type: ignore[attr-defined]
        steps += 1
        passed = time.perf_counter() - begin
        if steps >= least and passed >= seconds:
            return steps * BATCH * WINDOW / passed


def describe(report: dict[str, Any], *, markdown: bool) -> str:
    """Return a table for each network."""
    code = "`" if markdown else ""
    parts = [
        f"{code}{report['command']}{code}: {name_machine(report['machine'])}.",
        f"Thousand characters a second, AdamW and clipping included; {report['batch']} texts side "
        f"by side, windows of {report['window']}; medians of rounds in which they took turns.",
    ]
    parts += [f"{package} is not installed." for package in report["missing"]]
    for network, speeds in report["characters_per_second"].items():
        pytorch = max((s for name, s in speeds.items() if name.startswith(_PYTORCH)), default=None)
        rows = [[network, "thousand a second", "of PyTorch's better one"]]
        for name, speed in speeds.items():
            ratio = f"{speed / pytorch:.2f}" if pytorch else "-"
            rows.append([name, f"{speed / 1000:.2f}", ratio])
        parts.append(table(rows, markdown=markdown))
    return "\n\n".join(parts)
