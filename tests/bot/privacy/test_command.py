"""What is kept can be seen, taken along and deleted; leaving a server deletes it in the end."""

import asyncio
import gzip
import json
import time
from datetime import datetime
from typing import Any

import pytest

from bot.store.database import open_engine
from bot.store.privacy import marked
from bot.store.schema import GUILD, HIDDEN, METADATA, NAMED, USER
from sandbox.discord.interactions import COMPONENT
from sandbox.process import BotProcess
from sandbox.server import Reply, Sandbox
from sandbox.world.fixtures import GUILDS, Guild, User
from tests.bot.database import Database

DAY = 24 * 3600


async def fill(discord: Sandbox) -> None:
    """Keep a spell as a player, and set something as a moderator."""
    spell = await discord.cast("/spell seed:The dragon")
    await discord.use("\u2b50 Keep", spell, discord.player)
    await discord.cast("/temperature value:0.9", user=discord.moderator)


async def test_every_table_says_whose_it_is(database: Database) -> None:
    await (await open_engine(database.url)).dispose()
    columns = await database.columns()
    del columns["schema_version"]
    assert set(columns) == set(METADATA.tables)
    for name, table in METADATA.tables.items():
        told = {column.name for column in marked(table, GUILD, USER, NAMED)}
        hidden = {column.name for column in marked(table, HIDDEN)}
        assert told | hidden <= columns[name]
        people = {each for each in columns[name] if each.endswith("_id")}
        others = {"channel_id", "message_id", "round_id"}
        assert people - others - hidden == told


async def exported(discord: Sandbox, user: User, guild: Guild | None = GUILDS[0]) -> Any:
    """Return what the file says that somebody exports."""
    panel = await discord.cast("/privacy", user, guild)
    reply = await discord.click(panel, "Export", user)
    assert reply.ephemeral
    assert [each.filename for each in reply.attachments] == ["grimoire.json"]
    return json.loads(reply.attachments[0].data)


@pytest.mark.usefixtures("bot")
async def test_what_there_is_is_counted_and_exported(discord: Sandbox) -> None:
    empty = await discord.cast("/privacy", user=discord.player)
    assert "About you I keep nothing." in empty.content
    assert "About this server I keep nothing." in empty.content
    await fill(discord)
    panel = await discord.cast("/privacy", user=discord.player)
    assert panel.ephemeral
    mine, server = panel.content.split("About you I keep:\n")[1].split("About this server I keep:")
    assert mine == "- 1 star under a spell or an ending\n"
    assert server == "\n- what it has chosen\n- 1 star under a spell or an ending"
    elsewhere = await discord.cast("/privacy", user=discord.player, guild=discord.guilds[1])
    assert "- 1 star" in elsewhere.content
    assert "About this server I keep nothing." in elsewhere.content
    direct = await discord.cast("/privacy", user=discord.player, guild=None, locale="de")
    assert "Über dich behalte ich:\n- 1 Stern" in direct.content
    assert "Server behalte ich" not in direct.content
    assert len(direct.buttons) == 2
    # And what is exported is what is stored.
    told = await exported(discord, discord.player)
    assert set(told) == {"exported_at", "you"}
    assert set(told["you"]) == {"keeps"}
    star = told["you"]["keeps"][0]
    assert star["seed"] == "The dragon"
    # As text, since many programs round such numbers; and a time that people can read.
    assert star["keeper_id"] == discord.player.id
    assert star["guild_id"] == discord.guilds[0].id
    assert abs(datetime.fromisoformat(star["kept_at"]).timestamp() - time.time()) < 600
    assert (await exported(discord, discord.player, None))["you"] == told["you"]
    told = await exported(discord, discord.moderator)
    assert told["you"] == {}
    assert set(told["server"]) == {"settings", "keeps"}
    assert told["server"]["settings"][0]["temperature"] == 0.9
    assert told["server"]["keeps"] == [star]
    assert (await exported(discord, discord.moderator, discord.guilds[1]))["server"] == {}


@pytest.mark.usefixtures("bot")
async def test_a_file_that_is_too_large_is_packed(discord: Sandbox, database: Database) -> None:
    for number in range(60):
        await database.run(
            "INSERT INTO keeps (guild_id, channel_id, message_id, number, kind, seed, text,"
            " keeper_id, kept_at) VALUES (1, 2, :number, 0, 'spell', 'The', :text, :keeper, 3)",
            number=number,
            text="a" * 200_000,
            keeper=int(discord.player.id),
        )
    panel = await discord.cast("/privacy", user=discord.player)
    reply = await discord.click(panel, "Export", discord.player)
    assert [each.filename for each in reply.attachments] == ["grimoire.json.gz"]
    assert len(json.loads(gzip.decompress(reply.attachments[0].data))["you"]["keeps"]) == 60


