"""The engines take turns, so that a busy moment of the machine hits all of them."""

import itertools
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.lanes import Lanes, Network, Setting, measure
from benchmarks.peers import OURS, Kind


@dataclass(frozen=True)
class Plan:
    """What to measure, and for how long."""

    networks: tuple[Network, ...]
    batches: tuple[int, ...]
    characters: int
    threads: tuple[int, ...]
    rounds: int
    seconds: float  # at least, for each engine in each round
    trial_characters: int = 20


@dataclass(frozen=True)
class Turns:
    """The turns with one network and one number of texts."""

    plan: Plan
    network: Network
    batch: int
    lanes: Lanes

    def measure(self, kinds: list[Kind], advance: Callable[[], object]) -> list[dict[str, Any]]:
        """Return a row for each kind that can write so many texts; say when a round is done."""
        kinds = [kind for kind in kinds if self.batch <= (kind.most_texts or self.batch)]
        settings = [setting for kind in kinds for setting in self._promising(kind)]
        for setting in settings:
            self._turn(setting, self.plan.characters, 0.0)  # XLA compiles for each length
        advance()
        times: dict[Setting, list[float]] = {setting: [] for setting in settings}
        for _ in range(self.plan.rounds):
            for setting in settings:
                turn = self._turn(setting, self.plan.characters, self.plan.seconds)
                times[setting].append(turn)
            advance()
        medians = {setting: statistics.median(some) for setting, some in times.items()}
        quickest = [
            min((s for s in medians if s.kind == kind), key=medians.__getitem__) for kind in kinds
        ]
        return list(self._rows({setting: medians[setting] for setting in quickest}))

    def _turn(self, setting: Setting, characters: int, seconds: float) -> float:
        return self.lanes.call(
            setting.threads, measure, self.network, setting, self.batch, characters, seconds
        )

    def _promising(self, kind: Kind) -> list[Setting]:
        """Try every way to run a kind; return those that may be the quickest."""
        ways = itertools.product(kind.variants, self.plan.threads)
        settings = [Setting(kind, *way) for way in ways]
        if len(settings) == 1:
            return settings
        characters, seconds = self.plan.trial_characters, self.plan.seconds / 2
        # The first trial warms up, and is not the quickest.
        trials = {
            setting: min(self._turn(setting, characters, seconds) for _ in range(2))
            for setting in settings
        }
        # A moment can mislead: those that come close take part in the rounds.
        return [setting for setting in settings if trials[setting] < 1.25 * min(trials.values())]

    def _rows(self, times: dict[Setting, float]) -> Iterator[dict[str, Any]]:
        ours = next(seconds for setting, seconds in times.items() if setting.kind.name == OURS)
        for setting, seconds in times.items():
            yield {
                "engine": setting.kind.name,
                "batch": self.batch,
                "characters_per_second": self.batch / seconds,
                "milliseconds_per_step": 1000 * seconds,
                "ratio": ours / seconds,
                "threads": setting.threads,
                "variant": setting.variant,
            }
