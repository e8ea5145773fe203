"""How messages look: markup, mentions, embeds, pictures, what only one person sees."""

import asyncio
import re
import time

import pytest
from playwright.async_api import expect

from sandbox.errors import Json
from sandbox.server import Sandbox
from sandbox.web.page import Page
from sandbox.world.fixtures import GUILDS, MODERATOR, PLAYER
from sandbox.world.lookup import find_person
from tests.sandbox.scripted import ScriptedBot
from tests.sandbox.web.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Source, and the elements it becomes.
MARKUP = {
    "plain": "plain",
    "**bold** *a* _b_ ***c***": (
        "<strong>bold</strong> <em>a</em> <em>b</em> <strong><em>c</em></strong>"
    ),
    "__u__ ~~s~~": "<u>u</u> <s>s</s>",
    "snake_case_name 2 * 3 * 4": "snake_case_name 2 * 3 * 4",
    r"\*\*no\*\* \_no\_ \# no": "**no** _no_ # no",
    "`a *b*` ``c`d``": "<code>a *b*</code> <code>c`d</code>",
    "``" + "a`" * 40: "`" + "<code>a</code>a" * 20 + "`",
    "```py\nx = 1\n```": '<pre tabindex="0"><code>x = 1</code></pre>',
    "a ```b c\nd``` e": 'a <pre tabindex="0"><code>b c\nd</code></pre> e',
    "```ansi\n\x1b[1;31mred\x1b[0m \x1b[44mon\x1b[0m```": (
        '<pre tabindex="0"><code><span class="ansi-bold ansi-red">red</span> '
        '<span class="ansi-on-blue">on</span></code></pre>'
    ),
    "> a\n> b\nc": "<blockquote>a\nb</blockquote>c",
    ">>> a\nb": "<blockquote>a\nb</blockquote>",
    "# a\n## b\n### c\n#### d\n#e": "<h3>a</h3><h4>b</h4><h5>c</h5>#### d\n#e",
    "a\n-# b": 'a\n<small class="small-print">b</small>',
    "- a\n  - b\n- c": "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    "3. a\n4. b": '<ol start="3"><li>a</li><li>b</li></ol>',
    "<b>&amp;</b>": "&lt;b&gt;&amp;amp;&lt;/b&gt;",
    "**a\n-# b": '**a\n<small class="small-print">b</small>',
    "<:wave:1100000000000000099> </spell:1100000000000000099>": (
        ':wave: <span class="mention">/spell</span>'
    ),
}
LINK = '<a href="{0}" title="{0}" target="_blank" rel="noopener noreferrer">{1}</a>'
LINKS = {
    "https://a.example/x_(y).": LINK.format("https://a.example/x_(y)", "https://a.example/x_(y)")
    + ".",
    "<https://a.example>": LINK.format("https://a.example", "https://a.example"),
    "[**b**](https://a.example)": LINK.format("https://a.example", "<strong>b</strong>"),
    "[https://b.example](https://a.example)": "[https://b.example]("
    + LINK.format("https://a.example", "https://a.example")
    + ")",
    "[b](javascript:alert(1)) [b](//a.example)": "[b](javascript:alert(1)) [b](//a.example)",
    r"\[b](https:\//a.example)": "[b](https://a.example)",
    "javascript:alert(1) a.example": "javascript:alert(1) a.example",
    "`https://a.example`": "<code>https://a.example</code>",
}
DRAW = """async (sources) => {
  const { drawMarkdown } = await import("/static/js/markdown/draw.js");
  const pings = { everyone: false, users: [], roles: [] };
  const context = { nameOf: (kind, id) => `${kind} ${id}`, pings, locale: "en-GB" };
  return sources.map((source) => {
    const element = document.createElement("div");
    element.append(...drawMarkdown(source, context));
    return [element.innerHTML, element.textContent];
  });
}"""


async def answer(discord: Sandbox, bot: ScriptedBot, data: Json, kind: int = 4) -> Json:
    """Let Tom cast a spell and the bot answer it; return the interaction."""
    casting = asyncio.ensure_future(discord.cast("/spell seed:x"))
    interaction = await bot.heard()
    status, _ = await bot.answer(interaction, kind, data)
    assert status == 204
    await casting
    return interaction


async def test_markup(screen: Screen) -> None:
    cases = MARKUP | LINKS
    drawn = await screen.tab.evaluate(DRAW, list(cases))
    assert {case: html for case, (html, _) in zip(cases, drawn, strict=True)} == cases


async def test_times(screen: Screen) -> None:
    styles = {
        "t": "16:20",
        "T": "16:20:30",
        "d": "20/04/2021",
        "D": "20 April 2021",
        "f": "20 April 2021.* 16:20",
        "F": "Tuesday,? 20 April 2021.* 16:20",
        "s": "20/04/2021, 16:20",
        "S": "20/04/2021, 16:20:30",
    }
    sources = [f"<t:1618935630:{style}>" for style in styles]
    drawn = await screen.tab.evaluate(DRAW, sources)
    for (_, text), expected in zip(drawn, styles.values(), strict=True):
        assert re.fullmatch(expected, text)
    drawn = await screen.tab.evaluate(DRAW, ["<t:9999999999999>", "<t:x:R>"])
    assert [text for _, text in drawn] == ["Invalid Date", "<t:x:R>"]