async def test_a_person_is_forgotten_after_a_second_click(
    discord: Sandbox, env: dict[str, str], database: Database
) -> None:
    async with BotProcess(discord, env={**env, "CONTACT": "keeper@example.org"}) as first:
        await discord.ready()
        await fill(discord)
        panel = await discord.cast("/privacy", user=discord.player, guild=None)
        assert panel.content.endswith("keeper@example.org")
        asked = await discord.click(panel, "Delete mine \u2026", discord.player)
        assert len(await database.rows("SELECT * FROM keeps")) == 1
        first.kill()
        await first.wait()
    async with BotProcess(discord, env=env):
        await discord.ready()
        done = await discord.click(asked, "Delete mine", discord.player)
        assert "One entry is deleted" in done.content
        assert done.buttons == []
        assert await database.rows("SELECT * FROM keeps") == []
        assert len(await database.rows("SELECT * FROM settings")) == 1
        asked = await discord.click(panel, "Delete mine \u2026", discord.player)
        done = await discord.click(asked, "Delete mine", discord.player)
        assert "nothing to delete" in done.content


@pytest.mark.usefixtures("bot")
async def test_a_server_is_forgotten_by_whoever_manages_it(
    discord: Sandbox, database: Database
) -> None:
    await fill(discord)
    attic = discord.guilds[1]
    await discord.cast("/temperature value:1.2", user=discord.moderator, guild=attic)
    panel = await discord.cast("/privacy", user=discord.player)
    assert [label for label, _, _ in panel.buttons] == ["Export", "Delete mine \u2026"]
    # Discord shows the others to those alone who manage the server; here somebody is cleverer.
    for custom_id in ("privacy:1:server", "privacy:1:server-really"):
        forged = {"custom_id": custom_id, "component_type": 2}
        panel.message["components"][0]["components"][0] |= {"custom_id": custom_id}
        reply = Reply(discord.player, panel.guild, source=panel)
        refused = await discord.actions.perform(COMPONENT, forged, reply, "en-US")
        assert "Manage Server" in refused.content
    assert len(await database.rows("SELECT * FROM settings")) == 2
    panel = await discord.cast("/privacy", user=discord.moderator)
    asked = await discord.click(panel, "Delete this server's \u2026", discord.moderator)
    assert len(await database.rows("SELECT * FROM settings")) == 2
    await discord.click(asked, "Delete this server's", discord.moderator)
    assert await database.rows("SELECT * FROM keeps") == []
    assert await database.rows("SELECT guild_id FROM settings") == [(int(attic.id),)]
    assert "0.7" in (await discord.cast("/temperature")).content
    assert "1.2" in (await discord.cast("/temperature", guild=attic)).content


async def test_somebody_leaves_a_round_by_deleting_what_is_theirs(
    discord: Sandbox, env: dict[str, str], database: Database
) -> None:
    async with BotProcess(discord, env=env):
        await discord.ready()
        game = await discord.cast("/finish opening:The king", user=discord.player)
        for user in (discord.player, discord.member, discord.moderator):
            form = await discord.click(game, "Write the ending", user)
            await discord.submit(form, {"ending": f"was {user.name}."}, user)
        panel = await discord.cast("/privacy", user=discord.player)
        asked = await discord.click(panel, "Delete mine \u2026", discord.player)
        await discord.click(asked, "Delete mine", discord.player)
        assert await database.rows("SELECT text FROM endings ORDER BY 1") == [
            ("was Mira.",),
            ("was Tom.",),
        ]
        assert await database.rows("SELECT host_id FROM rounds") == [(0,)]
        # The round goes on: who moderates can lead it.
        hurry = next(custom_id for _, custom_id, _ in game.buttons if ":vote:" in custom_id)
        await discord.click(game, hurry, discord.moderator)
        voting = await discord.until(lambda: _last_with(discord, "was Mira."), 20)
        assert "was Luna." not in voting.content


def _last_with(discord: Sandbox, words: str) -> Any:
    found = [each for each in discord.history() if words in f"{each.content}{each.embeds}"]
    return found[-1] if found else None


async def becomes(database: Database, query: str, expected: list[object]) -> None:
    """Wait until the first column of what a query finds is so."""
    for _ in range(300):
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
        await discord.lose(guild)
        await discord.restore(guild)
        await discord.leave(discord.guilds[1])
        await becomes(database, noted, [int(discord.guilds[1].id)])
        await discord.leave(guild)
        await becomes(database, noted + " ORDER BY 1", [int(each.id) for each in discord.guilds])
        for each in discord.guilds:
            await discord.join(each)
        await becomes(database, noted, [])
        # Left while the connection was lost: the next list of servers tells.
        discord._installs.leave(guild)
        await discord.invalidate_session()
        await becomes(database, noted, [int(guild.id)])
        discord._installs.join(guild)
    # Left and returned while nobody listened: a third server, and the first one, long ago.
    await database.run("INSERT INTO settings (guild_id, temperature) VALUES (77, 1.1)")
    long_ago = int(time.time()) - 9 * DAY
    await database.run(f"UPDATE departures SET left_at = {long_ago}")
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
