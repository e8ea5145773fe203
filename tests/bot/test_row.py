"""What a server chooses shows in its spells, and old buttons go on working."""

import re

import pytest

from bot.spell import Spell
from sandbox.messages import Reply
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.bot.database import Database


def shown(reply: Reply) -> Spell:
    spell = Spell.from_message(reply.content)
    assert spell is not None, reply.content
    return spell


async def choose(database: Database, discord: Sandbox, **settings: object) -> None:
    """Have a server choose, before the worker has asked for its settings."""
    guild_id = int(discord.guilds[0].id)
    names, values = ", ".join(settings), ", ".join(f":{name}" for name in settings)
    await database.run(
        f"INSERT INTO settings (guild_id, {names}) VALUES (:guild_id, {values})",
        guild_id=guild_id,
        **settings,
    )


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.usefixtures("bot")
async def test_as_many_endings_as_the_server_wants(
    discord: Sandbox, database: Database, count: int
) -> None:
    await choose(database, discord, candidates=count)
    spell = await discord.cast("/spell seed:The dragon temperature:1.2")
    others = re.findall(r"^> \u2026(.+)", spell.content, re.MULTILINE)
    assert len(others) == count - 1
    assert len({shown(spell).text, *others}) == count
    goes_on = await discord.click(spell, "Continue")
    assert shown(goes_on).seed == shown(spell).next_seed()
    assert shown(goes_on).seed.startswith("The dragon")
    code = shown(spell).code
    again = await discord.cast(f"/spell seed:The dragon replay:{code}")
    assert shown(again) == shown(spell)
    assert "\n> " not in again.content


@pytest.mark.usefixtures("bot")
async def test_long_endings_are_left_out_rather_than_cut(
    discord: Sandbox, database: Database
) -> None:
    await choose(database, discord, candidates=3)
    spell = await discord.cast("/spell seed:The dragon length:page")
    assert len(spell.content) <= 2000
    assert shown(spell).text[-1] in ".!?\"'"


@pytest.mark.usefixtures("bot")
async def test_a_server_has_its_own_length_temperature_and_language(
    discord: Sandbox, database: Database
) -> None:
    await choose(database, discord, length="page", temperature=0.3, language="de")
    spell = await discord.cast("/spell seed:The dragon")
    assert "-# Wizard \u00b7 Temperatur 0.3 \u00b7 Seite \u00b7 " in spell.content
    labels = [label for label, _, _ in spell.buttons]
    assert labels == ["Noch einmal", "Weiter", "Hei\u00dfer", "K\u00e4lter", "Warum?"]
    hotter = await discord.click(spell, "Hei\u00dfer", locale="ja")
    assert "Temperatur 0.5 \u00b7 Seite" in hotter.content
    private = await discord.cast("/spell seed:The dragon", guild=None, locale="ja")
    assert "\u6e29\u5ea6 0.7" in private.content


@pytest.mark.usefixtures("bot")
async def test_a_server_blocks_words_of_its_own(discord: Sandbox, database: Database) -> None:
    await choose(
        database,
        discord,
        blocked_words="the a an of and to in he she it was i you said they as at on",
    )
    refused = await discord.cast("/spell seed:Once")
    assert refused.ephemeral
    assert "blocked" in refused.content
    elsewhere = await discord.cast("/spell seed:Once", guild=discord.guilds[1])
    assert not elsewhere.ephemeral


@pytest.mark.parametrize("label", ["Again", "Continue"])
@pytest.mark.usefixtures("bot")
async def test_buttons_of_the_first_version(discord: Sandbox, label: str) -> None:
    spell = await discord.cast("/spell seed:The dragon")
    for button in spell.message["components"][0]["components"]:
        action = button["label"].lower()
        button["custom_id"] = f"spell:1:{action}:30:paragraph"
    new = await discord.click(spell, label)
    assert "-# Wizard \u00b7 temperature 0.3 \u00b7 paragraph" in new.content
    assert new.buttons[0][1] == "spell:2:again:30:paragraph:wizard"


@pytest.mark.parametrize("label", ["Again", "Continue", "Hotter", "Colder", "Why?"])
@pytest.mark.usefixtures("bot")
async def test_a_spell_that_cannot_be_read(discord: Sandbox, label: str) -> None:
    spell = await discord.cast("/spell seed:The dragon")
    spell.message["content"] = "somebody else's words"
    refused = await discord.click(spell, label)
    assert refused.ephemeral
    assert "cannot read" in refused.content


async def test_every_button_outlives_the_process(discord: Sandbox, env: dict[str, str]) -> None:
    async with BotProcess(discord, env=env) as first:
        await discord.ready()
        spells = [
            await discord.cast(f"/spell seed:The dragon voice:{voice}", guild=guild)
            for voice in ("wizard", "shakespeare")
            for guild in (discord.guilds[0], None)
        ]
        first.kill()
        await first.wait()
    async with BotProcess(discord, env=env):
        await discord.ready()
        for spell in spells:
            title = shown(spell).voice
            warmths = []
            for label in ("Again", "Continue", "Hotter", "Colder"):
                new = await discord.click(spell, label)
                assert shown(new).voice == title
                warmths += re.findall(r"temperature ([\d.]+)", new.content)
            assert warmths == ["0.7", "0.7", "0.9", "0.5"]
