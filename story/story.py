"""A story: what was asked for, and what came of it."""

from dataclasses import dataclass

from model import Request
from model.vocabulary import Vocabulary
from story.voices import VoiceFile

SHORTEST, LONGEST = 100, 5000  # characters
COLDEST, HOTTEST = 0.1, 1.5  # temperature
RANDOM_SEEDS = 1 << 30


@dataclass(frozen=True)
class Story:
    """A story, or the wish for one."""

    file: VoiceFile
    title: str  # of the voice
    seed: str
    characters: int
    temperature: float
    random_seed: int  # the replay number
    text: str = ""  # what the voice wrote after the seed
    dropped: str = ""  # characters of the seed that the voice does not know

    @property
    def request(self) -> Request:
        """What the voice is asked for."""
        return Request(self.seed, self.characters, self.temperature, random_seed=self.random_seed)

    @property
    def settings(self) -> str:
        """What gives the same story again, together with its beginning and its number."""
        return (
            f"{self.title} \u00b7 temperature {self.temperature:g} \u00b7 "
            f"about {self.characters} characters"
        )

    def as_file(self) -> str:
        """Return the story as a text file."""
        number = f"replay number {self.random_seed}"
        return f"{self.seed}{self.text}\n\n({self.settings} \u00b7 {number})\n"


def refusal(seed: str, vocabulary: Vocabulary) -> str | None:
    """Say why a story cannot begin like this, or None if it can."""
    if not seed:
        return "Give the story a few words to begin with, for example: Once upon a time"
    if not vocabulary.fold(seed).text.strip():
        return "This voice cannot spell any of that. Begin with plain English letters."
    return None
