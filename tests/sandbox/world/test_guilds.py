"""Servers that the bot joins, leaves, and loses to outages; their settings; crowds."""

import asyncio
from collections.abc import AsyncIterator

import discord as library
import pytest

from sandbox.server import Sandbox
from sandbox.world.fixtures import ELSEWHERE, make_people
from sandbox.world.guilds import SEND_MESSAGES
from tests.sandbox.conftest import served
from tests.sandbox.scripted import COMMANDS, ScriptedBot, answered


async def test_leaving_and_joining(discord: Sandbox, bot: ScriptedBot) -> None:
    first = discord.guilds[0]
    await discord.leave(first)
    assert await bot.wire.event("GUILD_DELETE") == {"id": first.id}
    await discord.join(ELSEWHERE)
    joined = await bot.wire.event("GUILD_CREATE")
    assert joined["id"] == ELSEWHERE.id
    assert "unavailable" not in joined
    wire = await bot.connect()
    await wire.identify(discord.token)
    known = {guild["id"] for guild in (await wire.event("READY"))["guilds"]}
    assert known == {discord.guilds[1].id, ELSEWHERE.id}


async def test_an_outage(discord: Sandbox, bot: ScriptedBot) -> None:
    first = discord.guilds[0]
    await discord.lose(first)
    assert await bot.wire.event("GUILD_DELETE") == {"id": first.id, "unavailable": True}
    wire = await bot.connect()
    await wire.identify(discord.token)
    assert len((await wire.event("READY"))["guilds"]) == 2
    assert (await wire.event("GUILD_CREATE"))["id"] == discord.guilds[1].id
    await discord.restore(first)
    back = await wire.event("GUILD_CREATE")
    assert (back["id"], back["unavailable"]) == (first.id, False)


async def test_languages(discord: Sandbox, bot: ScriptedBot) -> None:
    first = discord.guilds[0]
    await discord.change(first, locale="ja")
    assert (await bot.wire.event("GUILD_UPDATE"))["preferred_locale"] == "ja"
    _, told = await answered(
        discord.cast("/spell seed:x", guild=first, locale="pt-BR"), bot, 4, {"content": "x"}
    )
    assert (told["locale"], told["guild_locale"], told["guild"]["locale"]) == ("pt-BR", "ja", "ja")
    assert discord.guilds[0].locale == "ja"
    wire = await bot.connect()
    await wire.identify(discord.token)
    assert (await wire.event("GUILD_CREATE"))["preferred_locale"] == "ja"


async def test_what_a_channel_denies_the_bot(discord: Sandbox, bot: ScriptedBot) -> None:
    await discord.change(discord.guilds[0], denied=SEND_MESSAGES)
    channel = await bot.wire.event("CHANNEL_UPDATE")
    assert channel["permission_overwrites"][0]["deny"] == str(SEND_MESSAGES)
    _, told = await answered(discord.cast("/spell seed:x"), bot, 4, {"content": "x"})
    assert not int(told["app_permissions"]) & SEND_MESSAGES
    assert int(told["member"]["permissions"]) & SEND_MESSAGES


async def test_a_crowd(discord: Sandbox, bot: ScriptedBot) -> None:
    crowd = make_people(50)
    assert len({each.id for each in crowd} | {each.dm for each in crowd}) == 100
    casting = [asyncio.create_task(discord.cast("/spell seed:x", user=each)) for each in crowd]
    for _ in crowd:
        told = await bot.heard()
        await bot.answer(told, 4, {"content": told["member"]["user"]["id"]})
    assert [(await each).content for each in casting] == [each.id for each in crowd]


class Member(library.Client):
    """A bot that notes what becomes of its servers."""

    def __init__(self) -> None:
        super().__init__(intents=library.Intents(guilds=True))
        self.noted: asyncio.Queue[tuple[str, str]] = asyncio.Queue()

    async def setup_hook(self) -> None:
        application_id = self.application_id or 0
        await self.http.bulk_upsert_global_commands(application_id, COMMANDS)

    async def on_guild_join(self, guild: library.Guild) -> None:
        self.noted.put_nowait(("join", guild.name))

    async def on_guild_remove(self, guild: library.Guild) -> None:
        self.noted.put_nowait(("remove", guild.name))

    async def on_guild_unavailable(self, guild: library.Guild) -> None:
        self.noted.put_nowait(("unavailable", guild.name))

    async def on_guild_available(self, guild: library.Guild) -> None:
        self.noted.put_nowait(("available", guild.name))

    async def on_guild_update(self, before: library.Guild, after: library.Guild) -> None:
        self.noted.put_nowait((str(before.preferred_locale), str(after.preferred_locale)))


@pytest.fixture
async def member(discord: Sandbox, pointed: None) -> AsyncIterator[Member]:
    async with served(Member(), discord) as client:
        await client.wait_until_ready()
        for _ in discord.guilds:
            await client.noted.get()
        yield client


async def test_servers_of_the_library(discord: Sandbox, member: Member) -> None:
    first, second = discord.guilds
    await discord.lose(first)
    await discord.restore(first)
    await discord.leave(second)
    await discord.join(second)
    await discord.change(second, locale="de")
    assert [await member.noted.get() for _ in range(5)] == [
        ("unavailable", first.name),
        ("available", first.name),
        ("remove", second.name),
        ("join", second.name),
        ("en-US", "de"),
    ]
