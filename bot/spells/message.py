"""A spell as a message: written, laid out, and read back from the message by its buttons."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Self

from bot.errors import UserError
from bot.settings import HIGHEST, LOWEST
from bot.ui.limits import MESSAGE
from bot.ui.markup import escape, length, unescape
from model.request import LengthName, Passage, Request

SEED_LIMIT = 300
# Text is escaped, so that a quotation (>) can only be one of the other endings.
_LAYOUT = re.compile(
    r"\*\*(?P<seed>(?:\\.|[^\\])+?)\*\*(?P<text>.*?)(?:\n> .*?)?\n-# (?P<print>[^\n]*)\Z", re.DOTALL
)
_BETWEEN = " \u00b7 "  # the details in small print
_CODE = re.compile(r"[0-9a-z]{5}-[0-9a-z]{5}")
_CANDIDATES = 4  # of which the best is shown


@dataclass(frozen=True)
class Options:
    """What a spell's buttons must remember."""

    temperature: float
    length: LengthName
    voice: str | None = None  # None: the server's

    def request(
        self,
        seed: str,
        blocked: AbstractSet[str] = frozenset(),
        code: int | None = None,
        shown: int = 1,
    ) -> Request:
        """Return what the writer is asked for; with a code, a certain text."""
        # What continues a spell that was cut begins with an ellipsis of our own. And nobody can
        # type a newline into a command's option, which they must to replay the spell.
        seed = " ".join(seed.lstrip("\u2026").split())
        return Request(
            seed,
            self.length,
            self.temperature,
            random_seed=code,
            candidates=_CANDIDATES + shown - 1,
            shown=shown,
            blocked=blocked,
        )


def check_temperature(temperature: float) -> None:
    """Raise UserError if a temperature is out of range: Discord checks, then we do."""
    if not LOWEST <= temperature <= HIGHEST:
        raise UserError("temperature-out-of-range", lowest=f"{LOWEST:g}", highest=f"{HIGHEST:g}")


def check_seed(seed: str) -> None:
    """Raise UserError if there is nothing to begin with, or too much."""
    if not seed:
        raise UserError("seed-empty")
    if len(seed) > SEED_LIMIT:
        raise UserError("seed-too-long", most=SEED_LIMIT, length=len(seed))


@dataclass(frozen=True)
class Spell:
    """A seed and its continuation, as people see them."""

    seed: str
    text: str
    voice: str = ""  # its title
    code: str | None = None

    @classmethod
    def from_message(cls, content: str) -> Self | None:
        """Read a spell from its own message; None if the message is something else."""
        match = _LAYOUT.match(content)
        if match is None:
            return None
        title, *details = match["print"].split(_BETWEEN)
        code = next(filter(_CODE.fullmatch, details), None)
        return cls(unescape(match["seed"]), unescape(match["text"]), unescape(title), code)

    def next_seed(self) -> str:
        """Return what comes last of the spell, as the seed of its continuation."""
        return last_words(self.seed + self.text)


def last_words(story: str) -> str:
    """Return as much of the end of a story as a seed may have."""
    if len(story) <= SEED_LIMIT:
        return story
    tail = story[-SEED_LIMIT:]
    return "\u2026" + (tail.split(maxsplit=1)[-1] if " " in tail else tail[1:])


def render(seed: str, passage: Passage, details: Sequence[str]) -> str:
    """Return the message: the seed in bold, its continuation, other endings, the small print.

    Seed and texts are escaped here, the details are not: the first is the title of the voice. What
    is too long for a message loses other endings, then its last words.
    """
    small_print = _BETWEEN.join(details)
    others = list(passage.others)
    text = passage.text
    while True:
        lines = [f"**{escape(seed)}**{escape(text)}", *map(_quoted, others), f"-# {small_print}"]
        content = "\n".join(lines)
        if length(content) <= MESSAGE:
            return content
        if others:
            others.pop()
            continue
        shorter = text.rsplit(maxsplit=1)[0] if " " in text.strip() else ""
        if shorter == text:
            raise ValueError("the seed alone is too long for a message")
        text = shorter


def _quoted(text: str) -> str:
    return "> \u2026" + escape(text).replace("\n", "\n> ")
