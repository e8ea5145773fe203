"""The bot's registered commands, checked as Discord checks them."""

import re
from collections.abc import Iterator
from typing import Any

from sandbox.errors import ApiError, Json
from sandbox.problems import Problem, between, length, refuse_invalid
from sandbox.world import BOT, snowflake

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, NUMBER = 1, 2, 3, 4, 5, 10
_NAME = re.compile(r"[-_'\w]{1,32}")
_OPTION_TYPES = range(1, 12)


class Commands:
    """The commands of every place: None holds those that are everywhere, else a server's id."""

    def __init__(self) -> None:
        self.registered = False  # by the bot, since the sandbox started
        self._places: dict[str | None, dict[str, Json]] = {}

    def all(self, place: str | None) -> list[Json]:
        """Return the commands registered for one place."""
        return list(self._places.get(place, {}).values())

    def usable(self, guild_id: str | None) -> dict[str, Json]:
        """Return by name the commands that a client lists in a server, or in a DM (None)."""
        known = self._places.get(None, {})
        if guild_id is None:
            return {name: command for name, command in known.items() if _in_context(command, 1)}
        everywhere = {name: command for name, command in known.items() if _in_context(command, 0)}
        return everywhere | self._places.get(guild_id, {})

    def replace(self, place: str | None, given: Any) -> list[Json]:
        """Make these the only commands of a place; raise ApiError if Discord would."""
        if not isinstance(given, list):
            raise ApiError(400, 50035, "Invalid Form Body")
        refuse_invalid(_list_problems(given))
        old = self._places.get(place, {})
        self._places[place] = {c["name"]: _stored(c, place, old.get(c["name"])) for c in given}
        self.registered = True
        return self.all(place)

    def add(self, place: str | None, given: Any) -> tuple[Json, bool]:
        """Register one command, or replace that of its name; return it, and if it is new."""
        refuse_invalid(_problems(given))
        known = self._places.setdefault(place, {})
        old = known.get(given["name"])
        known[given["name"]] = _stored(given, place, old)
        self.registered = True
        return known[given["name"]], old is None


def _in_context(command: Json, context: int) -> bool:
    contexts = command.get("contexts")
    if contexts is None:
        return context == 0 or command.get("dm_permission", True) is not False
    return context in contexts


def _stored(given: Json, place: str | None, old: Json | None) -> Json:
    permissions = given.get("default_member_permissions")
    command = {name: value for name, value in given.items() if value not in (None, [])}
    command |= {
        "id": old["id"] if old else snowflake(),
        "application_id": BOT.id,
        "version": snowflake(),
        "type": given.get("type") or 1,
        "default_member_permissions": None if permissions is None else str(permissions),
        "contexts": given.get("contexts"),
        "integration_types": given.get("integration_types") or [0],
        "nsfw": given.get("nsfw", False),
        "description": given.get("description") or "",
    }
    return command | ({"guild_id": place} if place else {})


def _list_problems(given: list[Any]) -> Iterator[Problem]:
    for index, command in enumerate(given):
        yield from _problems(command, f"{index}.")
    names = [command.get("name") for command in given if isinstance(command, dict)]
    for index, name in enumerate(names):
        if name in names[:index]:
            message = "Application command names must be unique"
            yield f"{index}.name", "APPLICATION_COMMANDS_DUPLICATE_NAME", message
    if len(given) > 100:
        raise ApiError(400, 30032, "Maximum number of application commands reached (100).")


def _problems(command: Any, path: str = "") -> Iterator[Problem]:
    if not isinstance(command, dict):
        yield f"{path}_object", "MODEL_TYPE_CONVERT", "Only dictionaries may be used"
        return
    if (command.get("type") or 1) != 1:  # a context menu has only a name, of any letters
        yield from length(f"{path}name", command.get("name"), 1, 32)
        return
    yield from _entry_problems(command, path)
    if _weight(command) > 8000:
        message = "Command exceeds maximum size (8000)"
        yield f"{path}_object", "APPLICATION_COMMAND_TOO_LARGE", message


def _entry_problems(entry: Json, path: str) -> Iterator[Problem]:
    """Check what commands and options have in common, then the options inside."""
    name = entry.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name != name.lower():
        message = "Command name is invalid"
        yield f"{path}name", "APPLICATION_COMMAND_INVALID_NAME", message
    yield from length(f"{path}description", entry.get("description"), 1, 100)
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
        if kind == STRING:
            yield from length(f"{path}choices.{index}.value", choice.get("value"), 1, 100)
    yield from between(f"{path}min_length", option.get("min_length"), 0, 6000)
    yield from between(f"{path}max_length", option.get("max_length"), 1, 6000)


def _weight(entry: Json) -> int:
    """Return the characters that Discord counts; of translations the longest."""
    total = 0
    for key in ("name", "description"):
        texts = [entry.get(key) or "", *(entry.get(f"{key}_localizations") or {}).values()]
        total += max(map(len, texts))
    for choice in entry.get("choices") or []:
        total += len(choice.get("name", "")) + len(str(choice.get("value", "")))
    return total + sum(map(_weight, entry.get("options") or []))