async def test_a_countdown(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    await screen.tab.clock.install()
    await screen.tab.reload()
    await answer(discord, bot, {"content": f"<t:{int(time.time()) + 150}:R>"})
    counting = screen.last.locator("time[data-counting]")
    await expect(counting).to_have_text("in 2 minutes")
    await screen.tab.clock.run_for(130_000)
    await expect(counting).to_contain_text("seconds")


async def test_mentions_say_whom_they_notify(
    discord: Sandbox, bot: ScriptedBot, screen: Screen
) -> None:
    guild = GUILDS[0]
    content = (
        f"@everyone <@{PLAYER.id}> <@{MODERATOR.id}> <@&{guild.roles[1].id}> <#{guild.channel_id}>"
    )
    everybody = ["@everyone", "@Luna", "@Mira", "@Moderators", "#fireplace"]
    pings = screen.last.locator(".mention.pings")
    for allowed, notified in (
        (None, ["@Luna", "@Mira"]),  # in answers to interactions people, and nobody else
        ({"parse": []}, []),
        ({"parse": [], "users": [PLAYER.id]}, ["@Luna"]),
        ({"parse": ["everyone", "roles"]}, ["@everyone", "@Moderators"]),
    ):
        rules: Json = {} if allowed is None else {"allowed_mentions": allowed}
        await answer(discord, bot, {"content": content, **rules})
        await expect(screen.last.locator(".body .mention")).to_have_count(len(everybody))
        await expect(pings).to_have_text([f"{name} (is notified)" for name in notified])


async def test_a_long_history(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    """A page that is opened later shows all of it, stands at its end, and goes on."""
    for number in range(1000):
        discord.say(f"**{number}** once upon a time", PLAYER)
    await screen.tab.reload()
    articles = screen.log.get_by_role("article")
    await expect(articles).to_have_count(1000)
    await expect(articles.last).to_be_in_viewport()
    assert await screen.log.locator(".arriving").count() == 0  # nothing of it is news
    await screen.spell("x")
    await bot.answer(await bot.heard(), 4, {"content": "The end."})
    await expect(screen.last).to_contain_text("The end.")
    await expect(articles.last).to_be_in_viewport()


async def test_two_tabs(discord: Sandbox, bot: ScriptedBot, page: Page, screen: Screen) -> None:
    """They see the same, each through the eyes of its own person."""
    other = Screen(await screen.tab.context.new_page())
    await other.tab.goto(page.address)
    await other.as_user("Luna")
    await screen.say("Good evening")
    for each in (screen, other):
        await expect(each.last).to_contain_text("Good evening")
    await answer(discord, bot, {"content": "psst", "flags": 64})
    await expect(screen.last).to_contain_text("psst")
    guest = find_person("guest 7")
    discord.say(f"Hello <@{PLAYER.id}>", guest)  # typed at the prompt beside the page
    for each in (screen, other):
        await expect(each.last).to_contain_text("Guest 7")
        await expect(each.last).to_contain_text("@Luna")
    await expect(screen.log.get_by_role("article")).to_have_count(3)
    await expect(other.log.get_by_role("article")).to_have_count(2)


async def test_an_answer_for_one_person(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    await answer(discord, bot, {"content": "psst", "flags": 64})
    await expect(screen.last).to_contain_text("psst")
    await expect(screen.last).to_contain_text("Only you can see this")
    await screen.as_user("Luna")
    await expect(screen.log.get_by_role("article")).to_have_count(0)
    await screen.as_user("Tom")
    await screen.press("Dismiss message")
    await expect(screen.log.get_by_role("article")).to_have_count(0)
    assert discord.history() == []


async def test_a_message_from_thinking_to_its_end(
    discord: Sandbox, bot: ScriptedBot, screen: Screen
) -> None:
    await screen.spell("x")
    interaction = await bot.heard()
    await bot.answer(interaction, 5)
    await expect(screen.last).to_contain_text("Grimoire is thinking")
    await expect(screen.log.get_by_role("article")).to_have_count(1)
    for content in ("one", "two"):
        await bot.webhook("PATCH", interaction, "/messages/@original", {"content": content})
        await expect(screen.last.locator(".text")).to_contain_text(content)
    await expect(screen.last).to_contain_text("(edited)")
    await bot.webhook("DELETE", interaction, "/messages/@original")
    await expect(screen.log.get_by_role("article")).to_have_count(0)


async def test_a_spoiler_is_uncovered(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    await answer(discord, bot, {"content": "It was ||the butler||."})
    secret = screen.last.locator(".secret")
    await expect(secret).to_be_hidden()
    await screen.last.get_by_role("button", name="Show hidden text").press("Enter")
    await expect(secret).to_be_visible()


async def test_embeds_and_pictures(discord: Sandbox, bot: ScriptedBot, screen: Screen) -> None:
    embed = {
        "title": "A *title*",
        "url": "https://a.example",
        "description": "Described",
        "color": 0x8A3B12,
        "fields": [{"name": "Name", "value": "**Value**", "inline": True}],
        "footer": {"text": "Foot"},
        "image": {"url": "https://elsewhere.example/x.png"},
    }
    await answer(discord, bot, {"embeds": [embed]})
    shown = screen.last.locator(".embed")
    await expect(shown.get_by_role("link", name="A title")).to_have_attribute(
        "rel", "noopener noreferrer"
    )
    for text in ("Described", "Name", "Value", "Foot"):
        await expect(shown).to_contain_text(text)
    # Nothing is loaded from elsewhere.
    await expect(shown).to_contain_text("(a picture from elsewhere: https://elsewhere.example")
    await expect(shown.locator("img")).to_have_count(0)
