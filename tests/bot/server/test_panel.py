"""`/settings` by the real worker: every menu, button and form, as who may and who may not."""

from dataclasses import fields

import pytest
import pytest_asyncio

from bot.i18n.texts import LANGUAGES, text
from bot.server.setting import FIELDS, SETTINGS
from bot.settings import Settings
from sandbox.discord.components import walk
from sandbox.discord.interactions import COMPONENT, SUBMIT
from sandbox.errors import Json, Refused
from sandbox.server import Reply, Sandbox
from sandbox.world.fixtures import User
from tests.bot.database import Database
from tests.bot.server.panel import RESET, TYPE, WHAT, open_form

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def choose(discord: Sandbox, panel: Reply, name: str, value: str) -> Reply:
    """Let the moderator change a setting by the two menus."""
    panel = await discord.select(panel, WHAT, [name], discord.moderator)
    panel = await discord.select(panel, f"settings:1:menu:{name}", [value], discord.moderator)
    await discord.until(lambda: "\u2705" in panel.content)  # a voice may have to be loaded
    return panel


@pytest.fixture
def discord(shared_discord: Sandbox) -> Sandbox:
    return shared_discord


@pytest.fixture
def database(shared_database: Database) -> Database:
    return shared_database


@pytest_asyncio.fixture(loop_scope="module")
async def panel(discord: Sandbox) -> Reply:
    """Return the panel of a server that has chosen nothing, as no other has."""
    for guild in reversed(discord.guilds):
        await discord.change(guild, locale="en-US")
        reply = await discord.cast("/settings", user=discord.moderator, guild=guild)
        await discord.click(reply, RESET)
        await discord.click(reply, "Reset everything")
    assert reply.ephemeral
    return reply


CHANGES = [
    ("temperature", "1.1", "0.7 \u2192 1.1"),
    ("length", "page", "sentence \u2192 page"),
    ("voice", "shakespeare", "the usual one (Wizard) \u2192 Shakespeare"),
    ("candidates", "3", "1 \u2192 3"),
    ("language", "de", "this server's on Discord (English) \u2192 Deutsch"),
    ("cooldown", "60", "none \u2192 60 seconds"),
    ("writing_seconds", "120", "60 seconds \u2192 120 seconds"),
    ("voting_seconds", "15", "30 seconds \u2192 15 seconds"),
]


async def test_each_change_is_kept_and_says_what_it_did(discord: Sandbox, panel: Reply) -> None:
    assert {name for name, _, _ in CHANGES} | {"blocked_words"} == set(SETTINGS)
    assert [field.name for field in fields(Settings)] == list(SETTINGS)
    for name, value, told in CHANGES:
        changed = await choose(discord, panel, name, value)
        assert told in changed.content
    again = await discord.cast("/settings", user=discord.moderator)
    for name, _, told in CHANGES:
        option, now = text("en", f"settings-{name}-option"), told.rpartition(" \u2192 ")[2]
        assert f"**{option}** \u00b7 {now}" in again.content


async def test_spells_follow_the_settings(discord: Sandbox, panel: Reply) -> None:
    for name, value in (("temperature", "1.1"), ("voice", "shakespeare"), ("candidates", "3")):
        await choose(discord, panel, name, value)
    spell = await discord.cast("/spell seed:The king")
    assert "-# Shakespeare \u00b7 temperature 1.1" in spell.content
    assert spell.content.count("\n> \u2026") == 2
    elsewhere = await discord.cast("/spell seed:The king", guild=discord.guilds[1])
    assert "-# Wizard \u00b7 temperature 0.7" in elsewhere.content


async def test_public_posts_speak_the_servers_language(discord: Sandbox, panel: Reply) -> None:
    await choose(discord, panel, "language", "de")
    spell = await discord.cast("/spell seed:The king")
    assert "Temperatur 0.7" in spell.content
    private = await discord.cast("/temperature")
    assert "Spells in this server" in private.content


TYPED_VALUES = [
    ("temperature", " 0,755 ", "0.7 \u2192 0.76"),
    ("temperature", "1.5", "0.76 \u2192 1.5"),
    ("cooldown", "7", "none \u2192 7 seconds"),
    ("cooldown", "300", "7 seconds \u2192 300 seconds"),
    ("writing_seconds", "20", "60 seconds \u2192 20 seconds"),
    ("voting_seconds", "\uff19\uff19", "30 seconds \u2192 99 seconds"),
]


