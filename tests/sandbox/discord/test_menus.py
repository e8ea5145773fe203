"""Commands in the menus of messages and of people."""

import discord as library
import pytest
from discord import app_commands

from sandbox.errors import Json, Refused
from sandbox.server import Sandbox
from tests.sandbox.conftest import served
from tests.sandbox.scripted import APPLICATION, MENUS, ScriptedBot, answered

PATH = f"/applications/{APPLICATION}/commands"
FINISH, WAVE = (menu["name"] for menu in MENUS)


@pytest.fixture
async def menus(bot: ScriptedBot) -> None:
    commands: list[Json] = [
        {"name": "spell", "type": 3},  # another kind, so it may share a name
        {"name": "Warn", "type": 3, "default_member_permissions": "8192"},
        {"name": "Only here", "type": 2, "contexts": [0]},
    ]
    for command in commands:
        assert (await bot.request("POST", PATH, command))[0] == 201


@pytest.mark.usefixtures("menus")
async def test_a_command_on_somebodys_message(discord: Sandbox, bot: ScriptedBot) -> None:
    said = discord.say("Once upon a time", discord.moderator, discord.guilds[1])
    reply, told = await answered(
        discord.use(FINISH, said, discord.player, locale="fr"), bot, 4, {"content": "the end"}
    )
    assert reply.content == "the end"
    assert reply.message["type"] == 23
    assert reply.message["interaction_metadata"]["target_message_id"] == said.message_id
    assert told["type"] == 2
    assert told["data"]["type"] == 3
    assert told["data"]["name"] == FINISH
    assert told["data"]["target_id"] == said.message_id
    message = told["data"]["resolved"]["messages"][said.message_id]
    assert message["content"] == "Once upon a time"
    assert message["author"]["id"] == discord.moderator.id
    assert message["channel_id"] == told["channel_id"] == discord.guilds[1].channel_id
    assert told["member"]["user"]["id"] == discord.player.id
    assert told["locale"] == "fr"


@pytest.mark.usefixtures("menus")
async def test_a_command_on_a_message_of_the_bot(discord: Sandbox, bot: ScriptedBot) -> None:
    first, _ = await answered(discord.cast("/spell seed:x", guild=None), bot, 4, {"content": "x"})
    _, told = await answered(discord.use(FINISH, first), bot, 4, {"content": "y"})
    assert told["context"] == 1
    assert told["data"]["resolved"]["messages"][first.message_id]["author"]["id"] == APPLICATION


@pytest.mark.usefixtures("menus")
@pytest.mark.parametrize("place", [0, None])
async def test_a_command_on_a_person(discord: Sandbox, bot: ScriptedBot, place: int | None) -> None:
    guild = None if place is None else discord.guilds[place]
    doing = discord.use(WAVE, discord.player, discord.member, guild)
    reply, told = await answered(doing, bot, 4, {"content": "hello"})
    target = told["data"]["target_id"]
    assert target == discord.player.id
    assert told["data"]["resolved"]["users"][target]["global_name"] == "Luna"
    assert ("members" in told["data"]["resolved"]) == (guild is not None)
    assert reply.message["interaction_metadata"]["target_user"]["id"] == target


@pytest.mark.usefixtures("menus")
async def test_menus_that_are_not_shown(discord: Sandbox, bot: ScriptedBot) -> None:
    said = discord.say("Once")
    with pytest.raises(Refused, match="no command Wave in this menu"):
        await discord.use(WAVE, said)
    with pytest.raises(Refused, match="Warn needs a permission here: Manage Messages"):
        await discord.use("Warn", said, discord.member)
    with pytest.raises(Refused, match="no command Only here"):
        await discord.use("Only here", discord.player, guild=None)
    with pytest.raises(Refused, match="/Wave here"):
        await discord.cast("/Wave")
    whisper = discord.say("psst", discord.member, guild=None)
    with pytest.raises(Refused, match="Only Tom can see this message"):
        await discord.use(FINISH, whisper, discord.player)
    hidden = {"content": "psst", "flags": 64}
    private, _ = await answered(discord.cast("/spell seed:x"), bot, 4, hidden)
    with pytest.raises(Refused, match="no commands on a message that only you can see"):
        await discord.use(FINISH, private)
    discord.delete(said)
    with pytest.raises(Refused, match="has been deleted"):
        await discord.use(FINISH, said)


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001])
async def test_what_nobody_can_say(discord: Sandbox, text: str) -> None:
    with pytest.raises(Refused, match="1 to 2000 characters"):
        discord.say(text)


async def test_the_bot_does_not_hear_what_people_say(discord: Sandbox, bot: ScriptedBot) -> None:
    seen = bot.wire.sequence
    discord.say("Can you hear me?")
    await answered(discord.cast("/spell seed:x"), bot, 4, {"content": "ok"})
    assert bot.wire.sequence == seen + 1


async def test_how_many_commands_there_may_be(stranger: ScriptedBot) -> None:
    fifteen = [{"name": f"Menu {n}", "type": 3} for n in range(15)]
    assert (await stranger.request("PUT", PATH, fifteen))[0] == 200
    status, error = await stranger.request("POST", PATH, {"name": "One more", "type": 3})
    assert (status, error["code"]) == (400, 30032)
    assert (await stranger.request("POST", PATH, {"name": "One more", "type": 2}))[0] == 201


async def test_a_menu_of_the_library(discord: Sandbox, pointed: None) -> None:
    client = library.Client(intents=library.Intents(guilds=True))
    tree = app_commands.CommandTree(client)

    @tree.context_menu(name=FINISH)
    async def finish(interaction: library.Interaction, message: library.Message) -> None:
        author = message.author.display_name
        await interaction.response.send_message(f"{message.content} — {author}")

    @tree.context_menu(name=WAVE)
    async def wave(interaction: library.Interaction, member: library.Member) -> None:
        await interaction.response.send_message(f"Hello {member.display_name}")

    client.setup_hook = tree.sync  # type: ignore[method-assign, assignment]
    async with served(client, discord):
        said = discord.say("Once upon a time", discord.moderator)
        assert (await discord.use(FINISH, said)).content == "Once upon a time — Mira"
        again = await discord.use(FINISH, await discord.use(WAVE, discord.player))
        assert again.content == "Hello Luna — Grimoire"
