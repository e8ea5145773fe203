"""One browser for all tests of the page; for each a sandbox, a page and a tab of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from sandbox.server import Sandbox
from sandbox.web.page import Page
from tests.browser import open_browser
from tests.sandbox.scripted import ScriptedBot
from tests.sandbox.web.screen import Screen

expect.set_options(timeout=15_000)  # milliseconds; a machine that tests may be busy


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def discord() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def page(discord: Sandbox) -> AsyncIterator[Page]:
    async with Page(discord) as page:
        yield page


@pytest_asyncio.fixture(loop_scope="session")
async def bot(discord: Sandbox) -> AsyncIterator[ScriptedBot]:
    """A connected bot whose every word the test decides."""
    async with ScriptedBot(discord.token, discord.api_url, discord.gateway_url) as bot:
        await bot.start()
        await discord.ready()
        yield bot


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Settings of a worker whose database is its test's own."""
    return {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/grimoire.db"}


@pytest_asyncio.fixture(loop_scope="session")
async def screen(browser: Browser, page: Page) -> AsyncIterator[Screen]:
    """The page in a tab; nothing may go wrong in it, and nothing be loaded from elsewhere."""
    wrong: list[str] = []
    asked: set[str] = set()
    context = await browser.new_context(
        viewport={"width": 1200, "height": 900}, locale="en-US", timezone_id="UTC"
    )
    tab = await context.new_page()
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: asked.add(request.url.split("/")[2].partition(":")[0]))
    await tab.goto(page.address)
    await tab.locator("#app:not([hidden])").wait_for()
    yield Screen(tab)
    await context.close()
    assert wrong == []
    assert asked == {"127.0.0.1"}
