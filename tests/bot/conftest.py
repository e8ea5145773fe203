"""The sandbox, the real bot process in it, and Discord's contract as the judge of both."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from sandbox.world import GUILDS, make_guilds
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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_database(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Database]:
    """The database of `shared_discord`."""
    async with make_database(tmp_path_factory.mktemp("shared")) as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_discord(shared_database: Database) -> AsyncIterator[Sandbox]:
    """A Discord with one worker for all tests of a module; each may have a server of its own.

    Such a module's tests run in one event loop: `pytest.mark.asyncio(loop_scope="module")`.
    """
    env = {"DATABASE_URL": shared_database.url, "SPELLS_PER_USER": "0", "SPELLS_PER_SERVER": "0"}
    async with Sandbox(guilds=(*GUILDS, *make_guilds(60))) as sandbox:
        async with BotProcess(sandbox, env=env) as process:
            await sandbox.ready()
            yield sandbox
        assert "Traceback" not in process.stderr
    assert [found for request in sandbox.requests for found in complaints(request)] == []
