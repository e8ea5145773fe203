"""The story page in a real browser: one page and one browser for all of these tests."""

import asyncio
import os
import shutil
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from model import Decoder, Request, Voice, write
from tests import voices
from tests.browser import complaints, open_browser
from tests.story.conftest import ROOT, Place

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Notes how long the story is whenever the page changes.
WATCH = """() => {
    window.lengths = new Set();
    new MutationObserver(() => {
        const tale = document.querySelector('article.tale[aria-busy="true"]');
        if (tale) window.lengths.add(tale.textContent.length);
    }).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("voices")
    shutil.copy(voices.trained()[0], folder / "small.keras")
    (folder / "wizard.keras").symlink_to(ROOT / "model/voices/wizard.keras")
    return folder


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as browser:
        yield browser


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address(shelf: Path) -> AsyncIterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"),
        *("--server.port", str(port)),
        cwd=ROOT,
        env=os.environ | {"VOICES_FOLDER": str(shelf)},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    url = f"http://localhost:{port}"
    try:
        await healthy(url)
        yield url
    finally:
        process.terminate()
        await process.wait()


async def healthy(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(600):
            try:
                async with session.get(f"{url}/_stcore/health") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)
    raise TimeoutError("the page does not start")


async def fill(page: Page, seed: str, characters: int, replay: int) -> None:
    await page.get_by_role("textbox", name="How the story begins").fill(seed)
    for name, value in (("Number of characters", characters), ("Replay number", replay)):
        await page.get_by_role("spinbutton", name=name).fill(str(value))
    await page.get_by_role("button", name="Create story").click()
    await page.get_by_text(f"replay number {replay}").wait_for()


async def test_a_reader_watches_a_story_and_keeps_it(
    browser: Browser, address: str, shelf: Path, tmp_path: Path
) -> None:
    phone: ViewportSize = {"width": 360, "height": 800}
    async with await browser.new_page(viewport=phone, color_scheme="dark") as page:
        page.set_default_timeout(60_000)
        asked = {urlsplit(address).netloc}
        page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        page.on("websocket", lambda socket: asked.add(urlsplit(socket.url).netloc))
        await page.goto(f"{address}/?voice=Trained+(small)")
        # A main character has begun the story.
        seed = page.get_by_role("textbox", name="How the story begins")
        await expect(seed).not_to_have_value("", timeout=60_000)
        await fill(page, "The dog", 3000, 7)
        written = write(
            Decoder(Voice.load(shelf / "small.keras")), Request("The dog", 3000, random_seed=7)
        )
        tale = page.locator("article.tale").first
        assert await tale.evaluate("tale => tale.textContent") == f"The dog{written.text}"

        async with page.expect_download() as download:
            await page.get_by_role("button", name="Download").click()
        kept = tmp_path / "story.txt"
        await (await download.value).save_as(kept)
        assert kept.read_text("utf-8").startswith(f"The dog{written.text}\n\n(")
        assert "replay number 7)" in kept.read_text("utf-8")

        await page.get_by_text("Show where the voice was surprised").click()
        await page.locator("table.odds").wait_for()
        assert await tale.evaluate("tale => tale.textContent") == f"The dog{written.text}"
        assert await complaints(page) == []
        await page.get_by_role("tab", name="How it learnt").click()
        await page.get_by_role("slider", name="How often it had read its books").press("End")
        learnt = Voice.load(shelf / "small.keras").card.dump()["epochs"][-1]
        await page.get_by_text(f"surprised it by {learnt['held_out_nats']:.2f} nats").wait_for()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 360
        assert await complaints(page) == []

        await page.reload()  # the controls are in the address
        await expect(seed).to_have_value("The dog", timeout=60_000)
        await expect(page.get_by_role("spinbutton", name="Replay number")).to_have_value("7")
        assert {netloc for netloc in asked if netloc} == {urlsplit(address).netloc}


async def test_a_story_is_seen_growing(browser: Browser, address: str) -> None:
    async with await browser.new_page() as page:
        page.set_default_timeout(60_000)
        await page.goto(f"{address}/?voice=Wizard&seed=The+dog&characters=5000&replay=7")
        await page.evaluate(WATCH)
        await page.get_by_role("button", name="Create story").click()
        await page.get_by_text("replay number 7").wait_for()
        whole = await page.locator("article.tale").first.evaluate("tale => tale.textContent.length")
        seen = await page.evaluate("[...window.lengths]")
        assert len([length for length in seen if length < whole]) > 2
        assert seen == sorted(seen)


async def test_a_voice_cannot_draw_on_the_page(
    browser: Browser, address: str, place: Place
) -> None:
    place("evil", title="**b** <img src=x onerror=alert(1)>", epochs=[])
    async with await browser.new_page() as page:
        page.set_default_timeout(60_000)
        heard: list[str] = []
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        await page.goto(f"{address}/?voice=Trained+(small)")
        await page.get_by_role("combobox", name="Voice").click()
        await page.get_by_role("option", name="**b** <img").click()
        await page.get_by_role("heading", name="**b** <img src=x onerror=alert(1)> and").wait_for()
        await fill(page, "The <b>cat</b><img src=x onerror=alert(2)>", 100, 1)
        await page.get_by_text("Show where the voice was surprised").click()
        await page.locator("table.odds").wait_for()
        assert await page.locator('img[src="x"]').count() == 0
        assert heard == []
