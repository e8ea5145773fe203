"""`python -m benchmarks decode`: one network, one way to sample, many engines.

Every engine writes the same number of characters after seeds of one character.
"""

import argparse
import json
import re
import shlex
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from benchmarks.decode_text import describe
from benchmarks.lanes import TEMPERATURE, Lanes, Network, open_lanes
from benchmarks.limits import count_weights, measure_limits
from benchmarks.machine import describe_machine
from benchmarks.peers import KINDS, OURS, Kind
from benchmarks.report import find_part, replace_part
from benchmarks.turns import Plan, Turns
from model.cores import count_cores
from model.network_config import NetworkConfig

_SHIPPED = Path(__file__).parent.parent / "model/voices/wizard.keras"
_ORIGINAL = Network(
    "The original experiment's size: one layer of 1024, random weights",
    NetworkConfig(vocabulary=86, embedding=256, units=1024, layers=1, residual=False),
)
_TINY = Network(
    "A tiny network with random weights",
    NetworkConfig(vocabulary=43, embedding=8, units=24, layers=2, residual=True),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this benchmark's options."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", type=Path, metavar="FILE", help="renew FILE's decode part")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--voice", type=Path, default=_SHIPPED, help="instead of the shipped voice")
    which.add_argument("--quick", action="store_true", help="a tiny network, a moment for each")
    parser.add_argument(
        "--batches", type=_batches, metavar="N,N", help="texts side by side (default: 1,4,16,64)"
    )
    parser.add_argument(
        "--characters", type=_count, metavar="N", help="written for each text (default: 300)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and write into the document if one is named; return the exit code."""
    if arguments.write:
        find_part(arguments.write, "decode")  # better now than after some minutes
    plan = _plan(arguments)
    for network in plan.networks:
        network.voice()  # a file that is no voice is refused now, too
    report = _report(plan)
    print(json.dumps(report, indent=1) if arguments.json else describe(report, markdown=False))
    if arguments.write:
        replace_part(arguments.write, "decode", describe(report, markdown=True))
    return 0


def _plan(arguments: argparse.Namespace) -> Plan:
    if arguments.quick:
        batches, characters = arguments.batches or (1, 4), arguments.characters or 5
        return Plan((_TINY,), batches, characters, (1,), 2, 0.0, characters)
    shipped = arguments.voice == _SHIPPED
    name = "The shipped voice" if shipped else arguments.voice.name
    return Plan(
        (Network(name, arguments.voice), _ORIGINAL),
        arguments.batches or (1, 4, 16, 64),
        arguments.characters or 300,
        (1, 2) if count_cores() > 1 else (1,),
        rounds=7,
        seconds=0.1,
    )


def _report(plan: Plan) -> dict[str, Any]:
    kinds = [kind for kind in KINDS if kind.installed]
    packages = {"tensorflow": "TensorFlow", "torch": "PyTorch"}
    missing = dict.fromkeys(packages[kind.needs] for kind in KINDS if not kind.installed)
    with Progress(console=Console(stderr=True)) as progress, open_lanes(plan.threads) as lanes:
        return {
            "command": f"python -m benchmarks {shlex.join(sys.argv[1:])}",
            "machine": describe_machine(),
            "temperature": TEMPERATURE,
            "characters": plan.characters,
            "rounds": plan.rounds,
            "threads": plan.threads,
            "missing": [f"{name} is not installed." for name in missing],
            "networks": [
                _measure_network(plan, network, kinds, lanes, progress) for network in plan.networks
            ],
        }


def _measure_network(
    plan: Plan, network: Network, kinds: list[Kind], lanes: Lanes, progress: Progress
) -> dict[str, Any]:
    task = progress.add_task(network.name, total=len(plan.batches) * (plan.rounds + 1) + 1)
    voice = network.voice()
    limits = measure_limits(lanes, count_weights(voice), plan.seconds)
    progress.advance(task)
    rows: list[dict[str, Any]] = []
    for batch in plan.batches:
        turns = Turns(plan, network, batch, lanes)
        rows += turns.measure(kinds, lambda: progress.advance(task))
    ours = {row["batch"]: row["milliseconds_per_step"] for row in rows if row["engine"] == OURS}
    return {
        "name": network.name,
        "layout": asdict(voice.config),
        "results": rows,
        "limits": {**asdict(limits), "steps": limits.compare(ours)},
    }


def _batches(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_count(part) for part in text.split(",")))


def _count(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,3}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to 9999")
    return int(text)
