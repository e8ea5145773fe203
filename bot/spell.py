"""A spell as a message: written, laid out, and read back from the message by its buttons."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Self

from bot.errors import UserError
from bot.markup import escape, unescape
from bot.settings import HIGHEST, LOWEST
from model.request import LengthName, Passage, Request

MESSAGE_LIMIT = 2000
SEED_LIMIT = 300
_LAYOUT = re.compile(r"\*\*(?P<seed>(?:\\.|[^\\])+?)\*\*(?P<text>.*?)\n-# [^\n]*\Z", re.DOTALL)


@dataclass(frozen=True)
class Options:
    """What a spell's buttons must remember."""

    temperature: float
    length: LengthName

    def request(
        self, seed: str, blocked: AbstractSet[str] = frozenset(), code: int | None = None
    ) -> Request:
        """Return what the writer is asked for; with a code, a certain text."""
        # What continues a spell that was cut begins with an ellipsis of our own. And nobody can
        # type a newline into a command's option, which they must to replay the spell.
        seed = " ".join(seed.lstrip("\u2026").split())
        return Request(seed, self.length, self.temperature, code=code, blocked=blocked)


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

    @classmethod
    def from_message(cls, content: str) -> Self | None:
        """Read a spell from its own message; None if the message is something else."""
        match = _LAYOUT.match(content)
        if match is None:
            return None
        return cls(unescape(match["seed"]), unescape(match["text"]))

    def next_seed(self) -> str:
        """Return what comes last of the spell, as the seed of its continuation."""
        story = self.seed + self.text
        if len(story) <= SEED_LIMIT:
            return story
        tail = story[-SEED_LIMIT:]
        return "\u2026" + (tail.split(maxsplit=1)[-1] if " " in tail else tail[1:])


def render(seed: str, passage: Passage, options: Options, title: str, replay: str) -> str:
    """Return the message: the seed in bold, its continuation, and the small print.

    Both are escaped; what is too long for a message loses its last words.
    """
    details = [escape(title), f"temperature {options.temperature:g}", options.length, replay]
    if passage.dropped.strip():
        details.append(f"could not read {escape(passage.dropped[:20])}")
    small_print = "\n-# " + " \u00b7 ".join(details).replace("\n", " ")
    text = passage.text
    while True:
        content = f"**{escape(seed)}**{escape(text)}{small_print}"
        if len(content.encode("utf-16-le")) // 2 <= MESSAGE_LIMIT:
            return content
        shorter = text.rsplit(maxsplit=1)[0] if " " in text.strip() else ""
        if shorter == text:
            raise ValueError("the seed alone is too long for a message")
        text = shorter
