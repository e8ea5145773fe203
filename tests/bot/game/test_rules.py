"""Whatever people do, in whatever order, a round keeps its rules and comes to an end."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.errors import UserError
from bot.game import rules
from bot.game.points import count
from bot.game.rules import FEWEST, GRACE, LONGEST, MACHINE, MOST, Phase, Question, Round, Vote
from tests.bot.rounds.rounds import HOST, a_round, a_vote_on

PEOPLE = strategies.integers(1, 4) | strategies.integers(1, MOST + 3)
RARELY = strategies.sampled_from([False] * 9 + [True])
PHASES = strategies.sampled_from(get_args(Phase))
QUESTIONS = strategies.sampled_from(get_args(Question))


def refusal(step: Callable[[], object]) -> str | None:
    """Return the key of what a step is refused with."""
    try:
        step()
    except UserError as error:
        return error.key
    return None


class AnyRound(RuleBasedStateMachine):
    """A round and a model of it that is as simple as can be."""

    @initialize(
        writing=strategies.integers(1, 300),
        voting=strategies.integers(1, 120),
        people=strategies.sampled_from([0, 1, 2, MOST]),
    )
    def begin(self, writing: int, voting: int, people: int) -> None:
        self.now = 1000.0
        deadline = self.now + writing
        self.round = a_round(writing=writing, voting=voting, deadline=deadline)
        self.texts: dict[int, str] = {}
        self.votes: dict[tuple[int, Question], int] = {}
        for person in range(1, people + 1):
            self.write(person, "x.")

    @rule(seconds=strategies.floats(0, 60))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule(person=PEOPLE, text=strategies.text(min_size=1, max_size=5))
    def write(self, person: int, text: str) -> None:
        late = self.round.phase != "writing" or self.now >= self.round.deadline
        full = person not in self.texts and len(self.texts) == MOST
        try:
            self.round = rules.write(self.round, person, text, self.now)
        except UserError as error:
            assert (late, full) != (False, False)
            assert error.key == ("game-too-late-to-write" if late else "game-full")
        else:
            assert (late, full) == (False, False)
            self.texts[person] = text

    @rule(person=PEOPLE, question=QUESTIONS, data=strategies.data())
    def vote(self, person: int, question: Question, data: strategies.DataObject) -> None:
        number = data.draw(strategies.integers(0, len(self.texts) + 2))
        authors = {ending.number: ending.author for ending in self.round.endings}
        try:
            cast = rules.vote(self.round, person, question, number, self.now)
        except UserError as error:
            late = self.round.phase != "voting" or self.now >= self.round.deadline
            if not late:
                own = authors.get(number) == person
                assert error.key == ("game-own-ending" if own else "game-no-such-ending")
                assert own or number not in authors
            return
        assert self.round.phase == "voting"
        assert self.now < self.round.deadline
        assert cast == Vote(person, question, authors[number])
        self.votes[person, question] = cast.author
        self.round = replace(
            self.round,
            votes=tuple(Vote(who, what, author) for (who, what), author in self.votes.items()),
        )

    @rule(person=PEOPLE, moderates=RARELY, phase=PHASES)
    def hurry(self, person: int, moderates: bool, phase: Phase) -> None:
        before = self.round
        key = refusal(lambda: self._step(rules.hurry, phase, person, self.now, moderates=moderates))
        if before.phase != "over" and person != HOST and not moderates:
            assert key == "game-not-yours"
        if key is None:
            assert self.round.deadline <= self.now or self.round == before

    @rule(person=strategies.integers(HOST, 9), moderates=RARELY)
    def stop(self, person: int, moderates: bool) -> None:
        before = self.round
        key = refusal(lambda: self._step(rules.stop, person, moderates=moderates))
        allowed = person == HOST or moderates
        assert (key is None) == (before.phase != "over" and allowed)
        assert key is not None or self.round.outcome == "stopped"

    @rule()
    def resume(self) -> None:
        before = self.round
        self._step(rules.resume, self.now)
        if before.phase != "over" and self.round.phase != "over":
            assert self.round.deadline >= before.deadline
            assert self.round.deadline > self.now

    @rule(machine=strategies.sampled_from([None, "beep.", "beep."]), seed=strategies.integers())
    def advance(self, machine: str | None, seed: int) -> None:
        before = self.round
        self._step(rules.advance, machine, self.now, random.Random(seed))
        due = before.phase != "over" and self.now >= before.deadline
        assert due == (self.round.phase != before.phase)
        if before.phase == "writing" and self.round.phase == "voting":
            assert len(self.texts) >= FEWEST
            assert machine is not None

    @precondition(lambda self: self.round.phase != "over")
    @rule()
    def wait_until_the_limit(self) -> None:
        """Nobody does anything but what the clock asks for."""
        played = self.round
        for _ in range(2):
            played = rules.advance(played, "beep.", self.round.limit, random.Random(1))
        assert played.phase == "over"

    @invariant()
    def it_keeps_its_rules(self) -> None:
        played = self.round
        assert played.deadline <= played.started + LONGEST
        assert (played.phase == "over") == (played.outcome is not None)
        told = {ending.author: ending.text for ending in played.endings}
        assert len(told) == len(played.endings) <= MOST + 1
        assert {who: what for who, what in told.items() if who != MACHINE} == self.texts
        assert not any(vote.voter == vote.author for vote in played.votes)
        numbers = [ending.number for ending in played.endings]
        if played.phase == "voting":
            assert sorted(numbers) == list(range(1, len(told) + 1))
            assert MACHINE in told
        elif played.phase == "writing":
            assert MACHINE not in told
            assert not any(numbers)

    @invariant()
    def points_add_up(self) -> None:
        result = count(self.round)
        for_people = [v for v in self.round.votes if v.question == "best" and v.author != MACHINE]
        assert sum(score.votes for score in result.scores.values()) == len(for_people)
        unmasked = sum(score.unmasked for score in result.scores.values())
        assert unmasked == result.machine.unmasked == len(result.unmaskers)
        assert result.machine.unmasked <= result.machine.guesses

    def _step(self, step: Callable[..., Round], *given: object, **options: object) -> None:
        before = self.round
        self.round = step(before, *given, **options)
        if before.phase == "over":
            assert self.round == before


class AnyVote(AnyRound):
    """The same, from where people vote."""

    @initialize(people=strategies.integers(FEWEST, 4))
    def begin(self, people: int) -> None:
        super().begin(60, 120, people)
        self.now = self.round.deadline
        self.round = rules.advance(self.round, "beep.", self.now, random.Random(1))


AnyRound.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
AnyVote.TestCase.settings = AnyRound.TestCase.settings
TestAnyRound = AnyRound.TestCase
TestAnyVote = AnyVote.TestCase


def test_endings_come_in_any_order() -> None:
    written = a_round()
    for person in range(1, 4):
        written = rules.write(written, person, f"{person}.", 1001.0)
    orders = {
        tuple(ending.author for ending in drawn.endings)
        for seed in range(300)
        for drawn in [rules.advance(written, "beep.", 1060.0, random.Random(seed))]
    }
    assert len(orders) == 24  # all there are


def test_what_was_written_last_counts() -> None:
    written = rules.write(a_round(), 5, "first.", 1001.0)
    written = rules.write(written, 5, "second.", 1059.9)
    assert [(ending.author, ending.text) for ending in written.endings] == [(5, "second.")]
    with pytest.raises(UserError, match="game-too-late-to-write"):
        rules.write(written, 5, "third.", 1060.0)


def test_as_many_endings_as_fit_into_a_menu() -> None:
    written = a_round()
    for person in range(1, MOST + 1):
        written = rules.write(written, person, "x.", 1001.0)
    with pytest.raises(UserError, match="game-full"):
        rules.write(written, MOST + 1, "x.", 1002.0)
    changed = rules.write(written, MOST, "y.", 1002.0)
    assert len(rules.advance(changed, "beep.", 1060.0, random.Random(1)).endings) == 25


@pytest.mark.parametrize(
    ("people", "machine", "now", "outcome"),
    [
        (0, "beep.", 1060.0, "too-few"),
        (1, "beep.", 1060.0, "too-few"),
        (2, None, 1060.0, "speechless"),
        (2, "beep.", 1590.0, "away"),
        (2, "beep.", 1060.0, None),
    ],
)
def test_how_the_writing_ends(
    people: int, machine: str | None, now: float, outcome: str | None
) -> None:
    written = a_round()
    for person in range(1, people + 1):
        written = rules.write(written, person, "x.", 1001.0)
    after = rules.advance(written, machine, now, random.Random(1))
    assert after.outcome == outcome
    assert after.phase == ("voting" if outcome is None else "over")


@pytest.mark.parametrize(
    ("now", "deadline"),
    [
        (1010.0, 1060.0),  # a short absence costs nothing
        (1050.0, 1050.0 + GRACE),
        (1300.0, 1300.0 + GRACE),
        (1599.0, 1600.0),  # but ten minutes are the limit
    ],
)
def test_who_was_writing_gets_the_time_back(now: float, deadline: float) -> None:
    resumed = rules.resume(a_round(), now)
    assert (resumed.deadline, resumed.resumed) == (deadline, True)


def test_the_limit_cuts_the_voting_short() -> None:
    written = a_round(voting=120)
    for person in (1, 2):
        written = rules.write(written, person, "x.", 1001.0)
    late = rules.advance(written, "beep.", 1500.0, random.Random(1))
    assert (late.phase, late.deadline) == ("voting", 1000.0 + LONGEST)


def test_too_long_an_absence_ends_a_round() -> None:
    for played in (a_round(), a_vote_on("beep.", "a.")):
        assert rules.resume(played, 1600.0).outcome == "away"


def test_a_clock_that_is_turned_back_prolongs_nothing() -> None:
    for played in (a_round(), a_vote_on("beep.", "a.")):
        back = 1000.0 - GRACE - 0.1
        assert rules.resume(played, back).outcome == "away"
        assert rules.advance(played, "beep.", back, random.Random(1)).outcome == "away"
        assert rules.advance(played, "beep.", 999.0, random.Random(1)) == played


def test_two_endings_before_the_vote() -> None:
    lonely = rules.write(a_round(), HOST, "x.", 1001.0)
    with pytest.raises(UserError, match="game-needs-two"):
        rules.hurry(lonely, "writing", HOST, 1002.0, moderates=False)
    with pytest.raises(UserError, match="game-moved-on"):
        rules.hurry(lonely, "voting", HOST, 1002.0, moderates=False)
