"""`python -m sandbox --web` as somebody starts it."""

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections.abc import AsyncIterator

import aiohttp
import pytest
from playwright.async_api import Browser, expect

from tests.sandbox.web.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCRIPTED = f"{sys.executable} -m tests.sandbox.scripted"


@contextlib.asynccontextmanager
async def started(*arguments: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """Run the program until the block ends; yield it and the page's address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--web", *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"DISPLAY": ""},
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    found = re.search(r"http://127\.0\.0\.1:\d+/#key=\S+", line)
    assert found, (await process.communicate())[1].decode()
    try:
        yield process, found[0]
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.communicate()


async def test_a_bot_that_dies_is_started_again(browser: Browser) -> None:
    async with started("--bot", SCRIPTED) as (process, address):
        tab = await browser.new_page()
        await tab.goto(address)
        assert "key" not in tab.url
        screen = Screen(tab)
        presence = tab.locator("#presence")
        await expect(presence).to_have_text("Grimoire is here")
        await screen.spell("die")
        await expect(screen.last).to_contain_text("The application did not respond")
        assert process.stderr is not None
        log = (await process.stderr.readuntil(b"again.\n")).decode()
        assert "The bot exited with code 7: no more, [token] It is started again." in log
        await expect(presence).to_have_text("Grimoire is here")
        await screen.spell("Hello")
        await expect(screen.last).to_contain_text("Hello and on.")
        # The page says so when the sandbox itself ends.
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 130
        await expect(tab.get_by_text("The sandbox has ended.")).to_be_visible()
        await tab.close()


async def test_a_bot_that_does_not_come_up() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--web", "--bot", f"{sys.executable} -c \"exit('no')\""),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    assert (process.returncode, out) == (1, b"")
    assert err.decode() == "The bot exited with code 1: no\n"


async def test_a_page_without_the_key(browser: Browser) -> None:
    async with started("--bot", SCRIPTED) as (_, address):
        tab = await browser.new_page()
        await tab.goto(address.partition("#")[0])
        await expect(tab.get_by_role("alert")).to_contain_text("This page needs the whole address")
        await expect(tab.locator("#app")).to_be_hidden()
        await tab.goto(f"{address[:-4]}oops")
        await expect(tab.get_by_role("alert")).to_contain_text("from an earlier start")
        await tab.goto(address)  # the same page with another key
        await expect(tab.locator("#app")).to_be_visible()
        async with aiohttp.ClientSession() as session, session.get(address) as response:
            assert response.status == 200
        await tab.close()
