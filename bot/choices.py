"""What can be chosen for each setting, and how a choice reads."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.cards import Card
from bot.markup import escape
from bot.settings import Settings
from bot.texts import LANGUAGES, text

# In the order in which they are shown. Voices are asked for; blocked words are typed.
CHOICES: Mapping[str, Sequence[Any]] = {
    "temperature": tuple(tenths / 10 for tenths in range(1, 16)),
    "length": ("sentence", "paragraph", "page"),
    "voice": (),
    "candidates": (1, 2, 3),
    "language": (None, *LANGUAGES),
    "cooldown": (0, 3, 5, 10, 15, 30, 60, 120, 300),
    "writing_seconds": (20, 30, 45, 60, 90, 120, 180, 300),
    "voting_seconds": (15, 20, 30, 45, 60, 90, 120),
    "blocked_words": (),
}
MOST_WORDS = 200  # that a server blocks
_MOST_LISTED = 10


def parse(name: str, given: str, voices: Mapping[str, Card]) -> Any:
    """Return the value that a menu's option stands for; raise ValueError if it is none."""
    values = (None, *voices) if name == "voice" else CHOICES[name]
    for value in values:
        if as_option(value) == given:
            return value
    raise ValueError(name)


def as_option(value: object) -> str:
    """Return what a menu's option holds for a value."""
    return "-" if value is None else str(value)


def read(locale: object, name: str, settings: Settings, voices: Mapping[str, Card]) -> str:
    """Return how a setting reads."""
    return describe(locale, name, getattr(settings, name), voices)


def describe(locale: object, name: str, value: Any, voices: Mapping[str, Card]) -> str:
    """Return how a value reads, for a message or a menu; titles and words are escaped."""
    if name in ("temperature", "candidates"):
        return f"{value:g}"
    if name == "length":
        return text(locale, f"spell-length-{value}")
    if name == "voice":
        chosen = voices.get(value) if value else None
        return escape(chosen.title) if chosen else text(locale, "settings-default-voice")
    if name == "language":
        return LANGUAGES[value] if value else text(locale, "settings-own-language")
    if name == "blocked_words":
        return _words(locale, value)
    return text(locale, "settings-seconds", seconds=value)


def _words(locale: object, words: frozenset[str]) -> str:
    if not words:
        return text(locale, "settings-no-words")
    listed = ", ".join(f"||{escape(word)}||" for word in sorted(words)[:_MOST_LISTED])
    more = len(words) - _MOST_LISTED
    return listed if more <= 0 else text(locale, "settings-more-words", words=listed, more=more)
