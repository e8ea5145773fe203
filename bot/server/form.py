"""The form into which a value is typed that no menu of `/settings` offers."""

from typing import Any

import discord

from bot.i18n.texts import text
from bot.server.choices import TYPED
from bot.settings import HIGHEST, LIMITS, LOWEST

FORM = rf"settings:1:type:(?P<name>{'|'.join(sorted(TYPED))})"  # what its custom id is like
_LONGEST_TITLE, _MOST_TYPED = 45, 4000  # characters that Discord takes
_LONGEST_NUMBER = 10


def settings_form(locale: object, name: str, value: Any) -> discord.ui.Modal:
    """Return the form for a setting, filled in with what is chosen."""
    title = text(locale, f"settings-{name}-option")
    modal = discord.ui.Modal(title=title[:_LONGEST_TITLE], custom_id=f"settings:1:type:{name}")
    make = _words if name == "blocked_words" else _number
    modal.add_item(make(locale, name, value))
    return modal


def _words(locale: object, _: str, words: frozenset[str]) -> discord.ui.Label[discord.ui.Modal]:
    return discord.ui.Label(
        text=text(locale, "settings-words-label"),
        description=text(locale, "settings-words-description"),
        component=discord.ui.TextInput(
            custom_id="typed",
            style=discord.TextStyle.paragraph,
            default=" ".join(sorted(words)),
            required=False,
            max_length=_MOST_TYPED,
        ),
    )


def _number(locale: object, name: str, value: float) -> discord.ui.Label[discord.ui.Modal]:
    lowest, highest = LIMITS.get(name, (LOWEST, HIGHEST))
    kind = "seconds" if name in LIMITS else "number"
    return discord.ui.Label(
        text=text(locale, f"settings-{kind}-label"),
        description=text(
            locale, "settings-limits-description", lowest=f"{lowest:g}", highest=f"{highest:g}"
        ),
        component=discord.ui.TextInput(
            custom_id="typed", default=f"{value:g}", max_length=_LONGEST_NUMBER
        ),
    )
