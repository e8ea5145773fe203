"""What is kept can be seen, taken along and deleted; leaving a server deletes it in the end."""

import asyncio
import json
import time

import pytest

from bot.store.privacy import TABLES
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from sandbox.world import BOT
from tests.bot.database import Database

DAY = 24 * 3600


async def fill(discord: Sandbox) -> None:
    """Keep a spell as a player, and set something as a moderator."""
    spell = await discord.cast("/spell seed:The dragon")
    await discord.use("\u2b50 Keep", spell, discord.player)
    await discord.cast("/temperature value:0.9", user=discord.moderator)


@pytest.mark.usefixtures("bot")
async def test_every_table_says_whose_it_is(database: Database) -> None:
    columns = await database.columns()
    del columns["schema_version"]
    assert set(columns) == set(TABLES)
    for name, owned in TABLES.items():
        assert {*owned.users, *([owned.guild] if owned.guild else [])} <= columns[name]
        people = {each for each in columns[name] if each.endswith("_id")}
        others = {"guild_id", "channel_id", "message_id", "round_id", "ending_id"}
        assert people - others == {*owned.users, *owned.named}


@pytest.mark.usefixtures("bot")
async def test_what_is_exported_is_what_is_stored(discord: Sandbox, database: Database) -> None:
    await fill(discord)
    panel = await discord.cast("/privacy", user=discord.player)
    assert panel.ephemeral
    assert "one entry" in panel.content
    assert "server I keep" not in panel.content
    exported = await discord.click(panel, "Export", discord.player)
    told = json.loads(exported.attachments[0].data)
    assert [row["seed"] for row in told["you"]["keeps"]] == ["The dragon"]
    assert "server" not in told
    panel = await discord.cast("/privacy", user=discord.moderator)
    exported = await discord.click(panel, "Export", discord.moderator)
    told = json.loads(exported.attachments[0].data)
    assert told["you"] == {}
    assert told["server"]["settings"][0]["temperature"] == 0.9
    assert len(told["server"]["keeps"]) == 1


@pytest.mark.usefixtures("bot")
async def test_a_person_is_forgotten_after_a_second_click(
    discord: Sandbox, database: Database
) -> None:
    await fill(discord)
    panel = await discord.cast("/privacy", user=discord.player, guild=None)
    asked = await discord.click(panel, "Delete mine \u2026", discord.player)
    assert len(await database.rows("SELECT * FROM keeps")) == 1
    done = await discord.click(asked, "Delete mine", discord.player)
    assert "One entry is deleted" in done.content
    assert await database.rows("SELECT * FROM keeps") == []
    assert len(await database.rows("SELECT * FROM settings")) == 1


@pytest.mark.usefixtures("bot")
async def test_a_server_is_forgotten_by_whoever_manages_it(
    discord: Sandbox, database: Database
) -> None:
    await fill(discord)
    panel = await discord.cast("/privacy", user=discord.player)
    assert [label for label, _, _ in panel.buttons] == ["Export", "Delete mine \u2026"]
    panel = await discord.cast("/privacy", user=discord.moderator)
    asked = await discord.click(panel, "Delete this server's \u2026", discord.moderator)
    await discord.click(asked, "Delete this server's", discord.moderator)
    for table in TABLES:
        assert await database.rows(f"SELECT * FROM {table}") == []
    assert "0.7" in (await discord.cast("/temperature")).content


async def becomes(database: Database, query: str, expected: list[object]) -> None:
    """Wait until the first column of what a query finds is so."""
    for _ in range(100):
        found = [row[0] for row in await database.rows(query)]
        if found == expected:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(found)


async def test_leaving_a_server_deletes_its_data_after_seven_days(
    discord: Sandbox, env: dict[str, str], database: Database
) -> None:
    guild, noted = discord.guilds[0], "SELECT guild_id FROM departures"
    async with BotProcess(discord, env=env):
        await discord.ready()
        await fill(discord)
        # An outage is not a farewell.
        await discord.gateway.tell("GUILD_DELETE", {"id": guild.id, "unavailable": True})
        await discord.gateway.tell("GUILD_CREATE", guild.payload(BOT))
        await discord.gateway.tell("GUILD_DELETE", {"id": discord.guilds[1].id})
        await becomes(database, noted, [int(discord.guilds[1].id)])
        await discord.gateway.tell("GUILD_DELETE", {"id": guild.id})
        await becomes(database, noted + " ORDER BY 1", [int(each.id) for each in discord.guilds])
        for each in discord.guilds:
            joined = {k: v for k, v in each.payload(BOT).items() if k != "unavailable"}
            await discord.gateway.tell("GUILD_CREATE", joined)
        await becomes(database, noted, [])
    # Left and returned while nobody listened: a third server, and the first one.
    await database.run("INSERT INTO settings (guild_id, temperature) VALUES (77, 1.1)")
    long_ago = int(time.time()) - 9 * DAY
    await database.run(f"INSERT INTO departures VALUES ({guild.id}, {long_ago})")
    async with BotProcess(discord, env=env):
        await discord.ready()
        await becomes(database, noted, [77])
        await becomes(database, "SELECT guild_id FROM settings ORDER BY 1", [77, int(guild.id)])
    await database.run(f"UPDATE departures SET left_at = {long_ago}")
    async with BotProcess(discord, env=env) as bot:
        await discord.ready()
        await becomes(database, "SELECT guild_id FROM settings", [int(guild.id)])
        await becomes(database, noted, [])
        assert "Traceback" not in bot.stderr
