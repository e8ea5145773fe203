"""`/help` by the real worker: everything, clickable, in one message, for whoever asks."""

import re

from bot.features import COMMANDS
from bot.i18n.texts import ENGLISH, LANGUAGES, text
from bot.i18n.translator import command_key, command_texts, menu_key
from sandbox.discord.command_limits import ON_MESSAGE
from sandbox.errors import Json
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from sandbox.world.fixtures import ELSEWHERE, GROUP, GUILDS, Place, User

LOCKED = "\U0001f512"


async def ask(
    discord: Sandbox, user: User, guild: Place = GUILDS[0], locale: str = "en-US"
) -> Json:
    """Return the one embed of the one private message."""
    reply = await discord.cast("/help", user, guild, locale)
    assert reply.ephemeral
    assert reply.followups == []
    (embed,) = reply.embeds
    return embed


def lines(embed: Json) -> list[str]:
    """Return what is said of each command."""
    return [line for field in embed["fields"] for line in field["value"].split("\n")]


def locked(embed: Json) -> dict[str, str]:
    """Return by command why it cannot be used."""
    cut = (line.partition(LOCKED) for line in lines(embed))
    return {re.split("[/:*]+", line)[1]: why.strip(" *") for line, lock, why in cut if lock}


async def test_everything_is_there_in_every_language_and_with_what_somebody_may_not_use(
    discord: Sandbox, bot: BotProcess
) -> None:
    for language in LANGUAGES:
        embed = await ask(discord, discord.member, locale={"es": "es-419"}.get(language, language))
        said, texts = lines(embed), command_texts(language)
        assert len(said) == len(COMMANDS)
        for registered in discord.commands.all(None):
            name = registered["name"]
            told = texts.get(command_key(name), registered["description"])
            line = f"</{name}:{registered['id']}> {told}"
            if registered["type"] == ON_MESSAGE:
                line = f"**{texts.get(menu_key(name), name)}**"
            assert any(each.startswith(line) for each in said), line
        assert embed["title"] == text(language, "help-title")
        assert embed["footer"]["text"] == text(language, "help-machine")
        for name in ("spell", "finish", "privacy"):
            assert f"</{name}:" in embed["description"]
    manage, servers = "needs Manage Server", text(ENGLISH, "help-only-in-servers")
    in_servers = {"best", "finish", "scores", "settings", "\u2b50 Keep"}
    assert locked(await ask(discord, discord.member)) == {"settings": manage}
    assert locked(await ask(discord, discord.moderator)) == {}
    assert locked(await ask(discord, discord.member, None)) == dict.fromkeys(in_servers, servers)
    for elsewhere in (ELSEWHERE, GROUP):
        found = locked(await ask(discord, discord.member, elsewhere))
        assert found == dict.fromkeys(in_servers | {"temperature"}, servers)
