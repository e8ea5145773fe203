"""A sandbox, and a bot in it whose every word a test decides."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import TypeVar

import discord as library
import pytest
import yarl

from sandbox.server import Sandbox
from tests.sandbox.scripted import PROFILE, ScriptedBot

ClientT = TypeVar("ClientT", bound=library.Client)


@pytest.fixture
async def discord() -> AsyncIterator[Sandbox]:
    async with Sandbox(profile=PROFILE) as sandbox:
        yield sandbox


@pytest.fixture
async def stranger(discord: Sandbox) -> AsyncIterator[ScriptedBot]:
    """A bot that has not connected yet."""
    async with ScriptedBot(discord.token, discord.api_url, discord.gateway_url) as bot:
        yield bot


@pytest.fixture
async def bot(discord: Sandbox, stranger: ScriptedBot) -> ScriptedBot:
    """A connected bot with its commands registered."""
    await stranger.start()
    await discord.ready()
    return stranger


@pytest.fixture
def pointed(discord: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have discord.py speak with the sandbox."""
    monkeypatch.setattr(library.http.Route, "BASE", discord.api_url)
    gateway = yarl.URL(discord.gateway_url)
    monkeypatch.setattr(library.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)


@contextlib.asynccontextmanager
async def served(client: ClientT, discord: Sandbox) -> AsyncIterator[ClientT]:
    """Run a bot made with discord.py as long as the block lasts."""
    async with client:
        serving = asyncio.create_task(client.start(discord.token))
        await discord.ready()
        yield client
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