async def test_values_that_no_menu_offers_are_typed(discord: Sandbox, panel: Reply) -> None:
    for name, typed, told in TYPED_VALUES:
        form = await open_form(discord, panel, name)
        changed = await discord.submit(form, {"typed": typed}, discord.moderator)
        assert told in changed.content
        assert changed.message_id == panel.message_id


NONSENSE = [
    ("temperature", "hot", "\u201chot\u201d is no number from 0.1 to 1.5"),
    ("temperature", "1.51", "from 0.1 to 1.5"),
    ("temperature", "nan", "from 0.1 to 1.5"),
    ("cooldown", "-1", "from 0 to 300"),
    ("cooldown", "301", "from 0 to 300"),
    ("cooldown", "1.5", "is no whole number of seconds"),
    ("writing_seconds", "inf", "from 20 to 300"),
    ("voting_seconds", "@everyone", "@\u200beveryone"),
    ("blocked_words", "!!! 123", "a word is made of letters"),
]


async def test_what_makes_no_sense_is_explained_and_changes_nothing(
    discord: Sandbox, panel: Reply, database: Database
) -> None:
    await choose(discord, panel, "length", "page")
    before = await database.rows("SELECT * FROM settings")
    for name, typed, told in NONSENSE:
        form = await open_form(discord, panel, name)
        refused = await discord.submit(form, {"typed": typed}, discord.moderator)
        assert refused.ephemeral
        assert told in refused.content
        assert "Nothing was changed" in refused.content
    assert await database.rows("SELECT * FROM settings") == before


async def test_blocked_words_are_typed_and_never_written(discord: Sandbox, panel: Reply) -> None:
    assert "only the list that always applies" in panel.content
    form = await open_form(discord, panel, "blocked_words")
    changed = await discord.submit(form, {"typed": "And,\nnever"}, discord.moderator)
    assert "none of your own \u2192 2 words of your own" in changed.content
    assert "||and|| ||never|| besides the list that always applies" in changed.content
    for _ in range(5):
        spell = await discord.cast("/spell seed:Once upon a time")
        if spell.ephemeral or spell.deleted:  # a story without "and" is hard to tell
            assert spell.deleted or "blocked here" in spell.content
            continue
        words = spell.content.split("**")[2].split("\n-#")[0].lower().split()
        assert not {"and", "never"} & set(words)
    # The form holds what is blocked, so that nobody loses a word by adding one.
    form = await open_form(discord, changed, "blocked_words")
    changed = await discord.submit(form, {}, discord.moderator)
    assert "2 words of your own \u2192 2 words of your own" in changed.content
    form = await open_form(discord, changed, "blocked_words")
    changed = await discord.submit(form, {"typed": ""}, discord.moderator)
    assert "2 words of your own \u2192 none of your own" in changed.content


async def test_as_many_and_as_long_words_as_the_form_holds(discord: Sandbox, panel: Reply) -> None:
    many = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(26 * 26)]
    for words in (many, ["\u00e4" * 4000], ["o'" * 40 + "k"] * 30, ["*" * 99 + "z" * 99] * 20):
        typed = " ".join(words)[:4000]
        form = await open_form(discord, panel, "blocked_words")
        changed = await discord.submit(form, {"typed": typed}, discord.moderator)
        assert len(changed.content) <= 2000
        again = await discord.cast("/settings", user=discord.moderator)
        form = await open_form(discord, again, "blocked_words")
        assert form.modal is not None
        kept = next(each for each in walk(form.modal["components"]) if "value" in each)["value"]
        assert set(kept.split()) == set(typed.replace("*", "").split())


async def test_reset_asks_first(discord: Sandbox, panel: Reply) -> None:
    await choose(discord, panel, "temperature", "1.1")
    asked = await discord.click(panel, RESET, discord.moderator)
    kept = await discord.click(asked, "Keep it as it is", discord.moderator)
    assert "1.1" in kept.content
    asked = await discord.click(kept, RESET, discord.moderator)
    done = await discord.click(asked, "Reset everything", discord.moderator)
    assert "0.7" in done.content
    assert "1.1" not in done.content


