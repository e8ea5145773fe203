"""The rules of "finish the sentence", without a clock, chance or Discord of their own.

A step takes a round, and what the time is, and returns the round that follows. Times are seconds
since 1970. What somebody may not do raises UserError, and nothing has happened.
"""

import random
from dataclasses import dataclass, replace
from typing import Literal

from bot.errors import UserError

MACHINE = 0  # among the authors; no person has this id
LONGEST = 600.0  # seconds that a round takes at most, whatever happens
FEWEST, MOST = 2, 24  # people who write; with the machine there are as many endings as fit a menu
GRACE = 15.0  # seconds that people have at least, after the machine was away

Phase = Literal["writing", "voting", "over"]
Outcome = Literal["revealed", "stopped", "too-few", "speechless", "away"]
Question = Literal["best", "machine"]


@dataclass(frozen=True)
class Ending:
    """How one author finishes the sentence."""

    author: int
    text: str
    number: int = 0  # under which it is shown, from 1; 0 while people write


@dataclass(frozen=True)
class Vote:
    """What one person answers to one of the two questions."""

    voter: int
    question: Question
    author: int  # of the ending they name


@dataclass(frozen=True)
class Round:
    """One round in one channel, from the opening to its end."""

    id: int
    guild_id: int
    channel_id: int
    host_id: int
    locale: str  # of what everybody reads
    opening: str
    writing: int  # seconds
    voting: int
    started: float
    deadline: float  # of the phase
    phase: Phase = "writing"
    outcome: Outcome | None = None  # once it is over
    resumed: bool = False  # in this phase, after the machine was away
    endings: tuple[Ending, ...] = ()
    votes: tuple[Vote, ...] = ()

    @property
    def people(self) -> list[int]:
        """Who has written an ending, without the machine."""
        return [ending.author for ending in self.endings if ending.author != MACHINE]

    @property
    def voters(self) -> set[int]:
        """Who has answered a question."""
        return {vote.voter for vote in self.votes}

    @property
    def limit(self) -> float:
        """When it must be over."""
        return self.started + LONGEST

    def ending_of(self, author: int) -> Ending | None:
        """Return what somebody has written."""
        return next((each for each in self.endings if each.author == author), None)


def write(old: Round, author: int, text: str, now: float) -> Round:
    """Take somebody's ending, or the one that replaces it."""
    if old.phase != "writing" or now >= old.deadline:
        raise UserError("game-too-late-to-write")
    others = tuple(ending for ending in old.endings if ending.author != author)
    if len(others) >= MOST:
        raise UserError("game-full", most=MOST)
    return replace(old, endings=(*others, Ending(author, text)))


def vote(old: Round, voter: int, question: Question, number: int, now: float) -> Vote:
    """Take somebody's answer; it replaces the one they gave before."""
    if old.phase != "voting" or now >= old.deadline:
        raise UserError("game-too-late-to-vote")
    ending = next((each for each in old.endings if each.number == number), None)
    if ending is None:
        raise UserError("game-no-such-ending")
    if ending.author == voter:
        raise UserError("game-own-ending")
    return Vote(voter, question, ending.author)


def hurry(old: Round, phase: Phase, person: int, now: float, *, moderates: bool) -> Round:
    """Let the host or a moderator end a phase before its time."""
    _check_led_by(old, person, moderates)
    if old.phase != phase:
        raise UserError("game-moved-on")
    if phase == "writing" and len(old.people) < FEWEST:
        raise UserError("game-needs-two", fewest=FEWEST)
    return replace(old, deadline=min(old.deadline, now))


def stop(old: Round, person: int, *, moderates: bool) -> Round:
    """Let the host or a moderator end the round without a reveal."""
    _check_led_by(old, person, moderates)
    return _end(old, "stopped")


def advance(old: Round, machine: str | None, now: float, chance: random.Random) -> Round:
    """Let the next phase begin once the time of this one is up; else nothing happens.

    Takes the machine's ending, None if it could not write any; only the voting needs it. A round
    that has not begun yet, by a clock that was turned back, ends.
    """
    if old.phase == "over" or now < old.deadline:
        return _end(old, "away") if _is_ahead(old, now) else old
    if old.phase == "voting":
        return _end(old, "revealed")
    if len(old.people) < FEWEST:
        return _end(old, "too-few")
    if machine is None:
        return _end(old, "speechless")
    if old.limit - now < min(GRACE, old.voting):
        return _end(old, "away")
    endings = [ending for ending in old.endings if ending.author != MACHINE]
    endings.append(Ending(MACHINE, machine))
    chance.shuffle(endings)
    return replace(
        old,
        phase="voting",
        deadline=min(now + old.voting, old.limit),
        resumed=False,
        endings=tuple(replace(each, number=n) for n, each in enumerate(endings, start=1)),
    )


def resume(old: Round, now: float) -> Round:
    """Go on after the machine was away: nobody loses the time to finish what they are doing."""
    if old.phase == "over":
        return old
    if now >= old.limit or _is_ahead(old, now):
        return _end(old, "away")
    grace = min(GRACE, old.writing if old.phase == "writing" else old.voting)
    return replace(old, deadline=min(max(old.deadline, now + grace), old.limit), resumed=True)


def _is_ahead(old: Round, now: float) -> bool:
    # Clocks of two workers may differ a little.
    return old.phase != "over" and now < old.started - GRACE


def _check_led_by(old: Round, person: int, moderates: bool) -> None:
    if old.phase == "over":
        raise UserError("game-over")
    if person != old.host_id and not moderates:
        raise UserError("game-not-yours")


def _end(old: Round, outcome: Outcome) -> Round:
    return replace(old, phase="over", outcome=outcome)
