"""What can be chosen for each setting, and how a choice reads."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import UserError
from bot.i18n.texts import LANGUAGES, language_of, text
from bot.library.folder import VoiceFile
from bot.settings import HIGHEST, LIMITS, LOWEST
from bot.ui.markup import escape
from model.words import words_of

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
TYPED = frozenset({"temperature", "blocked_words", *LIMITS})  # into a form, as well or only
_MOST_LISTED, _LONGEST_LISTED = 10, 30  # words, and letters of each


@dataclass(frozen=True)
class Reader:
    """Reads choices to a person in a server."""

    locale: object  # the person's
    server_locale: object
    voices: Mapping[str, VoiceFile]
    default_voice: str

    def values(self, name: str) -> Sequence[Any]:
        """Return what a menu offers for a setting."""
        return (None, *self.voices) if name == "voice" else CHOICES[name]

    def parse(self, name: str, option: str) -> Any:
        """Return the value that a menu's option stands for; raise UserError if it is none."""
        if name in CHOICES:
            for value in self.values(name):
                if as_option(value) == option:
                    return value
        raise UserError("settings-gone")

    def read(self, name: str, value: Any) -> str:
        """Return how a value reads, for a message or a menu; titles are escaped."""
        if name in ("temperature", "candidates"):
            return f"{value:g}"
        if name == "length":
            return text(self.locale, f"spell-length-{value}")
        if name == "voice":
            return self._read_voice(value)
        if name == "language":
            own = LANGUAGES[language_of(self.server_locale)]
            return LANGUAGES.get(value) or text(self.locale, "settings-own-language", language=own)
        if name == "blocked_words":
            return text(self.locale, "settings-word-count", count=len(value))
        return text(self.locale, "settings-seconds", seconds=value)

    def _read_voice(self, name: str | None) -> str:
        chosen = self.voices.get(name) if name else None
        if chosen is not None:
            return escape(chosen.title)
        usual = self.voices.get(self.default_voice)  # its file may be gone; it speaks on
        title = escape(usual.title if usual else self.default_voice)
        return text(self.locale, "settings-default-voice", title=title)

    def read_words(self, words: frozenset[str]) -> str:
        """Return the first of a server's blocked words, each to be uncovered, for its panel."""
        listed = [f"||{escape(_shorten(word))}||" for word in sorted(words)[:_MOST_LISTED]]
        if not listed:
            return text(self.locale, "settings-no-words")
        more = len(words) - len(listed)
        return text(self.locale, "settings-words", words=" ".join(listed), more=more)


def as_option(value: object) -> str:
    """Return what a menu's option holds for a value."""
    return "-" if value is None else str(value)


def parse_typed(name: str, typed: str) -> Any:
    """Return the value that somebody has typed; raise UserError if it is none."""
    if name == "blocked_words":
        return _parse_words(typed)
    try:
        number = float(typed.strip().replace(",", "."))
    except ValueError:
        number = math.nan
    lowest, highest = LIMITS.get(name, (LOWEST, HIGHEST))
    if not lowest <= number <= highest or (name in LIMITS and not number.is_integer()):
        key = "settings-no-seconds" if name in LIMITS else "settings-no-number"
        limits = {"lowest": f"{lowest:g}", "highest": f"{highest:g}"}
        raise UserError(key, typed=escape(typed), **limits)
    return int(number) if name in LIMITS else round(number, 2)


def _parse_words(typed: str) -> frozenset[str]:
    words = frozenset(words_of(typed))
    if typed.strip() and not words:
        raise UserError("settings-nothing-to-block")
    return words


def _shorten(word: str) -> str:
    return word if len(word) <= _LONGEST_LISTED else f"{word[:_LONGEST_LISTED]}\u2026"
