"""People who cast spells in the sandbox, at a rate or as fast as they are answered."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from sandbox.errors import NoAnswer
from sandbox.server import Reply, Sandbox

_WHO = ("The wizard", "My grandmother", "A red fox", "The youngest sister", "Nobody", "The moon")
_WHAT = ("said", "had never", "opened the", "was afraid of", "went to", "dreamed that", "found a")
_MORE = ("a", "very", "old", "the", "silver", "key", "under", "every", "garden", "window", "and")
_MOST = 12  # words at the end of a seed


@dataclass
class Phase:
    """What came of some spells."""

    name: str
    begin: float = field(default_factory=time.monotonic)
    end: float = 0.0
    replies: list[Reply] = field(default_factory=list)
    lost: int = 0  # never answered in full
    failed: int = 0  # answered with something that is no spell

    @property
    def seconds(self) -> float:
        """How long it took until the last answer."""
        return self.end - self.begin

    @property
    def rate(self) -> float:
        """Spells answered per second."""
        return len(self.replies) / self.seconds


class Crowd:
    """Members of many servers, each spell cast in any of them."""

    def __init__(self, discord: Sandbox) -> None:
        self._discord = discord
        self._random = random.Random(1)

    async def one_by_one(self, name: str, length: str, count: int) -> Phase:
        """Cast the next spell when the one before is complete."""
        phase = Phase(name)
        for _ in range(count):
            await self._cast(phase, length)
        return self._finish(phase)

    async def at_rate(self, name: str, per_second: float, seconds: float) -> Phase:
        """Cast spells at fixed moments, whether or not the ones before are answered."""
        phase = Phase(name)
        async with asyncio.TaskGroup() as casting:
            for number in range(round(per_second * seconds)):
                await asyncio.sleep(phase.begin + number / per_second - time.monotonic())
                casting.create_task(self._cast(phase, "sentence"))
        return self._finish(phase)

    async def flat_out(self, name: str, people: int, seconds: float) -> Phase:
        """Let so many people cast their next spell as soon as they are answered."""
        phase = Phase(name)

        async def person() -> None:
            while time.monotonic() < phase.begin + seconds:
                await self._cast(phase, "sentence")

        async with asyncio.TaskGroup() as casting:
            for _ in range(people):
                casting.create_task(person())
        return self._finish(phase)

    async def _cast(self, phase: Phase, length: str) -> None:
        guild = self._random.choice(self._discord.guilds)
        line = f"/spell seed:{self._seed()} length:{length}"
        try:
            reply = await self._discord.cast(line, guild=guild)
        except NoAnswer:
            phase.lost += 1
            return
        if reply.ephemeral or not reply.buttons:
            phase.failed += 1
        else:
            phase.replies.append(reply)

    def _seed(self) -> str:
        """Return a seed that was hardly ever given before, so that it has to be read."""
        pick = self._random.choices
        more = pick(_MORE, k=self._random.randint(0, _MOST))
        return " ".join([*pick(_WHO), *pick(_WHAT), *more])

    @staticmethod
    def _finish(phase: Phase) -> Phase:
        phase.end = time.monotonic()
        return phase


def percentiles(values: Sequence[float]) -> dict[str, float] | None:
    """Return the 50th, 95th and 99th percentile, the nearest rank; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    ranks = {f"p{share}": -(-len(ordered) * share // 100) - 1 for share in (50, 95, 99)}
    return {name: ordered[rank] for name, rank in ranks.items()}
