"""Processes that measure: one for each number of threads, every engine inside each of them.

Some libraries take their number of threads from the environment, once, when they are loaded.
"""

import functools
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

import numpy as np

from benchmarks import BenchmarkError
from benchmarks.peers import Kind
from benchmarks.peers.engine import Engine
from model.card import ModelCard
from model.network_config import NetworkConfig
from model.vocabulary import Vocabulary
from model.voice import Voice

TEMPERATURE = 0.7
_THREADS = (
    "MKL_NUM_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "TF_NUM_INTEROP_THREADS",
    "TF_NUM_INTRAOP_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Network:
    """A voice's file, or the shape of a network with random weights."""

    name: str
    source: Path | NetworkConfig

    def voice(self) -> Voice:
        """Load the voice, or make it up; the same one in every process."""
        if isinstance(self.source, Path):
            return Voice.load(self.source)
        random = np.random.default_rng(1)
        arrays = {
            name: random.normal(0, shape[0] ** -0.5, shape).astype(np.float32)
            for name, shape in self.source.shapes().items()
        }
        characters = "".join(map(chr, range(33, 33 + self.source.vocabulary)))
        return Voice(self.source, Vocabulary(characters), arrays, ModelCard())


@dataclass(frozen=True)
class Setting:
    """One way to run one engine."""

    kind: Kind
    variant: str
    threads: int  # of its library; Grimoire shares many texts among the cores by itself


class Lanes:
    """The processes, by their number of threads."""

    def __init__(self, pools: dict[int, ProcessPoolExecutor]) -> None:
        self.pools = pools
        self.threads = tuple(pools)

    def call(
        self, threads: int, function: Callable[_P, _T], *arguments: _P.args, **options: _P.kwargs
    ) -> _T:
        """Call a function in the process with so many threads, alone, and wait for it."""
        try:
            return self.pools[threads].submit(function, *arguments, **options).result()
        except Exception as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise BenchmarkError(f"A measurement failed: {reason:.300}") from error


@contextmanager
def open_lanes(counts: tuple[int, ...]) -> Iterator[Lanes]:
    """Start a process for each number of threads; end them all on leaving."""
    pools = {}
    before = dict(os.environ)
    with ExitStack() as stack:
        for threads in counts:
            pool = ProcessPoolExecutor(1, get_context("spawn"), _begin)
            pools[threads] = stack.enter_context(pool)
            os.environ.update(dict.fromkeys(_THREADS, str(threads)), TF_CPP_MIN_LOG_LEVEL="3")
            try:
                pool.submit(len, "").result()  # now it has started, with this environment
            finally:
                os.environ.clear()
                os.environ.update(before)
        yield Lanes(pools)


def measure(
    network: Network, setting: Setting, batch: int, characters: int, seconds: float
) -> float:
    """Return the seconds per step, from as many whole texts as fill so many seconds."""
    engine = _build(network, setting)
    characters_known = _voice(network).vocabulary.characters
    # Not a space or a newline, which nobody would call a seed.
    seeds = [next(filter(str.isalpha, characters_known), characters_known[0])] * batch
    steps, begin = 0, time.perf_counter()
    while True:
        engine.write(seeds, characters)
        steps += characters
        passed = time.perf_counter() - begin
        if passed >= seconds:
            return passed / steps


@functools.lru_cache(maxsize=1)
def _voice(network: Network) -> Voice:
    return network.voice()


@functools.lru_cache(maxsize=16)
def _build(network: Network, setting: Setting) -> Engine:
    return setting.kind.build(_voice(network), setting.threads, TEMPERATURE, setting.variant)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process' business
    # Errors go there as well; what libraries print would end up in the report.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
