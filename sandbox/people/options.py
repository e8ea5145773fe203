"""A typed line becomes a command's options, with the checks that Discord's client makes.

`/remind text:Water the plants hours:2`: a value runs to the next option's name or to the
end of the line. Double quotes around it are optional; inside them nothing is taken for an option.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.discord.command_limits import BOOLEAN, GROUP, INTEGER, NUMBER, STRING, SUBCOMMAND
from sandbox.errors import Json, Refused
from sandbox.world.guilds import ADMINISTRATOR, PERMISSION_NAMES

_KINDS = {STRING: "text", INTEGER: "a whole number", BOOLEAN: "true or false", NUMBER: "a number"}
_LARGEST = 2**53  # what Discord's numbers hold exactly
_LONGEST = 6000  # characters in a text option


@dataclass(frozen=True)
class Typed:
    """A command as typed: its path (groups and subcommands follow the command), and the rest."""

    command: Json
    path: tuple[Json, ...]
    rest: str

    @property
    def label(self) -> str:
        """The command as a person writes it, for example `/game start`."""
        return "/" + " ".join(entry["name"] for entry in (self.command, *self.path))

    @property
    def options(self) -> dict[str, Json]:
        """The options that can be given, by name."""
        entry = self.path[-1] if self.path else self.command
        return {option["name"]: option for option in entry.get("options", ())}

    def data(self, options: list[Json]) -> Json:
        """Return the `data` of an interaction with these options."""
        for entry in reversed(self.path):
            options = [{"name": entry["name"], "type": entry["type"], "options": options}]
        return heading(self.command) | ({"options": options} if options else {})


def heading(command: Json) -> Json:
    """Return what an interaction says of the command that was used."""
    return {part: command[part] for part in ("id", "name", "type", "guild_id") if part in command}


def find(line: str, commands: Mapping[str, Json]) -> Typed:
    """Return the command that a line names; raise Refused if there is none."""
    name, _, rest = line.strip().removeprefix("/").partition(" ")
    command = commands.get(name)
    if command is None:
        known = ", ".join(f"/{each}" for each in sorted(commands)) or "none yet"
        raise Refused(f"There is no command /{name} here. Commands: {known}.")
    path: list[Json] = []
    entry = command
    while inner := _nested(entry):
        word, _, rest = rest.strip().partition(" ")
        if word not in inner:
            typed = Typed(command, tuple(path), "")
            raise Refused(f"{typed.label} needs one of: {', '.join(inner)}.")
        entry = inner[word]
        path.append(entry)
    return Typed(command, tuple(path), rest)


def check_permissions(command: Json, label: str, held: int) -> None:
    """Raise Refused if a member with these permissions is not shown the command."""
    default = command["default_member_permissions"]
    needed = int(default or 0)
    # Nobody but administrators passes "0".
    if default is None or held & ADMINISTRATOR or (needed and held & needed == needed):
        return
    names = [name for bit, name in PERMISSION_NAMES.items() if needed & bit]
    raise Refused(f"{label} needs a permission here: {', '.join(names) or 'Administrator'}.")


def complete(typed: Typed) -> list[Json]:
    """Return all options for the bot; raise Refused, in one sentence, if one is wrong."""
    given = split(typed)
    for name, option in typed.options.items():
        if option.get("required") and not given.get(name):
            raise Refused(f"{typed.label} needs the option {name}: write {name}: and a value.")
    return [_option(typed.options[name], text) for name, text in given.items() if text]


def partial(typed: Typed) -> list[Json]:
    """Return the options so far, the last one focused: what autocomplete sends."""
    options: list[Json] = [
        {"name": name, "type": typed.options[name]["type"], "value": text}
        for name, text in split(typed).items()
    ]
    if not options:
        raise Refused(f"{typed.label} has no option here to complete.")
    options[-1]["focused"] = True
    return options


def split(typed: Typed) -> dict[str, str]:
    """Return the text of each option in the order typed; raise Refused if there is other text."""
    names = "|".join(map(re.escape, sorted(typed.options, key=len, reverse=True))) or "(?!)"
    pattern = re.compile(
        rf"\s*(?P<name>{names}):\s*"
        rf'(?:"(?P<quoted>.*?)"|(?P<plain>.*?))(?=\s+(?:{names}):|\s*\Z)',
        re.DOTALL,
    )
    given: dict[str, str] = {}
    position = 0
    while typed.rest[position:].strip():
        match = pattern.match(typed.rest, position)
        if match is None:
            raise Refused(_stray(typed, typed.rest[position:].strip()))
        if match["name"] in given:
            raise Refused(f"The option {match['name']} is given twice.")
        quoted = match["quoted"]
        given[match["name"]] = (match["plain"] if quoted is None else quoted).strip()
        position = match.end()
    return given


def _nested(entry: Json) -> dict[str, Json]:
    inner = (SUBCOMMAND, GROUP)
    return {each["name"]: each for each in entry.get("options", ()) if each["type"] in inner}


def _stray(typed: Typed, text: str) -> str:
    known = ", ".join(f"{name}:" for name in typed.options)
    if not known:
        return f"{typed.label} takes no options."
    if unknown := re.match(r"[-\w]+(?=:)", text):
        return f"{typed.label} has no option {unknown[0]}. Options: {known}"
    return f"Say which option this is: {typed.label} {next(iter(typed.options))}:{text}"


def _option(option: Json, text: str) -> Json:
    name, kind = option["name"], option["type"]
    value = _choice(option, text) if option.get("choices") else _value(name, kind, text)
    if kind == STRING:
        _check_range(f"{name} must have", len(str(value)), " characters", *_lengths(option))
    elif kind in (INTEGER, NUMBER):
        limits = option.get("min_value", -_LARGEST), option.get("max_value", _LARGEST)
        _check_range(f"{name} must be", value, "", *limits)
    return {"name": name, "type": kind, "value": value}


def _choice(option: Json, text: str) -> Any:
    for choice in option["choices"]:
        if text.casefold() in (str(choice["name"]).casefold(), str(choice["value"]).casefold()):
            return choice["value"]
    names = ", ".join(str(choice["name"]) for choice in option["choices"])
    raise Refused(f"{option['name']} must be one of: {names}.")


def _value(name: str, kind: int, text: str) -> Any:
    if kind == STRING:
        return text
    if kind == INTEGER and re.fullmatch(r"[-+]?[0-9]{1,17}", text):
        return int(text)
    if kind == NUMBER and re.fullmatch(r"[-+]?([0-9]{1,17}(\.[0-9]*)?|\.[0-9]+)", text):
        number = float(text)
        return int(number) if number.is_integer() else number  # as Discord's client writes it
    if kind == BOOLEAN and text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    if kind not in _KINDS:
        raise Refused(f"{name} is a kind of option that the sandbox cannot give.")
    raise Refused(f"{name} must be {_KINDS[kind]}.")


def _lengths(option: Json) -> tuple[int, int]:
    return option.get("min_length", 0), option.get("max_length", _LONGEST)


def _check_range(what: str, value: float, unit: str, least: float, most: float) -> None:
    if value < least:
        raise Refused(f"{what} at least {least:g}{unit}.")
    if value > most:
        raise Refused(f"{what} at most {most:g}{unit}.")
