"""The page with the real bot under it: one bot for all of these tests, in a channel swept empty."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.sandbox.web.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Sandbox]:
    database = tmp_path_factory.mktemp("worker") / "grimoire.db"
    env = {
        "DATABASE_URL": f"sqlite+aiosqlite:///{database}",
        "SPELLS_PER_USER": "0",  # as fast as the tests can
        "SPELLS_PER_SERVER": "0",
    }
    async with Sandbox() as sandbox, BotProcess(sandbox, env):
        await sandbox.ready()
        yield sandbox


@pytest.fixture
def discord(served: Sandbox) -> Sandbox:
    for user in (served.member, served.moderator, served.player):
        for message in served.history(user):
            served.delete(message, user if message.ephemeral else served.moderator)
    return served


async def test_every_button_of_a_spell(screen: Screen) -> None:
    await screen.spell("Once upon a time")
    await expect(screen.last).to_contain_text("temperature 0.7")
    for count, label in enumerate(("Again", "Continue", "Hotter", "Colder"), 2):
        await screen.press(label)
        await expect(screen.log.get_by_role("button", name="Why?")).to_have_count(count)
    await screen.press("Why?")
    private = screen.log.get_by_text("Only you can see this")
    await expect(private).to_be_visible()
    picture = screen.log.get_by_role("img", name="The spell in colours")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.naturalWidth") > 300
    await screen.as_user("Mira")
    await expect(private).to_have_count(0)
    await screen.as_user("Tom")
    await screen.press("Dismiss message")
    await expect(private).to_have_count(0)


async def test_options_are_completed_and_checked(screen: Screen) -> None:
    await screen.command("spell")
    await expect(screen.error).to_have_text("seed: This option is required. Specify a value.")
    await screen.keys("The wizard", "+temperature", "9", "#Enter")
    await expect(screen.error).to_have_text("temperature must be at most 1.5.")
    await screen.keys("0.9", "+voice", "shake")
    await expect(screen.list.get_by_role("option")).to_have_text(["Shakespeare"])
    await screen.keys("#Enter", "+length")
    await expect(screen.list.get_by_role("option")).to_have_text(["sentence", "paragraph", "page"])
    await screen.keys("par", "#Enter", "#Enter")
    small_print = "Shakespeare \u00b7 temperature 0.9 \u00b7 paragraph"
    await expect(screen.last).to_contain_text(small_print)
    await screen.into("Night readers")  # a group, where no bot is
    await screen.spell("Far from home")
    await expect(screen.last).to_contain_text("Wizard \u00b7 temperature 0.7")


async def test_a_menu_of_voices(screen: Screen) -> None:
    await screen.into("#whispers")
    await screen.as_user("Mira")
    await screen.command("voices")
    await screen.choose("Choose a voice", "Shakespeare")
    # In the menu, and in the answer.
    told = screen.log.get_by_text("speaks in this server from now on.")
    await expect(told).to_have_count(2)
    await screen.spell("To be")
    await expect(screen.last).to_contain_text("Shakespeare \u00b7 temperature")


async def test_what_somebody_said_is_finished(screen: Screen) -> None:
    await screen.say("The old clock struck")
    await screen.last.hover()
    await screen.last.get_by_role("button", name="Apps and more").click()
    await screen.keys("#Enter")
    await expect(screen.last).to_contain_text("Tom used Finish this with a spell")
    await expect(screen.last.locator("strong")).to_have_text("The old clock struck")


async def test_a_round_with_three_people(screen: Screen) -> None:
    endings = {"Tom": "it was a cat", "Luna": "nobody was there", "Mira": "the sea came in"}
    await screen.command("finish", "The door opened and")
    form = screen.tab.get_by_role("dialog")
    for name, ending in endings.items():
        await screen.as_user(name)
        await screen.press("Write the ending")
        await expect(form).to_contain_text("The door opened and")
        if name == "Luna":  # who loses the page, but neither her place nor the round
            await screen.tab.reload()
            await expect(screen.tab.get_by_role("radio", name="Luna")).to_be_checked()
            await expect(form).to_be_hidden()
            await screen.press("Write the ending")
        await screen.fill_form(ending=ending)
        await expect(screen.log.get_by_text("Taken. Nobody sees it")).to_be_visible()
    await screen.as_user("Tom")
    await screen.press("Vote now")
    menu = screen.log.get_by_role("button", name="The machine's ending")
    await menu.click()
    shown = await screen.log.get_by_role("option").filter(visible=True).all_inner_texts()
    await screen.tab.reload()  # with the menu open
    await expect(screen.log.get_by_role("listbox")).to_have_count(0)
    machine = next(each for each in shown if not any(own in each for own in endings.values()))
    for name, best in {"Tom": "nobody", "Luna": "it was a cat", "Mira": "it was a cat"}.items():
        await screen.as_user(name)
        await screen.choose("The best ending", best)
        await expect(screen.log.get_by_text("the best. Both menus count")).to_be_visible()
        await screen.choose("The machine's ending", machine if name == "Luna" else "the sea")
    await screen.as_user("Tom")
    await screen.press("Reveal now")
    await expect(screen.log).to_contain_text("Unmasked by @Luna.")
    await expect(screen.log.get_by_role("button", name="Next round")).to_be_enabled()


async def test_settings_are_changed_by_keyboard(screen: Screen) -> None:
    await screen.draft.focus()
    await screen.keys("/settings", "#Enter")
    await expect(screen.error).to_have_text("There is no command /settings here.")
    await screen.draft.fill("")
    await screen.as_user("Mira")
    await screen.command("settings")
    panel = screen.log.get_by_role("article").first
    await expect(panel).to_contain_text("Only you can see this")
    # Backwards from the text: dismiss, reset, and the menu of settings.
    await screen.keys("#Shift+Tab", "#Shift+Tab", "#Shift+Tab")
    what = panel.get_by_role("button", name="What do you want to change?")
    await expect(what).to_be_focused()
    await screen.keys("#Enter", "#Enter")
    value = panel.get_by_role("button", name="Choose a value")
    await expect(value).to_have_accessible_name("Choose a value: 0.7")
    await expect(what).to_be_focused()
    await screen.keys("#Tab", "#Enter", "#End", "#Enter")
    await expect(panel).to_contain_text("Temperature: 0.7 \u2192 1.5")
    await expect(value).to_be_focused()
    await screen.keys("#Tab", "#Enter")
    form = screen.tab.get_by_role("dialog", name="Temperature")
    await expect(form.get_by_role("textbox")).to_have_value("1.5")
    await screen.keys("#Control+a", "9", "#Enter")
    await expect(screen.last).to_contain_text("no number from 0.1 to 1.5")
    await screen.press("Another value \u2026")
    await screen.fill_form(typed="1.25")
    await expect(panel).to_contain_text("Temperature: 1.5 \u2192 1.25")
    await screen.as_user("Tom")
    await screen.spell("The witch")
    await expect(screen.last).to_contain_text("temperature 1.25")
    await screen.as_user("Mira")
    await screen.press("Reset \u2026")
    await screen.press("Reset everything")
    await expect(screen.log).to_contain_text("Everything is as it was in the beginning.")


async def test_what_people_write_is_only_text(screen: Screen) -> None:
    hostile = "<img src=x onerror=alert(1)> [here](https://example.com) https://example.com"
    await screen.spell(f"{hostile} @everyone <@1100000000000000013> ||x|| # x")
    await expect(screen.last).to_contain_text("temperature 0.7")
    content = screen.last.locator(".text")
    await expect(content).to_contain_text(hostile)
    assert await content.locator("a, img, .mention, .spoiler, h3").count() == 0
