"""discord.py itself, against the sandbox."""

import asyncio
from collections.abc import AsyncIterator

import discord as library
import pytest
from discord import app_commands

from sandbox.server import Sandbox
from tests.sandbox.conftest import served


class Again(library.ui.Button[library.ui.View]):
    """A button that changes its message."""

    async def callback(self, interaction: library.Interaction) -> None:
        await interaction.response.edit_message(content="again", view=None)


class Client(library.Client):
    """A bot such as people write: one command, one button, and what happened to it."""

    def __init__(self, intents: library.Intents) -> None:
        super().__init__(intents=intents)
        self.tree = app_commands.CommandTree(self)
        self.resumed = asyncio.Event()
        self.joined: asyncio.Queue[str] = asyncio.Queue()

        @self.tree.command()
        async def spell(interaction: library.Interaction, seed: str) -> None:
            """Finish a sentence."""
            if seed == "slowly":
                await interaction.response.defer(thinking=True)
                await interaction.edit_original_response(content="slow")
                await interaction.followup.send("more", wait=True)
                return
            assert isinstance(interaction.channel, library.TextChannel | library.DMChannel)
            view = library.ui.View(timeout=60)
            view.add_item(Again(label="Again"))
            await interaction.response.send_message(
                f"{seed}, {interaction.user.display_name}", view=view, ephemeral=True
            )
            sent = await interaction.original_response()
            assert sent.flags.ephemeral

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_guild_available(self, guild: library.Guild) -> None:
        self.joined.put_nowait(guild.name)

    async def on_resumed(self) -> None:
        self.resumed.set()


@pytest.fixture
async def client(discord: Sandbox, pointed: None) -> AsyncIterator[Client]:
    async with served(Client(library.Intents(guilds=True)), discord) as client:
        yield client


async def test_it_finds_its_servers(discord: Sandbox, client: Client) -> None:
    assert await client.joined.get() == discord.guilds[0].name
    guild = client.get_guild(int(discord.guilds[0].id))
    assert guild is not None
    assert [channel.name for channel in guild.text_channels] == ["fireplace"]


@pytest.mark.parametrize("place", [0, 1, None])
async def test_a_command_and_its_button(
    discord: Sandbox, client: Client, place: int | None
) -> None:
    guild = None if place is None else discord.guilds[place]
    reply = await discord.cast("/spell seed:Once", guild=guild)
    assert reply.content == "Once, Tom"
    assert reply.ephemeral
    assert await discord.click(reply, "Again") is reply
    assert reply.content == "again"
    assert reply.buttons == []


async def test_defer_edit_follow_up(discord: Sandbox, client: Client) -> None:
    reply = await discord.cast("/spell seed:slowly")
    assert (reply.content, reply.deferred) == ("slow", True)


@pytest.mark.parametrize("ask", [True, False], ids=["opcode 7", "closed"])
async def test_it_resumes(discord: Sandbox, client: Client, ask: bool) -> None:
    await (discord.reconnect_bot() if ask else discord.disconnect())
    await asyncio.wait_for(client.resumed.wait(), 5)
    assert (await discord.cast("/spell seed:Still")).content == "Still, Tom"


async def test_a_cast_while_it_is_away_is_not_lost(discord: Sandbox, client: Client) -> None:
    _, reply = await asyncio.gather(discord.disconnect(), discord.cast("/spell seed:Now"))
    assert reply.content == "Now, Tom"


async def test_a_wrong_token(pointed: None) -> None:
    async with Client(library.Intents(guilds=True)) as client:
        with pytest.raises(library.LoginFailure):
            await client.start("aaa.bbb.ccc")


async def test_a_privileged_intent(discord: Sandbox, pointed: None) -> None:
    async with Client(library.Intents(guilds=True, message_content=True)) as client:
        with pytest.raises(library.PrivilegedIntentsRequired):
            await client.start(discord.token)
