"""`python -m benchmarks service`: the real worker in the sandbox, first idle, then under load.

The sandbox and the people in it run on the same cores as the worker.
"""

import argparse
import asyncio
import json
import shlex
import subprocess
import sys
import tempfile
import time
from array import array
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from benchmarks import BenchmarkError
from benchmarks.load import Crowd, Phase, percentiles
from benchmarks.machine import describe_machine
from benchmarks.report import find_part, replace_part
from benchmarks.service_text import describe
from benchmarks.worker import LAG_FILE
from bot.spells.message import Spell
from sandbox.errors import SandboxError
from sandbox.process import BotProcess
from sandbox.profile import GRIMOIRE
from sandbox.server import Reply, Sandbox
from sandbox.world.fixtures import make_guilds

_ROOT = Path(__file__).parent.parent
_WORKER = replace(GRIMOIRE, command=(sys.executable, "-m", "benchmarks.worker"))
_SERVERS = 200
_PER_SECOND = 30
_PEOPLE = 32  # who cast without a pause
_ABOUT_500 = range(400, 601)  # characters


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this benchmark's options."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", type=Path, metavar="FILE", help="renew FILE's service part")
    parser.add_argument("--quick", action="store_true", help="a moment for each phase")


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and write into the document if one is named; return the exit code."""
    if arguments.write:
        find_part(arguments.write, "service")  # better now than after two minutes
    try:
        report = asyncio.run(_measure(quick=arguments.quick))
    except SandboxError as error:
        raise BenchmarkError(str(error)) from error
    print(json.dumps(report, indent=1) if arguments.json else describe(report, markdown=False))
    if arguments.write:
        replace_part(arguments.write, "service", describe(report, markdown=True))
    return 0


async def _measure(*, quick: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        lag_file = Path(folder) / "lag"
        env = {
            "SPELLS_PER_USER": "0",
            "SPELLS_PER_SERVER": "0",
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/grimoire.db",
            "VOICES_FOLDER": str(_ROOT / "model/voices"),
            "DEFAULT_VOICE": "wizard",
            "BLOCKED_WORDS": str(_ROOT / "data/blocked-words.txt"),
            "LOG_LEVEL": "INFO",
            LAG_FILE: str(lag_file),
        }
        async with Sandbox(profile=_WORKER, guilds=make_guilds(_SERVERS)) as discord:
            begin = time.monotonic()
            async with BotProcess(discord, env) as worker:
                await discord.ready()
                ready = time.monotonic() - begin
                memory = [_resident(worker.pid)]
                phases = await _cast(discord, quick=quick)
                memory.append(_resident(worker.pid))
        lag = _read_lag(lag_file)
    spells = sum(len(phase.replies) for phase in phases)
    report = [_account(phase, lag) for phase in phases]
    # Of a part of a phase, only the answers can be told apart.
    part = _account(_about_500(phases[1]), [])
    report.insert(2, {**part, "per_second": None, "lag_s": None})
    return {
        "command": f"python -m benchmarks {shlex.join(sys.argv[1:])}",
        "machine": describe_machine(),
        "servers": _SERVERS,
        "seconds_to_ready": ready,
        "megabytes_at_ready": memory[0],
        "megabytes_at_the_end": memory[1],
        "spells": spells,
        "phases": report,
    }


async def _cast(discord: Sandbox, *, quick: bool) -> list[Phase]:
    crowd = Crowd(discord)
    idle, seconds = (5, 2.0) if quick else (150, 60.0)
    rate = f"{_PER_SECOND} sentences a second"
    crowded = f"sentences, {_PEOPLE} always under way"
    phases: list[Phase] = []
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("casting", total=4)
        for casting in (
            crowd.one_by_one("sentences one by one", "sentence", idle),
            crowd.one_by_one("paragraphs one by one", "paragraph", idle),
            crowd.at_rate(rate, _PER_SECOND, seconds),
            crowd.flat_out(crowded, _PEOPLE, seconds / 4),
        ):
            phases.append(await casting)
            progress.advance(task)
    return phases


def _about_500(phase: Phase) -> Phase:
    """Return those of a phase's spells that have about 500 characters, seed and all."""
    replies = [reply for reply in phase.replies if _characters(reply) in _ABOUT_500]
    name = f"those of {_ABOUT_500[0]} to {_ABOUT_500[-1]} characters"
    return Phase(name, phase.begin, phase.end, replies)


def _characters(reply: Reply) -> int:
    spell = Spell.from_message(reply.content)
    return len(spell.seed + spell.text) if spell else 0


def _account(phase: Phase, lag: list[tuple[float, float]]) -> dict[str, Any]:
    first = [reply.first_response_s for reply in phase.replies if reply.first_response_s]
    complete = [reply.complete_s for reply in phase.replies if reply.complete_s]
    lags = [seconds for at, seconds in lag if phase.begin <= at <= phase.end]
    return {
        "name": phase.name,
        "spells": len(phase.replies),
        "per_second": phase.rate,
        "lost": phase.lost,
        "failed": phase.failed,
        "characters": sum(map(_characters, phase.replies)) / max(1, len(phase.replies)),
        "first_response_s": percentiles(first),
        "complete_s": percentiles(complete),
        "lag_s": {**(percentiles(lags) or {}), "max": max(lags, default=0.0)},
    }


def _resident(pid: int) -> float:
    """Return a process' resident memory in megabytes (of 10^6 bytes)."""
    command = ["/bin/ps", "-o", "rss=", "-p", str(pid)]
    kilobytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  # our own process' number
    return int(kilobytes) * 1024 / 1e6


def _read_lag(path: Path) -> list[tuple[float, float]]:
    try:
        samples = array("d", path.read_bytes())
    except FileNotFoundError:
        raise BenchmarkError("The worker ended without saying how late its loop was.") from None
    return list(zip(samples[::2], samples[1::2], strict=True))
