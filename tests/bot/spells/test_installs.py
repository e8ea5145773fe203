"""Spells wherever people have Grimoire: in groups, and in servers that it is not in."""

import json

import pytest

from bot.spells.message import Spell
from sandbox.discord.command_limits import ON_MESSAGE
from sandbox.server import Sandbox
from sandbox.world.fixtures import GROUP, GUILDS, MODERATOR, Group, Guild
from tests.bot.database import Database

ROW = ("Again", "Continue", "Hotter", "Colder")


def seed_of(content: str) -> str:
    spell = Spell.from_message(content)
    assert spell is not None, content
    return spell.seed


@pytest.mark.parametrize("place", [GROUP, GUILDS[1]], ids=["group", "server"])
@pytest.mark.usefixtures("bot")
async def test_everything_of_spells_where_people_brought_it(
    discord: Sandbox, database: Database, place: Guild | Group
) -> None:
    if isinstance(place, Guild):
        await discord.leave(place)
    suggested = await discord.suggest("/spell voice:shake", guild=place)
    assert [each["value"] for each in suggested] == ["shakespeare"]
    spell = await discord.cast("/spell seed:The king voice:shakespeare", guild=place)
    assert not spell.ephemeral
    for label in ROW:
        reply = await discord.click(spell, label)
        assert seed_of(reply.content).startswith("The king")
        assert "-# Shakespeare" in reply.content
    why = await discord.click(spell, "Why?")
    assert why.ephemeral
    assert len(why.attachments) == 1
    assert why.buttons == []  # there is no server to keep it
    finished = await discord.use("Finish this with a spell", discord.say("It was", guild=place))
    assert seed_of(finished.content) == "It was"
    lesson = await discord.cast("/learning voice:shakespeare", guild=place)
    lesson = await discord.click(lesson, "Earlier")
    assert lesson.attachments
    # Whoever manages a server that I am not in decides nothing for it.
    panel = await discord.cast("/voices", guild=place, user=MODERATOR)
    panel = await discord.select(
        panel, panel.menus[0]["custom_id"], ["shakespeare"], user=MODERATOR
    )
    assert "`/spell voice:shakespeare`" in panel.content
    assert await database.rows("SELECT * FROM settings") == []
    # What is a server's own is not offered; everybody's data is theirs here as well.
    offered = set(discord.usable(MODERATOR, place))
    assert offered == {"spell", "voices", "learning", "help", "privacy"}
    assert set(discord.usable(MODERATOR, place, ON_MESSAGE)) == {"Finish this with a spell"}
    panel = await discord.cast("/privacy", guild=place, user=MODERATOR)
    assert "About you I keep nothing." in panel.content
    (file,) = (await discord.click(panel, "Export")).attachments
    told = json.loads(file.data)
    assert told["you"] == {}
    asked = await discord.click(panel, "Delete mine \u2026")
    assert "nothing to delete" in (await discord.click(asked, "Delete mine")).content
    if isinstance(place, Guild):  # of one that it has left, there is the day
        assert set(told["server"]) == {"departures"}
        asked = await discord.click(panel, "Delete this server's \u2026")
        done = await discord.click(asked, "Delete this server's")
        assert "One entry is deleted" in done.content
    else:
        assert len(panel.buttons) == 2
