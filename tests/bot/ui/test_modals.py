"""Forms, by a small bot of this process: opened by one connection, answered by the next."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.errors import UserError
from bot.ui.modals import Values, answer_modal, open_modal
from sandbox.server import Sandbox


@discord.app_commands.command(name="wish")
async def wish(interaction: discord.Interaction, number: str) -> None:
    """Open a form."""
    modal = discord.ui.Modal(title="A wish", custom_id=f"wish:1:{number}")
    words: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(custom_id="words")
    kind: discord.ui.Select[discord.ui.Modal] = discord.ui.Select(
        custom_id="kind", options=[discord.SelectOption(label=each) for each in ("great", "small")]
    )
    modal.add_item(discord.ui.Label(text="Words", component=words))
    modal.add_item(discord.ui.Label(text="Kind", component=kind))
    await open_modal(interaction, modal)


async def grant(interaction: discord.Interaction, match: re.Match[str], values: Values) -> None:
    if values["words"] == "nothing":
        raise UserError("seed-empty")
    await interaction.response.send_message(f"{match['number']}: {dict(values)}")


class Wishes(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = discord.app_commands.CommandTree(self)
        self.tree.add_command(wish)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await answer_modal(interaction, {r"wish:1:(?P<number>\d)": grant})


@asynccontextmanager
async def wishes(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    monkeypatch.setattr(Route, "BASE", sandbox.api_url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(sandbox.gateway_url))
    async with Wishes() as client:
        await client.login(sandbox.token)
        serving = asyncio.ensure_future(client.connect())
        await client.wait_until_ready()
        yield
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def test_forms_outlive_the_process_that_opened_them(
    discord: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with wishes(discord, monkeypatch):
        forms = [await discord.cast(f"/wish number:{number}") for number in "1232x"]
        reply = await discord.submit(forms[0], {"words": "rain", "kind": "small"})
        assert reply.content == "1: {'words': 'rain', 'kind': ['small']}"
    async with wishes(discord, monkeypatch):
        reply = await discord.submit(forms[1], {"words": "sun", "kind": "great"})
        assert reply.content == "2: {'words': 'sun', 'kind': ['great']}"
        refused = await discord.submit(forms[2], {"words": "nothing", "kind": "great"})
        assert refused.ephemeral
        assert refused.content.startswith("Give me a few words")
        again = await discord.submit(forms[3], {"words": "snow", "kind": "great"})
        assert again.content.startswith("2: ")
        unknown = await discord.submit(forms[4], {"words": "snow", "kind": "great"})
        assert unknown.ephemeral
        assert "changed" in unknown.content
