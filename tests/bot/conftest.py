"""The sandbox, the real bot process in it, and Discord's contract as the judge of both."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.bot.database import Database, make_database
from tests.openapi import complaints


@pytest.fixture
async def discord() -> AsyncIterator[Sandbox]:
    """A Discord on localhost; every request it gets must fit Discord's contract."""
    async with Sandbox() as sandbox:
        yield sandbox
        found = [complaint for request in sandbox.requests for complaint in complaints(request)]
    assert found == []


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database of the test's own, on SQLite unless TEST_DATABASE_URL says otherwise."""
    async with make_database(tmp_path) as made:
        yield made


@pytest.fixture
def env(database: Database) -> dict[str, str]:
    """Settings of a worker whose database is its test's own."""
    return {"DATABASE_URL": database.url, "LOG_LEVEL": "DEBUG"}


@pytest.fixture
async def bot(discord: Sandbox, env: dict[str, str]) -> AsyncIterator[BotProcess]:
    """The worker, ready."""
    async with BotProcess(discord, env=env) as process:
        await discord.ready()
        yield process
