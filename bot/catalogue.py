"""`python -m bot.catalogue`: write docs/commands.md from the commands themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discord
from discord.app_commands import Command, ContextMenu, Parameter

from bot.features import COMMANDS
from bot.i18n.texts import ENGLISH
from bot.server.panel import settings
from bot.server.setting import SETTINGS, Reader
from bot.settings import Settings

PAGE = Path(__file__).parent.parent / "docs/commands.md"
_HEAD = """\
# Commands

Written by `python -m bot.catalogue`; a test holds it against the commands themselves.
"""
_PERMISSIONS = {"manage_guild": "Manage Server"}


def page() -> str:
    """Return the page."""
    slash = sorted((c for c in COMMANDS if isinstance(c, Command)), key=lambda each: each.name)
    menus = [each for each in COMMANDS if isinstance(each, ContextMenu)]
    parts = [_HEAD]
    for command in slash:
        parts.append(f"## /{command.name}\n\n{command.description}\n\n{_where(command)}\n")
        if command.parameters:
            rows = "\n".join(_row(each) for each in command.parameters)
            parts.append(f"| option | | limits |\n|---|---|---|\n{rows}\n")
        if command is settings:
            parts.append(_settings())
    parts.append("## On a message\n\nRight-click or hold a message, then *Apps*.\n")
    for menu in menus:
        parts.append(f"- **{menu.name}**: {_summary(menu)} {_where(menu)}")
    return "\n".join(parts) + "\n"


def _settings() -> str:
    """Return the table of what a server can choose, and what holds until it does."""
    reader, usual = Reader(ENGLISH, ENGLISH, {}, "wizard"), Settings()
    rows = [
        f"| {each.title(ENGLISH)} | {each.description(ENGLISH)} |"
        f" {each.panel(reader, getattr(usual, each.name))} |\n"
        for each in SETTINGS.values()
    ]
    return f"| setting | | at first |\n|---|---|---|\n{''.join(rows)}"


def _summary(menu: ContextMenu) -> str:
    return (menu.callback.__doc__ or "").strip().split("\n", 1)[0]


def _row(option: Parameter) -> str:
    name = f"`{option.display_name}`{'' if option.required else ' (optional)'}"
    return f"| {name} | {option.description} | {', '.join(_limits(option)) or '-'} |"


def _limits(option: Parameter) -> Iterator[str]:
    if option.choices:
        yield ", ".join(str(choice.name) for choice in option.choices)
    elif option.min_value is not None and option.max_value is not None:
        text = option.type is discord.AppCommandOptionType.string
        unit = " characters" if text else ""
        yield f"{option.min_value:g} to {option.max_value:g}{unit}"
    if option.autocomplete:
        yield "completed as you type"


def _where(command: Command[Any, ..., Any] | ContextMenu) -> str:
    contexts, installs = command.allowed_contexts, command.allowed_installs
    places = []
    if contexts is None or contexts.guild:
        places.append("servers")
    if contexts and contexts.dm_channel:
        places.append("direct messages")
    if contexts and contexts.private_channel:
        places.append("group chats")
    sentence = "Works in " + " and ".join(", ".join(places).rsplit(", ", 1))
    if installs and installs.user:
        sentence += ", and wherever you are once you have installed the app for yourself"
    needed = command.default_permissions
    if needed is not None:
        names = ", ".join(_PERMISSIONS[name] for name, held in needed if held)
        sentence += f". Needs {names}"
    return sentence + "."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
