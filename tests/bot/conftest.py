"""The sandbox, the real bot process in it, and Discord's contract as the judge of both."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.openapi import complaints


@pytest.fixture
async def discord() -> AsyncIterator[Sandbox]:
    """A Discord on localhost; every request it gets must fit Discord's contract."""
    async with Sandbox() as sandbox:
        yield sandbox
        found = [complaint for request in sandbox.requests for complaint in complaints(request)]
    assert found == []


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Settings of a worker whose database is its test's own."""
    return {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/grimoire.db", "LOG_LEVEL": "DEBUG"}


@pytest.fixture
async def bot(discord: Sandbox, env: dict[str, str]) -> AsyncIterator[BotProcess]:
    """The worker, ready."""
    async with BotProcess(discord, env=env) as process:
        await discord.ready()
        yield process
