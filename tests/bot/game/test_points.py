import datetime

import pytest

from bot.game.points import MachineScore, Score, count, season_of
from bot.game.rules import Vote
from tests.bot.rounds.rounds import a_vote_on


def test_a_point_for_each_vote_and_for_unmasking() -> None:
    votes = (
        *(Vote(2, "best", 1), Vote(3, "best", 1), Vote(1, "best", 2), Vote(9, "best", 0)),
        *(Vote(1, "machine", 0), Vote(9, "machine", 0), Vote(2, "machine", 1)),
    )
    result = count(a_vote_on("beep.", "a.", "b.", votes=votes))
    assert result.winners == [1]
    assert result.scores == {1: Score(2, 1), 2: Score(1, 0), 9: Score(0, 1)}
    assert {person: score.points for person, score in result.scores.items()} == {1: 3, 2: 1, 9: 1}
    assert result.machine == MachineScore(rounds=1, won=0, guesses=3, unmasked=2)


def test_the_machine_may_win_and_share_the_victory() -> None:
    result = count(a_vote_on("beep.", "a.", votes=(Vote(8, "best", 0), Vote(9, "best", 1))))
    assert sorted(result.winners) == [0, 1]
    assert result.machine == MachineScore(rounds=1, won=1)
    assert result.scores == {1: Score(1, 0)}


def test_without_votes_nobody_wins() -> None:
    result = count(a_vote_on("beep.", "a."))
    assert (result.winners, result.scores, result.machine) == ([], {}, MachineScore(1))


@pytest.mark.parametrize(
    ("day", "season"),
    [
        ("2026-01-01", "2026-Q1"),
        ("2026-03-31", "2026-Q1"),
        ("2026-04-01", "2026-Q2"),
        ("2026-12-31", "2026-Q4"),
    ],
)
def test_a_season_is_a_quarter(day: str, season: str) -> None:
    noon = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    assert season_of(noon.timestamp()) == season
