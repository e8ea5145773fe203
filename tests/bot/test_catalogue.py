"""All commands: described, limited, permitted, documented, and registered in every language."""

from pathlib import Path
from typing import Any

import pytest
from discord import AppCommandOptionType
from discord.app_commands import Command, ContextMenu

from bot.catalogue import PAGE, page
from bot.features import COMMANDS
from bot.i18n.texts import ENGLISH, language_of, text
from bot.i18n.translator import command_key, command_texts, menu_key
from sandbox.errors import Json
from sandbox.process import BotProcess
from sandbox.server import Reply, Sandbox

Any_Command = Command[Any, ..., Any] | ContextMenu
SLASH = [command for command in COMMANDS if isinstance(command, Command)]
MENUS = [command for command in COMMANDS if isinstance(command, ContextMenu)]
README = Path("README.md").read_text("utf-8")
# Discord's locales of our languages; where it has no translation, it shows the English text.
LOCALES = {"de", "es-ES", "es-419", "fr", "pt-BR", "ja", "zh-CN"}
_BOUNDED = {
    AppCommandOptionType.string,
    AppCommandOptionType.integer,
    AppCommandOptionType.number,
}
# What fills an option that must be given.
_SAMPLES = {"seed": "Once upon a time"}


def test_the_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "renew it: .venv/bin/python -m bot.catalogue"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_says_where_it_works_and_is_documented(command: Any_Command) -> None:
    contexts, installs = command.allowed_contexts, command.allowed_installs
    assert contexts is not None
    assert installs is not None
    assert contexts.guild
    assert installs.guild
    assert contexts.private_channel == installs.user, "group chats are for installed apps"
    name = f"/{command.name}" if isinstance(command, Command) else command.name
    assert name in README
    assert name in page()


@pytest.mark.parametrize("command", SLASH, ids=lambda command: command.name)
def test_a_command_is_described_and_limited(command: Command[Any, ..., Any]) -> None:
    assert 10 <= len(command.description) <= 100
    assert command.description[0].isupper()
    for option in command.parameters:
        assert 10 <= len(str(option.description)) <= 100
        if option.type in _BOUNDED and not option.choices:
            assert option.min_value is not None, option.name
            assert option.max_value is not None, option.name


async def test_permissions_are_checked_when_a_server_hides_nothing(
    discord: Sandbox, bot: BotProcess
) -> None:
    """Servers may open any command to everybody: then it is for the bot to refuse."""
    for registered in discord.commands.all(None):
        registered["default_member_permissions"] = None
    refusal = text(ENGLISH, "needs-manage-server")
    for command in COMMANDS:
        reply = await use(discord, command)
        refused = reply.ephemeral and reply.content == refusal
        assert refused == (command.default_permissions is not None), command.name
        if command.default_permissions is not None:
            assert [name for name, held in command.default_permissions if held] == ["manage_guild"]
    assert "error" not in bot.stderr


async def use(discord: Sandbox, command: Any_Command) -> Reply:
    """Use a command as a member."""
    if isinstance(command, ContextMenu):
        return await discord.use(command.name, discord.say("Once upon a time"))
    options = [f"{each.name}:{_SAMPLES[each.name]}" for each in command.parameters if each.required]
    return await discord.cast(" ".join((f"/{command.name}", *options)))


async def test_every_string_is_registered_in_every_language(
    discord: Sandbox, bot: BotProcess
) -> None:
    registered = {(each["type"], each["name"]): each for each in discord.commands.all(None)}
    assert len(registered) == len(COMMANDS)
    for command in SLASH:
        told = registered[1, command.name]
        key = command_key(command.name)
        check(told, "description", key)
        for option in told.get("options", ()):
            check(option, "description", f"{key}--{option['name']}")
            for choice in option.get("choices", ()):
                check(choice, "name", f"choice-{choice['name']}")
    for menu in MENUS:
        check(registered[3, menu.name], "name", menu_key(menu.name))


def check(told: Json, part: str, key: str) -> None:
    """Assert that Discord was told a string in every language."""
    assert told[f"{part}_localizations"] == {
        locale: command_texts(language_of(locale))[key] for locale in LOCALES
    }


def change_description(commands: dict[str, Json]) -> None:
    commands["spell"]["description_localizations"]["de"] = "Anders"


def change_choice(commands: dict[str, Json]) -> None:
    commands["spell"]["options"][2]["choices"][0]["name_localizations"]["ja"] = "x"


def change_menu(commands: dict[str, Json]) -> None:
    del commands["\u2b50 Keep"]["name_localizations"]["fr"]


async def test_commands_are_registered_again_only_when_a_translation_has_changed(
    discord: Sandbox, env: dict[str, str]
) -> None:
    def ids() -> dict[str, str]:
        return {each["name"]: each["id"] for each in discord.commands.all(None)}

    async with BotProcess(discord, env=env):
        await discord.ready()
    first, registered = ids(), 1
    for change in (change_description, change_choice, change_menu, None):
        if change is not None:
            change({each["name"]: each for each in discord.commands.all(None)})
            registered += 1
        async with BotProcess(discord, env=env):
            await discord.ready()
        assert sum(request.method == "PUT" for request in discord.requests) == registered
        assert ids() == first
