"""A sandbox, and a bot in it whose every word a test decides."""

from collections.abc import AsyncIterator

import pytest

from sandbox.server import Sandbox
from tests.sandbox.scripted import ScriptedBot


@pytest.fixture
async def discord() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
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
