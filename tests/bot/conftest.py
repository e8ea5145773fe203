"""The sandbox, the real bot process in it, and Discord's contract as the judge of both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from sandbox.world.fixtures import GUILDS, Guild, make_guilds
from tests.bot.database import Database, make_database
from tests.openapi import complaints


@asynccontextmanager
async def judged(guilds: tuple[Guild, ...] = GUILDS) -> AsyncIterator[Sandbox]:
    """A Discord on localhost; every request it gets must fit Discord's contract."""
    async with Sandbox(guilds=guilds) as sandbox:
        yield sandbox
        found = [complaint for request in sandbox.requests for complaint in complaints(request)]
    assert found == []


@pytest.fixture
async def discord() -> AsyncIterator[Sandbox]:
    """A Discord of the test's own."""
    async with judged() as sandbox:
        yield sandbox


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
    """A Discord with one worker for all tests of a module, for it takes longer than most tests.

    They must not mind what the others leave behind; each may have a server of its own. Such a
    module's tests run in one event loop: `pytest.mark.asyncio(loop_scope="module")`.
    """
    env = {"DATABASE_URL": shared_database.url, "LOG_LEVEL": "DEBUG"}
    env |= {"SPELLS_PER_USER": "0", "SPELLS_PER_SERVER": "0"}
    async with judged((*GUILDS, *make_guilds(60))) as discord:
        async with BotProcess(discord, env=env) as process:
            await discord.ready()
            yield discord
        assert "Traceback" not in process.stderr
