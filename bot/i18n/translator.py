"""What Discord shows of the commands before they are used, in its users' languages.

English stands in the code. `commands.ftl` has the other languages, one line a string, with keys
made from the names in the code; the names of commands and options stay as they are.
"""

import re

from discord import Locale, app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from bot.i18n.texts import ENGLISH, FOLDER, LANGUAGES, language_of


class Translator(app_commands.Translator):
    """Translates descriptions, choices and context menus; made where needed, and let go of."""

    def __init__(self) -> None:
        """Read every language."""
        self._languages = {language: command_texts(language) for language in LANGUAGES}

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """Return a string in the language of a locale, None where Discord shows the English one."""
        key = key_of(string, context)
        return None if key is None else self._languages[language_of(locale)].get(key)


def command_texts(language: str) -> dict[str, str]:
    """Return by key what a language calls the commands; nothing for English."""
    if language == ENGLISH:
        return {}
    lines = (FOLDER / language / "commands.ftl").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" = ", 1) for line in lines if line and not line.startswith("#"))


def key_of(string: locale_str, context: TranslationContextTypes) -> str | None:
    """Return the key of a string, None for a name, which is not translated."""
    data = context.data
    if isinstance(data, app_commands.Choice):
        return f"choice-{_hyphenated(string.message)}"
    if isinstance(data, app_commands.ContextMenu):
        return menu_key(string.message)
    if context.location.name.endswith("_name"):
        return None
    if isinstance(data, app_commands.Parameter):
        return f"{command_key(data.command.qualified_name)}--{data.display_name}"
    return command_key(data.qualified_name)


def command_key(qualified_name: str) -> str:
    """Return the key of what describes a command or a group."""
    return f"command-{qualified_name.replace(' ', '-')}"


def menu_key(name: str) -> str:
    """Return the key of a context menu's name."""
    return f"menu-{_hyphenated(name)}"


def _hyphenated(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))
