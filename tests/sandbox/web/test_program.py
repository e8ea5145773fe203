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

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.sandbox.web.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")


@contextlib.asynccontextmanager
async def started() -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """Run the program until the block ends; yield it and the page's address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.sandbox.program", "--web"),
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
    async with started() as (process, address):
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
    async with started() as (_, address):
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


async def test_it_outlives_a_reload_and_the_bot(
    discord: Sandbox, screen: Screen, env: dict[str, str]
) -> None:
    presence, form = screen.tab.locator("#presence"), screen.tab.get_by_role("dialog")
    async with BotProcess(discord, env) as bot:
        await discord.ready()
        await screen.into("#whispers")
        await screen.spell("The dragon")
        await expect(screen.last).to_contain_text("temperature 0.7")
        await screen.command("finish", "#Enter")
        await expect(screen.last).to_contain_text("Finish the sentence")
        await screen.command("spell", "#Backspace")  # back to the text, as it was typed
        await screen.keys(" The knight", "+length")
        await screen.tab.reload()
        await expect(screen.log.get_by_role("article")).to_have_count(2)
        await expect(screen.tab.get_by_role("heading", level=1)).to_have_text("#whispers")
        await expect(screen.tab.get_by_label("seed")).to_have_value("The knight")
        await screen.press("Write the ending")
        await expect(form).to_be_visible()
        bot.kill()
        await bot.wait()
        await expect(presence).to_have_text("Grimoire is away")
        await screen.fill_form(ending="nobody noticed")
        await expect(form.get_by_role("alert")).to_have_text("Something went wrong. Try again.")
    async with BotProcess(discord, env) as bot:
        await discord.ready()
        await expect(presence).to_have_text("Grimoire is here")
        await screen.fill_form()  # with what is in it still
        await expect(screen.log.get_by_text("Taken. Nobody sees it")).to_be_visible()
        await expect(screen.log).to_contain_text("1 ending so far.")
        await screen.press("Again")
        await expect(screen.log.get_by_role("button", name="Why?")).to_have_count(2)
        bot.kill()
        await bot.wait()
        await screen.tab.get_by_label("seed").press("Enter")
        await expect(screen.last).to_contain_text("The application did not respond")
        await screen.press("Again")
        await expect(screen.log.get_by_text("This interaction failed")).to_be_visible()
