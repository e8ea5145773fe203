"""The page for everybody: names, roles and contrast, a phone, the dark, calm, no mouse."""

import re
from typing import Literal

import pytest
from playwright.async_api import expect

from sandbox.errors import Json
from sandbox.server import Sandbox
from tests.browser import complaints
from tests.sandbox.scripted import BUTTONS, ScriptedBot
from tests.sandbox.web.components import FORM, menu
from tests.sandbox.web.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")

EVERYTHING: Json = {
    "content": "# Title\n**bold** `code` ||hidden|| @everyone <@1100000000000000013> <t:1:R>\n"
    "```ansi\n\x1b[31mred \x1b[32mgreen \x1b[33myellow \x1b[34mblue \x1b[35mmagenta "
    "\x1b[36mcyan \x1b[30mblack\x1b[0m```\n> quoted\n- one\n- two\n-# small print",
    "embeds": [{"title": "Title", "description": "Text", "footer": {"text": "Foot"}}],
    "components": BUTTONS + menu(),
    "flags": 64,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_names_roles_and_contrast(
    discord: Sandbox, bot: ScriptedBot, screen: Screen, scheme: Literal["light", "dark"]
) -> None:
    await screen.tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await screen.say("Hello @everyone")
    for flags in (0, 64):
        await screen.spell("x")
        await bot.answer(await bot.heard(), 4, EVERYTHING | {"flags": flags})
    await expect(screen.log.get_by_role("article")).to_have_count(3)
    assert await complaints(screen.tab) == []
    await screen.tab.get_by_role("button", name="Events and requests").first.click()
    await screen.tab.locator("#wire summary").last.click()
    await screen.draft.focus()
    await screen.keys("/")
    await expect(screen.list).to_be_visible()
    assert await complaints(screen.tab) == []
    await screen.keys("spell", "#Enter", "#Enter")
    await expect(screen.error).not_to_be_empty()
    assert await complaints(screen.tab) == []
    await screen.keys("x", "#Enter")
    await bot.answer(await bot.heard(), 9, FORM)
    await expect(screen.tab.get_by_role("dialog")).to_be_visible()
    assert await complaints(screen.tab) == []


async def test_a_phone(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    await screen.tab.set_viewport_size({"width": 360, "height": 700})

    async def overhang() -> int:
        width: int = await screen.tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        inner: int = await screen.tab.evaluate("log.scrollWidth - log.clientWidth")
        return max(width, inner)

    words = ("x" * 300, "\N{MAGE}" * 300, "\u05e9\u05dc\u05d5\u05dd \u202e" * 20)
    button = {"type": 2, "style": 2, "label": "w" * 80, "custom_id": "wide"}
    long = EVERYTHING | {
        "content": "\n".join(words)
        + " https://a.example/"
        + "y" * 100
        + "```z"
        + "z" * 200
        + "```",
        "components": [{"type": 1, "components": [button]}, *menu()],
    }
    for answer in (EVERYTHING, long):
        await screen.spell("x")
        await bot.answer(await bot.heard(), 4, answer | {"flags": 0})
    await expect(screen.log.get_by_role("article")).to_have_count(2)
    assert await overhang() <= 0
    await screen.draft.focus()
    await screen.keys("/spell ", "Once upon a time there was a girl")
    assert await overhang() <= 0
    places = screen.tab.get_by_role("button", name="Places and people")
    await places.click()
    await screen.into("#whispers")
    await expect(screen.tab.locator("#sidebar")).to_be_hidden()
    await expect(screen.tab.get_by_role("heading", level=1)).to_have_text("#whispers")


async def test_dark_and_calm(screen: Screen) -> None:
    async def background() -> int:
        colour = await screen.tab.evaluate("getComputedStyle(document.body).backgroundColor")
        return max(map(int, re.findall(r"\d+", colour)[:3]))

    assert await background() > 200
    await screen.tab.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert await background() < 60
    await screen.say("Hello")
    await expect(screen.last).to_contain_text("Hello")
    assert await screen.tab.evaluate("document.getAnimations().length") == 0


async def test_without_a_mouse(screen: Screen, bot: ScriptedBot) -> None:
    """From the text back to the messages, and to places and people."""
    await screen.spell("x")
    await bot.answer(await bot.heard(), 4, {"content": "one", "components": BUTTONS})
    await expect(screen.last).to_contain_text("one")
    await expect(screen.draft).to_be_focused()
    await screen.keys("#Shift+Tab")
    await expect(screen.last.get_by_role("button", name="Again")).to_be_focused()
    await screen.keys("#Shift+Tab")
    await expect(screen.last.get_by_role("button", name="Apps and more")).to_be_focused()
    await screen.keys("t")  # whoever types means the message
    await expect(screen.draft).to_have_value("t")
    await screen.tab.get_by_role("radio", name="Tom").focus()
    await screen.keys("#ArrowDown")
    await expect(screen.tab.get_by_role("radio", name="Luna")).to_be_focused()
    await screen.tab.get_by_role("button", name="#whispers").press("Enter")
    await expect(screen.tab.get_by_role("button", name="#whispers")).to_be_focused()
    await expect(screen.draft).to_have_attribute("placeholder", re.compile("#whispers"))
