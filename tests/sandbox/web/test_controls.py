"""Commands, buttons, menus and forms, by keyboard wherever there is one."""

import re

import pytest
from playwright.async_api import expect

from sandbox.server import Sandbox
from tests.sandbox.scripted import APPLICATION, BUTTONS, COMMANDS, ScriptedBot
from tests.sandbox.web.components import FORM, menu
from tests.sandbox.web.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_who_sees_which_command(screen: Screen, bot: ScriptedBot) -> None:
    async def listed() -> list[str]:
        await screen.draft.fill("")
        await screen.draft.press("/")
        return await screen.list.locator(".option-label").all_inner_texts()

    await expect(screen.draft).to_have_attribute("placeholder", re.compile("#fireplace"))
    assert await listed() == ["/spell", "/here", "/game start"]
    await screen.as_user("Mira")
    await expect(screen.list.locator(".option-label")).to_have_count(4)
    assert await listed() == ["/spell", "/rule", "/here", "/game start"]
    await screen.into("Direct messages")
    await expect(screen.list.locator(".option-label")).to_have_count(3)
    assert "/here" not in await listed()
    await screen.into("#lamp-room")  # where only what is installed to an account can be used
    await listed()
    await expect(screen.list).to_be_hidden()


async def test_names_and_descriptions_in_the_chosen_language(
    screen: Screen, bot: ScriptedBot
) -> None:
    option = {
        "type": 3,
        "name": "length",
        "description": "How far",
        "description_localizations": {"de": "Wie weit"},
        "required": True,
        "choices": [{"name": "Page", "name_localizations": {"de": "Seite"}, "value": "p"}],
    }
    command = {
        "name": "spell",
        "description": "Finish a sentence",
        "name_localizations": {"de": "zauber"},
        "description_localizations": {"de": "Einen Satz beenden"},
        "options": [option],
    }
    await bot.request("PUT", f"/applications/{APPLICATION}/commands", [command])
    await screen.tab.get_by_label("Language").select_option("Deutsch")
    await screen.draft.focus()
    await screen.keys("/zau")
    await expect(screen.list).to_contain_text("/zauberEinen Satz beenden")
    await screen.keys("#Enter")
    await expect(screen.tab.locator("#composer-hint")).to_have_text("Wie weit")
    await expect(screen.list.get_by_role("option")).to_have_text(["Seite"])
    await screen.keys("#Enter", "#Enter")
    interaction = await bot.heard()
    assert interaction["locale"] == "de"
    assert interaction["data"]["name"] == "spell"
    assert interaction["data"]["options"] == [{"name": "length", "type": 3, "value": "p"}]


async def test_every_kind_of_option(screen: Screen, bot: ScriptedBot) -> None:
    await screen.draft.focus()
    await screen.keys('/spell He said "no"', "+count", "2", "+loud", "tr", "#Enter")
    await screen.keys("+length", "#ArrowDown", "#Enter", "+temperature", "0.5", "+voice", "al")
    suggesting = await bot.heard()
    while suggesting["data"]["options"][-1]["value"] != "al":
        suggesting = await bot.heard()
    assert suggesting["type"] == 4
    assert suggesting["data"]["options"][-1]["focused"] is True
    await bot.answer(suggesting, 8, {"choices": [{"name": "Alice", "value": "alice-1"}]})
    await expect(screen.list.get_by_role("option")).to_have_text(["Alice"])
    await screen.keys("#Tab", "#Enter")
    given = {each["name"]: each["value"] for each in (await bot.heard())["data"]["options"]}
    assert given == {
        "seed": 'He said "no"',
        "count": 2,
        "loud": True,
        "length": "p",
        "temperature": 0.5,
        "voice": "alice-1",
    }


async def test_a_command_is_given_up_without_loss(screen: Screen, bot: ScriptedBot) -> None:
    await screen.draft.focus()
    await screen.keys("/spell one", "+count", "#Backspace", " two")
    await expect(screen.tab.get_by_label("seed")).to_have_value("one two")
    await screen.keys("#Escape")
    await expect(screen.draft).to_have_value('/spell seed:"one two"')
    await screen.draft.fill("/nonsense x")
    await screen.keys("#Enter")
    await expect(screen.error).to_have_text("There is no command /nonsense here.")


async def test_a_command_with_only_optional_options(screen: Screen, bot: ScriptedBot) -> None:
    await screen.draft.focus()
    await screen.keys("/game start Once upon", "#Enter")
    inner = (await bot.heard())["data"]["options"][0]
    assert inner["options"] == [{"name": "seed", "type": 3, "value": "Once upon"}]
    await screen.keys("/game", "#Enter", "#Enter")
    assert (await bot.heard())["data"]["options"][0]["options"] == []
    await screen.keys("/game start ", "#Backspace")
    await expect(screen.draft).to_have_value("/game start")


