"""The page in a real browser, with the real bot under it; by keyboard wherever people type."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Page as Tab
from playwright.async_api import expect

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from sandbox.web.page import Page
from tests.browser import open_browser


@pytest.fixture
async def discord() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/grimoire.db"}


@pytest.fixture
async def served(discord: Sandbox) -> AsyncIterator[Page]:
    async with Page(discord) as page:
        yield page


@pytest.fixture
async def tab(served: Page) -> AsyncIterator[Tab]:
    """The page in a browser; nothing may go wrong in it, nor be loaded from elsewhere."""
    wrong: list[str] = []
    asked: set[str] = set()
    async with open_browser() as browser:
        opened = await browser.new_page(viewport={"width": 1200, "height": 900})
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.on("request", lambda request: asked.add(request.url.split("/")[2]))
        await opened.goto(served.address)
        await opened.locator("#app:not([hidden])").wait_for()
        yield opened
    assert wrong == []
    assert {place.partition(":")[0] for place in asked} == {"127.0.0.1"}


async def type_command(tab: Tab, name: str, first_option: str = "") -> None:
    """Choose a command and give its first option, by keyboard."""
    await tab.locator("#draft").focus()
    await tab.keyboard.type(f"/{name}")
    await expect(tab.locator("#list [role=option]").first).to_contain_text(f"/{name}")
    await tab.keyboard.press("Enter")
    await tab.keyboard.type(first_option)
    await tab.keyboard.press("Enter")


async def test_every_button_of_a_spell(discord: Sandbox, tab: Tab, env: dict[str, str]) -> None:
    async with BotProcess(discord, env=env):
        await discord.ready()
        log = tab.get_by_role("log")
        await type_command(tab, "spell", "Once upon a time")
        await expect(log.get_by_text("temperature 0.7")).to_be_visible()
        for count, label in enumerate(("Again", "Continue", "Hotter", "Colder"), 2):
            await log.get_by_role("button", name=label).last.click()
            await expect(log.get_by_role("button", name="Why?")).to_have_count(count)
        await log.get_by_role("button", name="Why?").last.click()
        await expect(log.get_by_text("Only you can see this")).to_be_visible()
        picture = log.get_by_role("img", name="The spell in colours")
        await expect(picture).to_be_visible()
        assert await picture.evaluate("image => image.naturalWidth") > 300
        # Somebody else does not see it.
        await tab.get_by_text("Mira").click()
        await expect(log.get_by_text("Only you can see this")).to_have_count(0)


async def test_a_required_option_is_asked_for_in_place(
    discord: Sandbox, tab: Tab, env: dict[str, str]
) -> None:
    async with BotProcess(discord, env=env):
        await discord.ready()
        await type_command(tab, "spell")
        await expect(tab.locator("#composer-error")).to_contain_text("seed")
        assert discord.history() == []


async def test_the_voice_is_completed_and_chosen_in_a_menu(
    discord: Sandbox, tab: Tab, env: dict[str, str]
) -> None:
    async with BotProcess(discord, env=env):
        await discord.ready()
        log = tab.get_by_role("log")
        await tab.get_by_text("Mira").click()
        await type_command(tab, "voices")
        await log.get_by_role("combobox").or_(log.get_by_text("Choose a voice")).first.click()
        await tab.get_by_role("option", name="Shakespeare").click()
        await expect(log.get_by_text("speaks in this server from now on.")).to_have_count(2)
        await type_command(tab, "spell", "To be")
        await expect(log.get_by_text("Shakespeare \u00b7 temperature")).to_be_visible()


async def test_it_outlives_a_reload_and_the_bot(
    discord: Sandbox, tab: Tab, env: dict[str, str]
) -> None:
    log = tab.get_by_role("log")
    async with BotProcess(discord, env=env) as bot:
        await discord.ready()
        await type_command(tab, "spell", "The dragon")
        await expect(log.get_by_text("temperature 0.7")).to_be_visible()
        await tab.reload()
        await expect(log.get_by_text("temperature 0.7")).to_be_visible()
        bot.kill()
        await bot.wait()
        await expect(tab.locator("#presence")).not_to_contain_text("is here")
    async with BotProcess(discord, env=env):
        await discord.ready()
        await expect(tab.locator("#presence")).to_contain_text("is here")
        await log.get_by_role("button", name="Again").last.click()
        await expect(log.get_by_text("temperature 0.7")).to_have_count(2)


async def test_what_people_write_is_only_text(
    discord: Sandbox, tab: Tab, env: dict[str, str]
) -> None:
    log = tab.get_by_role("log")
    async with BotProcess(discord, env=env):
        await discord.ready()
        await tab.locator("#draft").fill("<img src=x onerror=alert(1)>")
        await tab.keyboard.press("Enter")
        await expect(log.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
        await type_command(tab, "spell", "[here](https://example.com) @everyone")
        await expect(log.get_by_text("[here]")).to_be_visible()
        assert await log.locator("a[href*='example.com'], img[src='x']").count() == 0


async def test_it_fits_a_phone_and_the_night(tab: Tab) -> None:
    await tab.set_viewport_size({"width": 360, "height": 700})
    await tab.emulate_media(color_scheme="dark")
    assert await tab.evaluate("document.documentElement.scrollWidth") <= 360
    colour = await tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(map(int, re.findall(r"\d+", colour)[:3])) < 100


async def test_only_the_page_itself_is_let_in(served: Page) -> None:
    url = f"http://127.0.0.1:{served.port}"
    key = {"Authorization": f"Bearer {served.key}"}
    async with aiohttp.ClientSession() as session:
        page = await session.get(url)
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for headers, status in (
            ({}, 403),
            ({"Authorization": "Bearer guess"}, 403),
            ({**key, "Origin": "http://evil.example"}, 403),
            ({**key, "Host": "evil.example"}, 403),
            (key, 422),
        ):
            answer = await session.post(f"{url}/api/say", headers=headers, json={})
            assert answer.status == status, headers
            assert (await answer.json())["sentence"]


async def test_sandbox_prints_where_the_page_is(env: dict[str, str]) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--web"),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, **env},
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
    address = re.search(r"http://127\.0\.0\.1:\d+/#key=\S+", line)
    assert address is not None
    async with aiohttp.ClientSession() as session:
        assert (await session.get(address[0])).status == 200
    process.terminate()
    await process.wait()
