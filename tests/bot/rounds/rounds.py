"""Rounds for the tests."""

from dataclasses import replace
from typing import Any

from bot.game.rules import MACHINE, Ending, Round, Vote

HOST = 1


def a_round(**others: Any) -> Round:
    """Return a round that has just begun, at second 1000."""
    begun = Round(77, 10, 20, HOST, "en-US", "The fox", 60, 30, started=1000.0, deadline=1060.0)
    return replace(begun, **others)


def a_vote_on(*texts: str, votes: tuple[Vote, ...] = (), **others: Any) -> Round:
    """Return a round in which people vote; the first text is the machine's, the next is of 1."""
    endings = tuple(Ending(author, text, author + 1) for author, text in enumerate(texts, MACHINE))
    return a_round(phase="voting", deadline=1090.0, endings=endings, votes=votes, **others)
