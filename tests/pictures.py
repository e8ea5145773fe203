"""`python -m tests.pictures docs/pictures`: photograph the running program for the documents."""

import asyncio
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

import aiohttp
from PIL import Image
from playwright.async_api import Page as Tab
from playwright.async_api import ViewportSize

from sandbox.process import BotProcess
from sandbox.server import Reply, Sandbox
from sandbox.web.page import Page
from tests.browser import open_browser

_SIZE: ViewportSize = {"width": 1000, "height": 640}
_COLOURS = 64  # of a picture's palette, so that it stays small


async def main(folder: Path) -> None:
    """Photograph what people would see."""
    async with open_browser() as browser:
        tab = await browser.new_page(viewport=_SIZE)
        with tempfile.TemporaryDirectory() as place:
            await _sandbox(tab, folder, f"sqlite+aiosqlite:///{place}/pictures.db")
        await _story(tab, folder)


async def _sandbox(tab: Tab, folder: Path, database: str) -> None:
    env = {"DATABASE_URL": database}
    async with (
        Sandbox() as discord,
        Page(discord) as page,
        BotProcess(discord, env=env),
    ):
        await discord.ready()
        await tab.goto(page.address)
        spell = await discord.cast("/spell seed:Once upon a time replay:cf9pr-68rt7")
        await discord.click(spell, "Why?")
        await tab.set_viewport_size({"width": 1000, "height": 960})
        await _shoot(tab, folder / "spell.png")
        await _play(discord)
        await tab.set_viewport_size({"width": 1000, "height": 780})
        await _shoot(tab, folder / "round.png")
        await tab.set_viewport_size(_SIZE)
        await discord.cast("/learning voice:shakespeare seed:ROMEO:")
        await _shoot(tab, folder / "learning.png")
        await tab.get_by_role("radio", name="Mira").check(force=True)
        panel = await discord.cast("/settings", user=discord.moderator)
        await discord.select(panel, "settings:1:menu:what", ["temperature"], discord.moderator)
        await _shoot(tab, folder / "settings.png")


async def _play(discord: Sandbox) -> None:
    """Play a round with three people to its end."""
    opening = "The clock struck thirteen, and the cat"
    first = await discord.cast(f"/finish opening:{opening}")
    endings = {
        discord.member: "put on its hat and left for work.",
        discord.player: "asked whether anybody had fed the dragon.",
        discord.moderator: "said nothing, as cats do, and turned into a teapot.",
    }
    for person, ending in endings.items():
        form = await discord.click(first, "Write the ending", person)
        await discord.submit(form, {"ending": ending}, person)

    def newest(word: str) -> Reply | None:
        shown = [each for each in discord.history() if isinstance(each, Reply)]
        return next((each for each in reversed(shown) if word in str(each.message)), None)

    await discord.click(first, "Vote now", discord.member)
    voting = await discord.until(lambda: newest("round:1:best"), 60)
    assert voting is not None
    best, machine = (
        row["components"][0] for row in voting.components if "options" in row["components"][0]
    )
    for person, liked, suspected in (
        (discord.member, discord.moderator, None),
        (discord.player, discord.moderator, discord.member),
        (discord.moderator, discord.player, None),
    ):
        for menu, author in ((best, liked), (machine, suspected)):
            wanted = endings[author] if author else None
            value = _option(menu, set(endings.values()), wanted)
            await discord.select(voting, menu["custom_id"], [value], person)
    await discord.click(voting, "Reveal now", discord.member)
    await discord.until(lambda: newest("round:1:next"), 60)


def _option(menu: dict[str, Any], endings: set[str], wanted: str | None) -> str:
    """Return the value of the option that shows this ending, or one that nobody here wrote."""
    for option in menu["options"]:
        shown = next((ending for ending in endings if ending[:20] in str(option)), None)
        if shown == wanted:
            return str(option["value"])
    raise LookupError(wanted)


async def _shoot(tab: Tab, path: Path) -> None:
    await tab.wait_for_timeout(1500)  # pictures come after the text
    await tab.locator("#log").evaluate("log => log.scrollTo(0, log.scrollHeight)")
    await tab.wait_for_timeout(300)
    await tab.screenshot(path=path)


async def _story(tab: Tab, folder: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"),
        *("--server.port", str(port)),
        stdout=asyncio.subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        async with aiohttp.ClientSession() as session:
            for _ in range(200):
                try:
                    async with session.get(address):
                        break
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.1)
        await tab.set_viewport_size({"width": 1000, "height": 960})
        await tab.goto(f"{address}/?seed=Once+upon+a+time&replay=7")
        await tab.get_by_role("button", name="Create story").click()
        await tab.get_by_text("Show where the voice was surprised").click()
        await tab.locator("table.odds").wait_for()
        await tab.wait_for_timeout(1000)
        await tab.screenshot(path=folder / "story.png")
    finally:
        process.terminate()
        await process.wait()


def _shrink(path: Path) -> None:
    image = Image.open(path).convert("RGB").quantize(_COLOURS)
    image.save(path, optimize=True)


if __name__ == "__main__":
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(pictures))
    for picture in pictures.glob("*.png"):
        _shrink(picture)
