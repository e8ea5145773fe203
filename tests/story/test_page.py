"""The story page, by Streamlit's own test client and in a real browser."""

import asyncio
import re
import shutil
import socket
import sys
from collections.abc import AsyncIterator
from html import escape
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import expect
from streamlit.testing.v1 import AppTest

from model import Decoder, Request, Voice, stream
from tests import voices
from tests.browser import open_browser

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "voices"
    folder.mkdir()
    shutil.copy(voices.trained()[0], folder / "small.keras")
    monkeypatch.setenv("VOICES_FOLDER", str(folder))
    return folder


@pytest.fixture
def page(shelf: Path) -> AppTest:
    opened = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not opened.exception
    return opened


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def create(page: AppTest, seed: str, replay: int | None = None) -> AppTest:
    page.text_area(key="seed").set_value(seed)
    page.number_input(key="characters").set_value(200)
    page.number_input(key="replay").set_value(replay)
    return page.button[0].click().run()


def test_the_same_controls_write_the_same_story(page: AppTest, shelf: Path) -> None:
    create(page, "The cat", replay=7)
    assert not page.exception
    # As it was finished; before that, the same element held what was written so far.
    article = re.findall(r'<article class="tale">.*?</article>', html(page), re.DOTALL)[0]
    decoder = Decoder(Voice.load(shelf / "small.keras"))
    *_, text = stream(decoder, Request("The cat", 200, 0.7, code=7))
    assert article == f'<article class="tale"><b>The cat</b>{escape(text)}</article>'
    assert 'class="replay">7<' in html(page)
    assert 150 <= len(text) <= 500


def test_its_surprise_is_shown_character_by_character(page: AppTest) -> None:
    create(page, "The cat", replay=7)
    page.toggle[0].set_value(True).run()
    assert not page.exception
    shown = html(page)
    assert shown.count('<span class="s') > 150
    assert "It found likeliest" in shown


def test_what_anybody_writes_is_no_markup(page: AppTest) -> None:
    create(page, "The <script>alert(1)</script> **cat**", replay=7)
    shown = html(page)
    assert "<script" not in shown
    assert "&lt;script" in shown


@pytest.mark.parametrize(
    ("seed", "sentence"), [("  ", "a few words to begin with"), ("\u4e2d\u6587", "cannot spell")]
)
def test_what_cannot_be_told_is_explained(page: AppTest, seed: str, sentence: str) -> None:
    create(page, seed)
    assert sentence in html(page)
    assert not page.exception


def test_it_shows_how_the_voice_learnt(page: AppTest, shelf: Path) -> None:
    epochs = Voice.load(shelf / "small.keras").metadata["epochs"]
    assert escape(epochs[0]["samples"][0]["text"]) in html(page)
    assert f"{epochs[0]['held_out_nats']:.2f} nats" in html(page)
    assert page.select_slider[0].options == [f"{epoch['epoch']:g}" for epoch in epochs]


def test_damaged_voices_are_left_out(page: AppTest, shelf: Path) -> None:
    (shelf / "broken.keras").write_bytes(b"no voice")
    page.run()
    assert "This is no voice, so it is left out" in html(page)
    (shelf / "small.keras").unlink()
    page.run()
    assert "There are no voices in" in html(page)


@pytest.fixture
async def address(shelf: Path) -> AsyncIterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"),
        *("--server.port", str(port)),
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    url = f"http://localhost:{port}"
    try:
        async with aiohttp.ClientSession() as session:
            for _ in range(300):
                try:
                    async with session.get(f"{url}/_stcore/health") as answer:
                        if answer.status == 200:
                            break
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.1)
        yield url
    finally:
        process.terminate()
        await process.wait()


async def test_a_reader_creates_a_story_in_a_browser(address: str, shelf: Path) -> None:
    async with open_browser() as browser:
        page = await browser.new_page(viewport={"width": 360, "height": 800})
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        await page.goto(address)
        seed = page.get_by_label("How the story begins")
        await expect(seed).not_to_have_value("")  # a main character has begun the story
        await seed.fill("The dog")
        await seed.press("Tab")
        await page.get_by_role("button", name="Create story").click()
        await page.get_by_text("replay number").wait_for()
        assert (await page.locator("article.tale b").first.inner_text()) == "The dog"
        await page.get_by_text("Show where the voice was surprised").click()
        await page.locator("table.odds").wait_for()
        await page.get_by_role("tab", name="How it learnt").click()
        slider = page.get_by_role("slider", name="How often it had read its books")
        await slider.press("End")
        learnt = Voice.load(shelf / "small.keras").metadata["epochs"][-1]
        await page.get_by_text(f"surprised it by {learnt['held_out_nats']:.2f} nats").wait_for()
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360
        assert all(each.startswith((address, "data:", "blob:", "ws:")) for each in asked), asked
