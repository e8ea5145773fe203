"""What a server can choose."""

from dataclasses import dataclass

from model.request import LengthName

LOWEST, HIGHEST = 0.1, 1.5  # temperature
# The least and the most, in seconds.
LIMITS = {"cooldown": (0, 300), "writing_seconds": (20, 300), "voting_seconds": (15, 120)}


@dataclass(frozen=True)
class Settings:
    """The choices of one server; where it has made none, those of everybody."""

    temperature: float = 0.7
    length: LengthName = "sentence"
    voice: str | None = None  # its file's name without .keras; None: the operator's choice
    candidates: int = 1  # endings shown for one seed
    language: str | None = None  # of public posts, such as "de"; None: the server's
    cooldown: int = 0  # seconds between two spells of one person
    writing_seconds: int = 60  # of a round of "finish the sentence"
    voting_seconds: int = 30
    blocked_words: frozenset[str] = frozenset()  # besides the operator's, in lower case