async def test_only_who_manages_the_server(
    discord: Sandbox, panel: Reply, database: Database
) -> None:
    with pytest.raises(Refused, match="Manage Server"):
        await discord.cast("/settings", user=discord.member)
    with pytest.raises(Refused):
        await discord.cast("/settings", user=discord.moderator, guild=None)
    await choose(discord, panel, "temperature", "1.1")
    before = await database.rows("SELECT * FROM settings")
    # Discord hides the panel; whoever gets hold of it all the same is refused at every control.
    tried = set()
    pages = [await discord.click(panel, RESET, discord.moderator)]
    refused = [await press_as(discord, pages[0], discord.member, each) for each in controls(panel)]
    panel = await discord.click(panel, "Keep it as it is", discord.moderator)
    for name in SETTINGS:
        panel = await discord.select(panel, WHAT, [name], discord.moderator)
        for control in controls(panel):
            tried.add(control["custom_id"])
            refused.append(await press_as(discord, panel, discord.member, control))
    for name in FIELDS:
        form = await open_form(discord, panel, name)
        assert form.modal is not None
        typed = {"type": 18, "component": {"type": 4, "custom_id": "typed", "value": "30"}}
        sent = {"custom_id": form.modal["custom_id"], "components": [typed]}
        refused.append(await press_as(discord, panel, discord.member, sent, SUBMIT))
    assert all(reply.ephemeral and "Manage Server" in reply.content for reply in refused)
    assert len(tried) == 1 + (len(SETTINGS) - 1) + len(FIELDS) + 1  # what, values, forms, reset
    assert await database.rows("SELECT * FROM settings") == before


def controls(panel: Reply) -> list[Json]:
    """Return what using each control of a panel sends."""
    found = []
    for each in walk(panel.components):
        if "custom_id" in each:
            sent = {"custom_id": each["custom_id"], "component_type": each["type"]}
            if "options" in each:
                sent["values"] = [each["options"][-1]["value"]]
            found.append(sent)
    return found


async def press_as(
    discord: Sandbox, panel: Reply, user: User, data: Json, kind: int = COMPONENT
) -> Reply:
    """Send what Discord's client would not let this person send."""
    return await discord.actions.perform(
        kind, data, Reply(user, panel.guild, source=panel), "en-US"
    )


async def test_an_option_that_is_gone_is_explained(discord: Sandbox, panel: Reply) -> None:
    page = await discord.select(panel, WHAT, ["voice"], discord.moderator)
    for name, value in (("voice", "nobody"), ("what", "colour"), ("temperature", "9")):
        gone = {"custom_id": f"settings:1:menu:{name}", "component_type": 3, "values": [value]}
        if name == "temperature":
            page = await discord.select(page, WHAT, [name], discord.moderator)
        refused = await press_as(discord, page, discord.moderator, gone)
        assert refused.ephemeral
        assert "Open /settings again" in refused.content


async def test_two_moderators_do_not_undo_each_others_changes(
    discord: Sandbox, panel: Reply
) -> None:
    owner = discord.guilds[0].owner
    theirs = await discord.cast("/settings", user=owner)
    await choose(discord, panel, "temperature", "1.1")
    page = await discord.select(theirs, WHAT, ["temperature"], owner)
    changed = await discord.select(page, "settings:1:menu:temperature", ["0.3"], owner)
    assert "1.1 \u2192 0.3" in changed.content
    mine = await choose(discord, panel, "length", "page")
    assert "**Temperature** \u00b7 0.3" in mine.content


async def test_servers_are_independent(discord: Sandbox, panel: Reply) -> None:
    attic = discord.guilds[1]
    other = await discord.cast("/settings", user=discord.moderator, guild=attic)
    await choose(discord, panel, "temperature", "1.1")
    changed = await choose(discord, other, "length", "page")
    assert "1.1" not in changed.content
    asked = await discord.click(changed, RESET, discord.moderator)
    await discord.click(asked, "Reset everything", discord.moderator)
    here = await discord.cast("/settings", user=discord.moderator)
    assert "**Temperature** \u00b7 1.1" in here.content


async def test_the_panel_speaks_each_language(discord: Sandbox, panel: Reply) -> None:
    for language in LANGUAGES:
        locale = {"en": "en-GB", "es": "es-419"}.get(language, language)
        await discord.change(discord.guilds[0], locale=locale)
        panel = await discord.cast("/settings", discord.moderator, locale=locale)
        assert LANGUAGES[language] in panel.content
        for name in SETTINGS:
            panel = await discord.select(panel, WHAT, [name], discord.moderator, locale)
            if name in FIELDS:
                form = await discord.click(panel, f"{TYPE}:{name}", discord.moderator, locale)
                assert form.modal is not None
        label = text(locale, "settings-reset-button")
        asked = await discord.click(panel, label, discord.moderator, locale)
        done = await discord.click(
            asked, text(locale, "settings-really-button"), discord.moderator, locale
        )
        assert text(locale, "settings-reset-done") in done.content
