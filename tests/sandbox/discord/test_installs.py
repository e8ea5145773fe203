"""Where the bot is installed, and what can be used there."""

import asyncio
from collections.abc import AsyncIterator

import discord as library
import pytest
from discord import app_commands

from sandbox.errors import Json, Refused
from sandbox.server import Sandbox
from sandbox.world.fixtures import ELSEWHERE, GROUP, OWNER, Place
from tests.sandbox.conftest import served
from tests.sandbox.scripted import APPLICATION, BUTTONS, ScriptedBot, answered

PATH = f"/applications/{APPLICATION}/commands"


@pytest.fixture
async def everywhere(bot: ScriptedBot) -> None:
    commands: list[Json] = [
        {"name": "both", "integration_types": [0, 1], "contexts": [0, 1, 2]},
        {"name": "mine", "integration_types": [1], "contexts": [0, 1, 2]},
        {"name": "guarded", "integration_types": [0, 1], "default_member_permissions": "32"},
        {"name": "menu", "type": 3, "integration_types": [0, 1]},
    ]
    for command in commands:
        if "type" not in command:
            command["description"] = "Test"
        assert (await bot.request("POST", PATH, command))[0] == 201


@pytest.mark.usefixtures("everywhere")
@pytest.mark.parametrize(
    ("command", "place", "context", "owners"),
    [
        ("/both", "server", 0, {"0": "SERVER", "1": "USER"}),
        ("/mine", "server", 0, {"1": "USER"}),
        ("/both", "elsewhere", 0, {"1": "USER"}),
        ("/both", "dm", 1, {"0": "0", "1": "USER"}),
        ("/mine", "dm", 1, {"1": "USER"}),
        ("/both", "group", 2, {"1": "USER"}),
    ],
)
async def test_what_the_bot_is_told_of_installations(
    discord: Sandbox, bot: ScriptedBot, command: str, place: str, context: int, owners: Json
) -> None:
    places: dict[str, Place] = {
        **{"server": discord.guilds[0], "elsewhere": ELSEWHERE},
        **{"dm": None, "group": GROUP},
    }
    doing = discord.cast(command, discord.member, places[place])
    reply, told = await answered(doing, bot, 4, {"content": "x", "components": BUTTONS})
    ids = {"SERVER": discord.guilds[0].id, "USER": discord.member.id, "0": "0"}
    expected = {kind: ids[who] for kind, who in owners.items()}
    assert told["authorizing_integration_owners"] == expected
    assert told["context"] == context
    assert reply.message["interaction_metadata"]["authorizing_integration_owners"] == expected
    # Somebody else's click belongs to the installation that the message came from.
    if place != "dm":
        clicking = discord.click(reply, "Again", discord.player)
        _, clicked = await answered(clicking, bot, 6)
        assert clicked["authorizing_integration_owners"] == expected


@pytest.mark.usefixtures("everywhere")
async def test_a_server_that_the_bot_is_not_in(discord: Sandbox, bot: ScriptedBot) -> None:
    _, told = await answered(discord.cast("/both", guild=ELSEWHERE), bot, 4, {"content": "x"})
    assert told["guild_id"] == told["guild"]["id"] == ELSEWHERE.id
    assert told["channel_id"] == ELSEWHERE.channel_id
    assert "member" in told
    with pytest.raises(Refused, match="no command /spell here"):
        await discord.cast("/spell seed:x", guild=ELSEWHERE)
    # What members may do is for servers to say that have invited the bot.
    await answered(discord.cast("/guarded", guild=ELSEWHERE), bot, 4, {"content": "x"})
    with pytest.raises(Refused, match="Manage Server"):
        await discord.cast("/guarded")


