"""Everything that a server can choose: each setting is one object.

A new one is an entry in `SETTINGS`, with its value in `bot.settings.Settings`, of which the store
makes a column; a migration; and texts.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import discord

from bot.errors import UserError
from bot.i18n.texts import LANGUAGES, language_of, text
from bot.library.folder import VoiceFile
from bot.library.library import Library
from bot.server.form import Number, Words
from bot.settings import HIGHEST, LIMITS, LOWEST
from bot.ui import limits
from bot.ui.markup import escape
from model.request import LengthName

_MOST_LISTED, _LONGEST_LISTED = 10, 30  # words, and letters of each


@dataclass(frozen=True)
class Reader:
    """Who reads what a server has chosen, and what there is to choose from."""

    locale: object  # the person's
    server_locale: object
    voices: Mapping[str, VoiceFile]
    default_voice: str


Read = Callable[[Reader, Any], str]


@dataclass(frozen=True)
class Setting:
    """A field of `Settings`: how its value reads, what is offered for it, what can be typed."""

    name: str
    read: Read  # for a message or a menu; titles are escaped
    choices: Callable[[Reader], Sequence[Any]]  # of the menu, if there are any
    field: Number | Words | None = None  # of the form, if there is one
    show: Read | None = None  # for the panel, where that says more
    try_out: Callable[[Library, Any], Awaitable[None]] | None = None  # before a value is stored

    def panel(self, reader: Reader, value: Any) -> str:
        """Return how a value reads in the panel."""
        return (self.show or self.read)(reader, value)

    def title(self, locale: object) -> str:
        """Return what people call it."""
        return text(locale, f"settings-{self.name}-option")

    def description(self, locale: object) -> str:
        """Return what it is for."""
        return text(locale, f"settings-{self.name}-description")

    def parse(self, reader: Reader, option: str) -> Any:
        """Return the value that a menu's option stands for; raise UserError if it is none."""
        for value in self.choices(reader):
            if as_option(value) == option:
                return value
        raise UserError("settings-gone")

    def form(self, locale: object, value: Any) -> discord.ui.Modal:
        """Return the form for a value, filled in with what is chosen."""
        title = self.title(locale)[: limits.MODAL_TITLE]
        modal = discord.ui.Modal(title=title, custom_id=f"settings:1:type:{self.name}")
        if self.field:
            modal.add_item(self.field.label(locale, value))
        return modal


def as_option(value: object) -> str:
    """Return what a menu's option holds for a value."""
    return "-" if value is None else str(value)


def _number(_: Reader, value: float) -> str:
    return f"{value:g}"


def _seconds(reader: Reader, value: int) -> str:
    return text(reader.locale, "settings-seconds", seconds=value)


def _length(reader: Reader, value: LengthName) -> str:
    return text(reader.locale, f"spell-length-{value}")


def _voice(reader: Reader, name: str | None) -> str:
    chosen = reader.voices.get(name) if name else None
    if chosen is not None:
        return escape(chosen.title)
    usual = reader.voices.get(reader.default_voice)  # its file may be gone; it speaks on
    title = escape(usual.title if usual else reader.default_voice)
    return text(reader.locale, "settings-default-voice", title=title)


async def _load(library: Library, name: str | None) -> None:
    if name is not None:
        await library.try_out(name)


def _language(reader: Reader, value: str | None) -> str:
    own = LANGUAGES[language_of(reader.server_locale)]
    chosen = LANGUAGES.get(value) if value else None
    return chosen or text(reader.locale, "settings-own-language", language=own)


def _word_count(reader: Reader, words: frozenset[str]) -> str:
    return text(reader.locale, "settings-word-count", count=len(words))


def _words(reader: Reader, words: frozenset[str]) -> str:
    """Return the first of a server's blocked words, each to be uncovered."""
    listed = [f"||{escape(_shorten(word))}||" for word in sorted(words)[:_MOST_LISTED]]
    if not listed:
        return text(reader.locale, "settings-no-words")
    more = len(words) - len(listed)
    return text(reader.locale, "settings-words", words=" ".join(listed), more=more)


def _shorten(word: str) -> str:
    return word if len(word) <= _LONGEST_LISTED else f"{word[:_LONGEST_LISTED]}\u2026"


def _these(*values: Any) -> Callable[[Reader], Sequence[Any]]:
    return lambda _: values


def _seconds_setting(name: str, *choices: int) -> Setting:
    return Setting(name, _seconds, _these(*choices), Number(*LIMITS[name], "seconds"))


_TEMPERATURES = (tenths / 10 for tenths in range(1, 16))
# In the order in which they are shown.
SETTINGS = {
    each.name: each
    for each in (
        Setting("temperature", _number, _these(*_TEMPERATURES), Number(LOWEST, HIGHEST)),
        Setting("length", _length, _these(*get_args(LengthName))),
        Setting("voice", _voice, lambda reader: (None, *reader.voices), try_out=_load),
        Setting("candidates", _number, _these(1, 2, 3)),
        Setting("language", _language, _these(None, *LANGUAGES)),
        _seconds_setting("cooldown", 0, 3, 5, 10, 15, 30, 60, 120, 300),
        _seconds_setting("writing_seconds", 20, 30, 45, 60, 90, 120, 180, 300),
        _seconds_setting("voting_seconds", 15, 20, 30, 45, 60, 90, 120),
        Setting("blocked_words", _word_count, _these(), Words(), show=_words),
    )
}
FIELDS = {name: each.field for name, each in SETTINGS.items() if each.field}
