"""The sandbox, the real bot process in it, and Discord's contract as the judge of both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.bot.database import Database, make_database
from tests.openapi import complaints


@asynccontextmanager
async def judged() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox
        found = [complaint for request in sandbox.requests for complaint in complaints(request)]
    assert found == []


@pytest.fixture
async def discord() -> AsyncIterator[Sandbox]:
    """A Discord on localhost; every request it gets must fit Discord's contract."""
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


@dataclass(frozen=True)
class Worker:
    """One for all tests of a module, which must not mind what the others leave behind."""

    discord: Sandbox
    database: Database


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Worker]:
    """Such a worker, ready: to start one takes longer than most tests."""
    async with make_database(tmp_path_factory.mktemp("worker")) as database, judged() as discord:
        settings = {"DATABASE_URL": database.url, "LOG_LEVEL": "DEBUG", "SPELLS_PER_USER": "0"}
        async with BotProcess(discord, env=settings):
            await discord.ready()
            yield Worker(discord, database)
