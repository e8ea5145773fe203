"""What is typed into a form, where a menu has no room for every value."""

import math
from dataclasses import dataclass

import discord

from bot.errors import UserError
from bot.i18n.texts import text
from bot.ui import limits
from bot.ui.markup import escape
from model.words import words_of

_LONGEST_NUMBER = 10

Label = discord.ui.Label[discord.ui.Modal]


@dataclass(frozen=True)
class Number:
    """A number within limits; or so many seconds, which are whole."""

    lowest: float
    highest: float
    kind: str = "number"
    button: str = "type"

    def parse(self, typed: str) -> float:
        """Return the number that somebody has typed; raise UserError if it is none."""
        try:
            number = float(typed.strip().replace(",", "."))
        except ValueError:
            number = math.nan
        whole = self.kind == "seconds"
        if not self.lowest <= number <= self.highest or (whole and not number.is_integer()):
            raise UserError(f"settings-no-{self.kind}", typed=escape(typed), **self._limits())
        return int(number) if whole else round(number, 2)

    def label(self, locale: object, value: float) -> Label:
        """Return the field, filled in with what is chosen."""
        return discord.ui.Label(
            text=text(locale, f"settings-{self.kind}-label"),
            description=text(locale, "settings-limits-description", **self._limits()),
            component=discord.ui.TextInput(
                custom_id="typed", default=f"{value:g}", max_length=_LONGEST_NUMBER
            ),
        )

    def _limits(self) -> dict[str, str]:
        return {"lowest": f"{self.lowest:g}", "highest": f"{self.highest:g}"}


@dataclass(frozen=True)
class Words:
    """Any number of words."""

    button: str = "words"

    def parse(self, typed: str) -> frozenset[str]:
        """Return the words that somebody has typed; raise UserError if there are none in it."""
        words = frozenset(words_of(typed))
        if typed.strip() and not words:
            raise UserError("settings-nothing-to-block")
        return words

    def label(self, locale: object, value: frozenset[str]) -> Label:
        """Return the field, filled in with what is chosen."""
        return discord.ui.Label(
            text=text(locale, "settings-words-label"),
            description=text(locale, "settings-words-description"),
            component=discord.ui.TextInput(
                custom_id="typed",
                style=discord.TextStyle.paragraph,
                default=" ".join(sorted(value)),
                required=False,
                max_length=limits.TYPED,
            ),
        )
