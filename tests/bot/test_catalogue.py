"""All commands: described, limited, permitted, documented; and registered in all languages."""

from pathlib import Path
from typing import Any

import pytest
from discord.app_commands import Command

from bot.catalogue import PAGE, page
from bot.client import COMMANDS
from bot.texts import LANGUAGES
from sandbox.process import BotProcess
from sandbox.server import Sandbox

SLASH = [command for command in COMMANDS if isinstance(command, Command)]
README = Path("README.md").read_text("utf-8")
# Discord's locales of our languages, English left out: that is what Discord shows otherwise.
LOCALES = {"de", "es-ES", "es-419", "fr", "pt-BR", "ja", "zh-CN"}


def test_the_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "renew it: python -m bot.catalogue"


@pytest.mark.parametrize("command", SLASH, ids=lambda command: command.name)
def test_a_command_is_complete(command: Command[Any, ..., Any]) -> None:
    assert 10 <= len(command.description) <= 100
    assert command.description[0].isupper()
    assert command.allowed_contexts is not None
    assert command.allowed_installs is not None
    for option in command.parameters:
        assert 10 <= len(str(option.description)) <= 100
        assert option.choices or option.autocomplete or option.max_value is not None, option.name
    assert f"/{command.name}" in README


async def test_commands_are_registered_once_with_their_translations(
    discord: Sandbox, env: dict[str, str]
) -> None:
    for _ in range(2):
        async with BotProcess(discord, env=env):
            await discord.ready()
    registered = discord.commands.all(None)
    assert len(registered) == len(COMMANDS)
    for command in registered:
        key = "description_localizations" if command["type"] == 1 else "name_localizations"
        assert set(command[key]) >= LOCALES
        assert len(set(command[key].values())) >= len(LANGUAGES) - 2  # a word may be the same
    assert sum(request.method == "PUT" for request in discord.requests) == 1


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        *(("en-US", "few words"), ("ko", "few words"), ("de", "W\u00f6rter"), ("fr", "mots")),
        *(
            ("es-419", "palabras"),
            ("pt-BR", "palavras"),
            ("ja", "\u8a00\u8449"),
            ("zh-CN", "\u8bcd"),
        ),
    ],
)
@pytest.mark.usefixtures("bot")
async def test_a_refusal_speaks_the_persons_language(
    discord: Sandbox, locale: str, words: str
) -> None:
    reply = await discord.cast("/spell seed:\u202e\u2069", locale=locale)
    assert reply.ephemeral
    assert words in reply.content