@pytest.mark.usefixtures("everywhere")
async def test_a_group(discord: Sandbox, bot: ScriptedBot) -> None:
    reply, told = await answered(discord.cast("/both", guild=GROUP), bot, 4, {"content": "x"})
    assert told["channel"]["type"] == 3
    assert told["channel_id"] == GROUP.channel_id
    assert told["user"]["id"] == discord.member.id
    assert not {"guild_id", "member", "guild"} & told.keys()
    said = discord.say("Nice", discord.player, GROUP)
    assert discord.history(discord.moderator, GROUP) == [reply, said]
    assert discord.history(OWNER, GROUP) == []
    with pytest.raises(Refused, match="Ada is not in the group Night readers"):
        await discord.cast("/both", OWNER, GROUP)
    with pytest.raises(Refused, match="Ada is not in the group"):
        discord.say("Me too", OWNER, GROUP)
    await answered(discord.use("menu", said), bot, 4, {"content": "y"})


@pytest.mark.usefixtures("everywhere")
async def test_five_further_messages_where_only_an_account_has_the_bot(
    discord: Sandbox, bot: ScriptedBot
) -> None:
    for place, allowed in ((GROUP, 5), (discord.guilds[0], 6)):
        reply, told = await answered(discord.cast("/both", guild=place), bot, 4, {"content": "x"})
        last: tuple[int, Json] = (0, {})
        for number in range(6):
            if number == 4:
                await asyncio.sleep(2)  # the webhook's rate limit is another one
            last = await bot.webhook("POST", told, "", {"content": str(number)})
        assert len(reply.followups) == allowed
        assert last[0] == (400 if allowed == 5 else 200)
        assert last[1].get("code") == (40094 if allowed == 5 else None)
        edit = await bot.webhook("PATCH", told, "/messages/@original", {"content": "still"})
        assert edit[0] == 200


@pytest.mark.usefixtures("everywhere")
async def test_who_does_not_have_the_bot(discord: Sandbox, bot: ScriptedBot) -> None:
    discord.uninstall(discord.player)
    with pytest.raises(Refused, match="no command /both here"):
        await discord.cast("/both", discord.player, GROUP)
    with pytest.raises(Refused, match="no command /mine here"):
        await discord.cast("/mine", discord.player)
    _, told = await answered(discord.cast("/both", discord.player), bot, 4, {"content": "x"})
    assert told["authorizing_integration_owners"] == {"0": discord.guilds[0].id}
    discord.install(discord.player)
    await answered(discord.cast("/both", discord.player, GROUP), bot, 4, {"content": "x"})


async def test_a_message_of_a_bot_that_has_left(discord: Sandbox, bot: ScriptedBot) -> None:
    shown = {"content": "x", "components": BUTTONS}
    reply, _ = await answered(discord.cast("/spell seed:x"), bot, 4, shown)
    await discord.leave(discord.guilds[0])
    with pytest.raises(Refused, match="not in this server any more"):
        await discord.click(reply, "Again")
    with pytest.raises(Refused, match="no command /spell here"):
        await discord.cast("/spell seed:x")


class Traveller(library.Client):
    """A bot that says where it believes to be."""

    def __init__(self) -> None:
        super().__init__(intents=library.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

        @self.tree.command()
        @app_commands.allowed_installs(guilds=True, users=True)
        @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        async def where(interaction: library.Interaction) -> None:
            """Say where this is."""
            await interaction.response.send_message(
                f"{type(interaction.channel).__name__} "
                f"{interaction.is_guild_integration()} {interaction.is_user_integration()}"
            )

    async def setup_hook(self) -> None:
        await self.tree.sync()


@pytest.fixture
async def traveller(discord: Sandbox, pointed: None) -> AsyncIterator[Traveller]:
    async with served(Traveller(), discord) as client:
        yield client


@pytest.mark.usefixtures("traveller")
async def test_places_of_the_library(discord: Sandbox) -> None:
    assert (await discord.cast("/where")).content == "TextChannel True True"
    assert (await discord.cast("/where", guild=ELSEWHERE)).content == "TextChannel False True"
    assert (await discord.cast("/where", guild=GROUP)).content == "GroupChannel False True"
    assert (await discord.cast("/where", guild=None)).content == "DMChannel False True"
