"""The worker as it is, with a clock in its event loop: `python -m benchmarks.worker`.

A task sleeps for a moment over and over; by how much it wakes too late is the loop's lag.
"""

import asyncio
import os
import sys
import time
from array import array
from pathlib import Path

import bot.app
from bot.__main__ import main
from bot.config import Config

LAG_FILE = "BENCHMARK_LAG_FILE"  # where the samples go, named in the environment
_PAUSE = 0.005  # seconds between two samples
_serve = bot.app.run


async def _serve_watched(config: Config) -> None:
    samples = array("d")  # the time on the system's monotonic clock, then the lag, both in seconds
    watching = asyncio.create_task(_watch(samples))
    try:
        await _serve(config)
    finally:
        watching.cancel()
        _write(samples)


def _write(samples: "array[float]") -> None:
    Path(os.environ[LAG_FILE]).write_bytes(samples.tobytes())


async def _watch(samples: "array[float]") -> None:
    while True:
        before = time.monotonic()
        await asyncio.sleep(_PAUSE)
        now = time.monotonic()
        samples.extend((now, now - before - _PAUSE))


if __name__ == "__main__":
    bot.app.run = _serve_watched
    sys.exit(main())
