"""Kinds of commands and of their options, and Discord's limits on what a bot registers."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sandbox.discord.validation import Problem, between, length, refuse_invalid
from sandbox.errors import ApiError, Json

SLASH, ON_USER, ON_MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, NUMBER = 1, 2, 3, 4, 5, 10
_MOST = {SLASH: 100, ON_USER: 15, ON_MESSAGE: 15}
_NAME = re.compile(r"[-_'\w]{1,32}")
_OPTION_TYPES = range(1, 12)
LOCALES = (
    *("bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "hi", "hr"),
    *("hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th"),
    *("tr", "uk", "vi", "zh-CN", "zh-TW"),
)


def kind_of(command: Json) -> int:
    """Return what kind of command this is; without a word, a slash command."""
    return command.get("type") or SLASH


def check(given: list[Any]) -> None:
    """Raise ApiError if Discord refuses these as all the commands of a place."""
    refuse_invalid(_list_problems(given))
    for kind, count in Counter(map(kind_of, given)).items():
        most = _MOST.get(kind, 1)
        if count > most:
            message = f"Maximum number of application commands reached ({most})."
            raise ApiError(400, 30032, message)


def check_one(given: Any) -> None:
    """Raise ApiError if Discord refuses this command."""
    refuse_invalid(_problems(given))


def _list_problems(given: list[Any]) -> Iterator[Problem]:
    for index, command in enumerate(given):
        yield from _problems(command, f"{index}.")
    names = [(kind_of(each), each.get("name")) for each in given if isinstance(each, dict)]
    for index, name in enumerate(names):
        if name in names[:index]:
            message = "Application command names must be unique"
            yield f"{index}.name", "APPLICATION_COMMANDS_DUPLICATE_NAME", message


def _problems(command: Any, path: str = "") -> Iterator[Problem]:
    if not isinstance(command, dict):
        yield f"{path}_object", "MODEL_TYPE_CONVERT", "Only dictionaries may be used"
        return
    if kind_of(command) != SLASH:  # a menu has only a name, of any letters
        yield from length(f"{path}name", command.get("name"), 1, 32)
        yield from _translations(command, "name", path, 32)
        return
    yield from _entry_problems(command, path)
    if _weight(command) > 8000:
        message = "Command exceeds maximum size (8000)"
        yield f"{path}_object", "APPLICATION_COMMAND_TOO_LARGE", message


def _entry_problems(entry: Json, path: str) -> Iterator[Problem]:
    """Check what commands and options have in common, then the options inside."""
    names = {"name": entry.get("name")}
    for locale, translated in (entry.get("name_localizations") or {}).items():
        names[f"name_localizations.{locale}"] = translated
    for where, name in names.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name) or name != name.lower():
            yield path + where, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"
    yield from length(f"{path}description", entry.get("description"), 1, 100)
    yield from _translations(entry, "name", path, 32)
    yield from _translations(entry, "description", path, 100)
    options = entry.get("options") or []
    if len(options) > 25:
        yield f"{path}options", "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 25 in length."
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        message = "Required options must be placed before non-required options"
        yield f"{path}options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message
    if len({option.get("name") for option in options}) < len(options):
        message = "Option names must be unique"
        yield f"{path}options", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message
    for index, option in enumerate(options):
        yield from _option_problems(option, f"{path}options.{index}.")


def _option_problems(option: Json, path: str) -> Iterator[Problem]:
    yield from _entry_problems(option, path)
    kind, choices = option.get("type"), option.get("choices") or []
    if kind not in _OPTION_TYPES:
        yield f"{path}type", "BASE_TYPE_CHOICES", "Value must be one of 1 to 11."
    if len(choices) > 25:
        yield f"{path}choices", "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 25 in length."
    if choices and option.get("autocomplete"):
        message = "Choices and autocomplete exclude each other"
        yield f"{path}choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", message
    for index, choice in enumerate(choices):
        yield from length(f"{path}choices.{index}.name", choice.get("name"), 1, 100)
        yield from _translations(choice, "name", f"{path}choices.{index}.", 100)
        if kind == STRING:
            yield from length(f"{path}choices.{index}.value", choice.get("value"), 1, 100)
    yield from between(f"{path}min_length", option.get("min_length"), 0, 6000)
    yield from between(f"{path}max_length", option.get("max_length"), 1, 6000)


def _translations(entry: Json, name: str, path: str, most: int) -> Iterator[Problem]:
    for locale, text in (entry.get(f"{name}_localizations") or {}).items():
        where = f"{path}{name}_localizations.{locale}"
        if locale not in LOCALES:
            yield where, "BASE_TYPE_CHOICES", f"Value must be one of {{{', '.join(LOCALES)}}}."
        yield from length(where, text, 1, most)


def _weight(entry: Json) -> int:
    """Return the characters that Discord counts; of translations the longest."""
    total = 0
    for key in ("name", "description"):
        texts = [entry.get(key) or "", *(entry.get(f"{key}_localizations") or {}).values()]
        total += max(map(len, texts))
    for choice in entry.get("choices") or []:
        total += len(choice.get("name", "")) + len(str(choice.get("value", "")))
    return total + sum(map(_weight, entry.get("options") or []))
