"""The row under a spell, what a server chooses for its spells, and buttons of other versions."""

import re

import pytest

from sandbox.discord.messages import Reply
from sandbox.server import Sandbox
from sandbox.world.fixtures import GUILDS, Guild
from tests.bot.database import Database
from tests.bot.spells.row import shown, temperature


def disabled(reply: Reply) -> list[str]:
    return [label for label, _, off in reply.buttons if off]


async def choose(database: Database, guild: Guild, **settings: object) -> None:
    """Have a server choose, before the worker has asked for its settings."""
    guild_id = int(guild.id)
    names, values = ", ".join(settings), ", ".join(f":{name}" for name in settings)
    await database.run(
        f"INSERT INTO settings (guild_id, {names}) VALUES (:guild_id, {values})",
        guild_id=guild_id,
        **settings,
    )


@pytest.mark.usefixtures("bot")
async def test_as_many_endings_as_the_server_wants(discord: Sandbox, database: Database) -> None:
    await choose(database, GUILDS[0], candidates=2)
    await choose(database, GUILDS[1], candidates=3)
    for count, place in enumerate((None, *GUILDS), start=1):
        spell = await discord.cast("/spell seed:The dragon temperature:1.2", guild=place)
        others = re.findall(r"^> \u2026(.+)", spell.content, re.MULTILINE)
        assert len(others) == count - 1
        assert len({shown(spell).text, *others}) == count
        goes_on = await discord.click(spell, "Continue")
        assert shown(goes_on).seed == shown(spell).next_seed()
        assert shown(goes_on).seed.startswith("The dragon")
        code = shown(spell).code
        again = await discord.cast(f"/spell seed:The dragon replay:{code}", guild=place)
        assert shown(again) == shown(spell)
        assert "\n> " not in again.content
    # Those that are too long are left out rather than cut.
    spell = await discord.cast("/spell seed:The dragon length:page", guild=GUILDS[1])
    assert len(spell.content) <= 2000
    assert shown(spell).text[-1] in ".!?\"'"


@pytest.mark.usefixtures("bot")
async def test_a_server_has_its_own_length_temperature_language_and_words(
    discord: Sandbox, database: Database
) -> None:
    await choose(database, GUILDS[0], length="page", temperature=0.3, language="de")
    words = "the a an of and to in he she it was i you said they as at on"
    await choose(database, GUILDS[1], blocked_words=words)
    spell = await discord.cast("/spell seed:The dragon")
    assert "-# Wizard \u00b7 Temperatur 0.3 \u00b7 Seite \u00b7 " in spell.content
    labels = [label for label, _, _ in spell.buttons]
    assert labels == ["Noch einmal", "Weiter", "Hei\u00dfer", "K\u00e4lter", "Warum?"]
    hotter = await discord.click(spell, "Hei\u00dfer", locale="ja")
    assert "Temperatur 0.5 \u00b7 Seite" in hotter.content
    private = await discord.cast("/spell seed:The dragon", guild=None, locale="ja")
    assert "\u6e29\u5ea6 0.7" in private.content
    refused = await discord.cast("/spell seed:Once", guild=GUILDS[1])
    assert refused.ephemeral
    assert "blocked" in refused.content


@pytest.mark.usefixtures("bot")
async def test_a_code_brings_its_voice_and_says_nothing_of_the_servers(
    discord: Sandbox, database: Database
) -> None:
    await choose(database, GUILDS[0], voice="shakespeare")
    spell = await discord.cast("/spell seed:The dragon", guild=GUILDS[1])
    again = await discord.cast(f"/spell seed:The dragon replay:{shown(spell).code}")
    assert again.content == spell.content


@pytest.mark.usefixtures("bot")
async def test_buttons_as_far_as_they_go_and_of_other_versions(discord: Sandbox) -> None:
    spell = await discord.cast("/spell seed:The dragon temperature:1.2")
    hotter = await discord.click(spell, "Hotter")
    hottest = await discord.click(hotter, "Hotter")
    assert [temperature(each) for each in (hotter, hottest)] == ["1.4", "1.5"]
    assert disabled(hottest) == ["Hotter"]
    cold = await discord.cast("/spell seed:The dragon temperature:0.2")
    coldest = await discord.click(cold, "Colder")
    assert temperature(coldest) == "0.1"
    assert disabled(coldest) == ["Colder"]
    assert shown(coldest).seed == "The dragon"
    # Of other versions.
    spell = await discord.cast("/spell seed:The dragon")
    for button in spell.message["components"][0]["components"]:
        action = button["label"].lower()
        button["custom_id"] = f"spell:1:{action}:30:paragraph"
    for label in ("Again", "Continue"):
        new = await discord.click(spell, label)
        assert "-# Wizard \u00b7 temperature 0.3 \u00b7 paragraph" in new.content
        assert new.buttons[0][1] == "spell:2:again:30:paragraph:wizard"
    for unknown in ("spell:9:again:70:sentence:wizard", "spell:2:again", "x" * 100):
        spell.message["components"][0]["components"][0]["custom_id"] = unknown
        told = await discord.click(spell, "Again")
        assert told.ephemeral
        assert "do not know this button" in told.content
    # And of a message that is no spell.
    spell = await discord.cast("/spell seed:The dragon")
    spell.message["content"] = "somebody else's words"
    for label, _, _ in spell.buttons:
        refused = await discord.click(spell, label)
        assert refused.ephemeral
        assert "cannot read" in refused.content