async def test_a_bot_that_says_nothing(bot: ScriptedBot, screen: Screen, discord: Sandbox) -> None:
    discord.actions.deadline = 0.4
    await screen.command("here")
    await screen.keys("#Enter")
    await expect(screen.last).to_contain_text("Sending command")
    await expect(screen.last).to_contain_text("The application did not respond")
    await screen.press("Dismiss message")
    await expect(screen.log.get_by_role("article")).to_have_count(0)
    await expect(screen.draft).to_be_focused()
    await screen.command("here")
    await screen.keys("#Enter")
    await bot.heard()
    await bot.answer(await bot.heard(), 4, {"content": "one", "components": BUTTONS})
    await screen.press("Again")
    await expect(screen.last).to_contain_text("This interaction failed")
    await bot.heard()
    await screen.press("Again")
    await bot.answer(await bot.heard(), 7, {"content": "two"})
    await expect(screen.last).to_contain_text("two")
    await expect(screen.log.get_by_text("This interaction failed")).to_have_count(0)


async def test_buttons(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    link = {"type": 2, "style": 5, "label": "Look", "url": "https://a.example"}
    row = {"type": 1, "components": [*BUTTONS[0]["components"], link]}
    await screen.spell("x")
    await bot.answer(await bot.heard(), 4, {"content": "one", "components": [row]})
    button = screen.last.get_by_role("button", name="Again")
    await expect(screen.last.get_by_role("button", name="Stop")).to_be_disabled()
    await expect(screen.last.get_by_role("link", name="Look")).to_have_attribute(
        "href", "https://a.example"
    )
    await button.press("Enter")
    interaction = await bot.heard()
    assert interaction["data"]["custom_id"] == "again"
    assert interaction["member"]["user"]["username"] == "tom"
    await expect(button).to_have_attribute("aria-busy", "true")
    await bot.answer(interaction, 7, {"content": "two"})
    await expect(screen.last.locator(".text")).to_contain_text("two")
    await expect(button).to_be_focused()
    await expect(button).not_to_have_attribute("aria-busy", "true")
    # Somebody else presses it.
    await screen.as_user("Luna")
    await screen.press("Again")
    interaction = await bot.heard()
    assert interaction["member"]["user"]["username"] == "luna"
    await bot.answer(interaction, 4, {"content": "three"})
    await expect(screen.last).to_contain_text("Grimoire two")  # what it answers


async def test_a_menu_by_keyboard(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    await screen.spell("x")
    await bot.answer(await bot.heard(), 4, {"content": "?", "components": menu()})
    field = screen.last.get_by_role("button", name="Pick one")
    await field.focus()
    await screen.keys("#Enter", "b", "#Enter")
    interaction = await bot.heard()
    assert interaction["data"]["values"] == ["B"]
    await bot.answer(interaction, 6)
    await expect(field).to_have_accessible_name("Pick one: Bo")
    await expect(field).to_be_focused()


async def test_what_is_open_stays_open_while_its_message_changes(
    discord: Sandbox, bot: ScriptedBot, screen: Screen
) -> None:
    await screen.spell("x")
    interaction = await bot.heard()
    await bot.answer(interaction, 4, {"content": "one", "components": menu()})
    field = screen.last.get_by_role("button", name="Pick one")
    await field.press("Enter")
    await bot.webhook("PATCH", interaction, "/messages/@original", {"content": "two"})
    discord.say("later")  # so that the page has heard of the edit
    await expect(screen.last).to_contain_text("later")
    await expect(screen.log.get_by_role("listbox")).to_be_visible()
    await screen.log.get_by_role("listbox").press("Escape")
    await expect(screen.log.get_by_role("article").first).to_contain_text("two")


async def test_a_menu_for_several(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    await screen.spell("x")
    components = menu(min_values=2, max_values=3)
    await bot.answer(await bot.heard(), 4, {"content": "?", "components": components})
    field = screen.last.get_by_role("button", name="Pick one")
    await field.focus()
    await screen.keys("#ArrowDown", "# ", "#Enter")  # one is not enough
    await expect(field).to_have_accessible_name("Pick one")
    await expect(field).to_be_focused()
    await screen.choose("Pick one", "Ann", "Cy")
    assert (await bot.heard())["data"]["values"] == ["A", "C"]
    await expect(field).to_be_focused()


async def test_a_form(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    form = screen.tab.get_by_role("dialog", name="Your ending")
    await screen.spell("x")
    await bot.answer(await bot.heard(), 9, FORM)
    await expect(form.get_by_role("textbox")).to_be_focused()
    await screen.keys("The end.", "#Tab", "#Enter", "#ArrowDown", "#Enter")
    await form.get_by_role("button", name="Submit").press("Enter")
    interaction = await bot.heard()
    assert interaction["type"] == 5
    sent = [each["component"] for each in interaction["data"]["components"]]
    assert [each.get("value", each.get("values")) for each in sent] == ["The end.", ["s"]]
    await bot.answer(interaction, 4, {"content": "Thank you."})
    await expect(form).to_be_hidden()
    await expect(screen.last).to_contain_text("Tom used /spell")
    await expect(screen.last).to_contain_text("Thank you.")
    await expect(screen.draft).to_be_focused()


async def test_a_form_of_a_button(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    """Its message may change behind it; it is sent once; then one goes on where one was."""
    one_field = FORM | {"components": FORM["components"][:1]}
    await screen.spell("x")
    first = await bot.heard()
    await bot.answer(first, 4, {"content": "one", "components": BUTTONS})
    opener = screen.last.get_by_role("button", name="Again")
    form = screen.tab.get_by_role("dialog")
    await opener.press("Enter")
    await bot.answer(await bot.heard(), 9, one_field)
    await expect(form).to_be_visible()
    await bot.webhook("PATCH", first, "/messages/@original", {"content": "two"})
    await expect(screen.log).to_contain_text("two")
    await screen.keys("#Escape")
    await expect(opener).to_be_focused()
    await screen.keys("#Enter")
    await bot.answer(await bot.heard(), 9, one_field)
    await form.get_by_role("textbox").fill("The end.")
    await form.get_by_role("button", name="Submit").dblclick()
    sent = await bot.heard()
    assert sent["type"] == 5
    await bot.answer(sent, 7, {"content": "three"})
    await expect(form).to_be_hidden()
    await expect(opener).to_be_focused()
    await screen.keys("#Enter")
    assert (await bot.heard())["type"] == 3  # the form has come once


async def test_a_form_that_is_refused(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    await screen.spell("x")
    await bot.answer(await bot.heard(), 9, FORM)
    await screen.fill_form(text="The end.")
    await expect(screen.tab.get_by_role("alert").filter(has_text="Mood")).to_be_visible()
    await screen.keys("#Escape")
    await expect(screen.tab.get_by_role("dialog")).to_be_hidden()


async def test_a_command_of_a_message(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    commands = [*COMMANDS, {"type": 3, "name": "Finish this"}]
    await bot.request("PUT", f"/applications/{APPLICATION}/commands", commands)
    await screen.say("Once upon a time")
    await expect(screen.last).to_contain_text("Once upon a time")
    opener = screen.last.get_by_role("button", name="Apps and more")
    await opener.focus()
    await screen.keys("#Enter")
    await expect(screen.tab.get_by_role("menuitem")).to_have_text(
        ["Finish this", "Copy text", "Copy message id"]
    )
    await screen.keys("#ArrowDown", "#ArrowUp", "#Enter")
    interaction = await bot.heard()
    target = interaction["data"]["resolved"]["messages"][interaction["data"]["target_id"]]
    assert target["content"] == "Once upon a time"
    await bot.answer(interaction, 4, {"content": "The end."})
    await expect(screen.last).to_contain_text("Tom used Finish this")


async def test_the_wire(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    await screen.spell("xyzzy")
    interaction = await bot.heard()
    await bot.answer(interaction, 4, {"content": "plugh"})
    toggle = screen.tab.get_by_role("button", name="Events and requests").first
    await toggle.press("Enter")
    panel = screen.tab.get_by_role("complementary", name="Events and requests")
    entries = panel.get_by_role("listitem")
    await expect(panel.get_by_label("Filter")).to_be_focused()
    await screen.keys("callback")
    await expect(entries).to_have_text(
        [re.compile(r"POST /interactions/\d+/\[token\]/callback204")]
    )
    await entries.locator("summary").press("Enter")
    await expect(entries).to_contain_text('"content": "plugh"')
    await panel.get_by_label("Filter").fill("interaction_create")
    await entries.locator("summary").click()
    await expect(entries).to_contain_text('"token": "[token]"')
    await expect(entries).to_contain_text("xyzzy")
    page = await screen.tab.content()
    assert interaction["token"] not in page
    assert discord.token not in page
    await screen.keys("#Escape")
    await expect(panel).to_be_hidden()
    await expect(toggle).to_be_focused()
