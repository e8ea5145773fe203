"""What a round is worth: who won it, who unmasked the machine, and the points."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.game.rules import MACHINE, Round


@dataclass(frozen=True)
class Score:
    """What a person has gained."""

    votes: int = 0  # received for the best ending
    unmasked: int = 0  # machines

    @property
    def points(self) -> int:
        """One for each."""
        return self.votes + self.unmasked


@dataclass(frozen=True)
class MachineScore:
    """How the machine has fared."""

    rounds: int = 0
    won: int = 0  # rounds in which no ending had more votes than its own
    guesses: int = 0  # which ending is the machine's
    unmasked: int = 0  # those of them that were right


@dataclass(frozen=True)
class Result:
    """What comes of the votes of a round."""

    best: Mapping[int, int]  # author -> votes
    suspected: Mapping[int, int]  # author -> votes
    unmaskers: tuple[int, ...]

    @property
    def winners(self) -> list[int]:
        """The authors with the most votes, nobody if there are none."""
        most = max(self.best.values(), default=0)
        return [author for author, votes in self.best.items() if votes == most]

    @property
    def scores(self) -> dict[int, Score]:
        """What each person gains who gains anything."""
        people = (set(self.best) - {MACHINE}) | set(self.unmaskers)
        return {
            person: Score(self.best.get(person, 0), int(person in self.unmaskers))
            for person in people
        }

    @property
    def machine(self) -> MachineScore:
        """What the machine gains."""
        won = int(MACHINE in self.winners)
        return MachineScore(1, won, sum(self.suspected.values()), len(self.unmaskers))


def count(played: Round) -> Result:
    """Count the votes of a round."""
    named: dict[str, Counter[int]] = {"best": Counter(), "machine": Counter()}
    for vote in played.votes:
        named[vote.question][vote.author] += 1
    unmaskers = (v.voter for v in played.votes if v.question == "machine" and v.author == MACHINE)
    return Result(named["best"], named["machine"], tuple(unmaskers))


def season_of(now: float) -> str:
    """Return the quarter of a moment in seconds since 1970, such as 2026-Q4."""
    moment = datetime.datetime.fromtimestamp(now, datetime.UTC)
    return f"{moment.year}-Q{(moment.month + 2) // 3}"
