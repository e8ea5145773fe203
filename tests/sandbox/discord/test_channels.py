"""What is in a channel, who sees it, and how one hears of it."""

import asyncio
import contextlib

import pytest

from sandbox.discord.events import Event
from sandbox.errors import BotExited, NoAnswer, Refused
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.sandbox.discord.components import form, text
from tests.sandbox.scripted import BUTTONS, ScriptedBot, answered


async def test_a_channel_in_order(discord: Sandbox, bot: ScriptedBot) -> None:
    said = discord.say("Shall we?", discord.moderator)
    reply, interaction = await answered(discord.cast("/spell seed:x"), bot, 4, {"content": "1"})
    await bot.webhook("POST", interaction, "", {"content": "2"})
    elsewhere = discord.say("Nobody here", guild=discord.guilds[1])
    assert discord.history() == [said, reply, *reply.followups]
    assert [each.content for each in discord.history()] == ["Shall we?", "1", "2"]
    assert discord.history(guild=discord.guilds[1]) == [elsewhere]
    await bot.webhook("DELETE", interaction, "/messages/@original")
    assert discord.history(discord.player) == [said, *reply.followups]


async def test_who_sees_what(discord: Sandbox, bot: ScriptedBot) -> None:
    hidden = {"content": "psst", "flags": 64}
    reply, _ = await answered(discord.cast("/spell seed:x"), bot, 4, hidden)
    assert discord.history(discord.member) == [reply]
    assert discord.history(discord.player) == []
    private = discord.say("Dear diary", discord.player, guild=None)
    assert discord.history(discord.player, None) == [private]
    assert discord.history(discord.member, None) == []


async def test_deleting(discord: Sandbox, bot: ScriptedBot) -> None:
    said = discord.say("Oops", discord.player)
    with pytest.raises(Refused, match="Tom may not delete this message"):
        discord.delete(said, discord.member)
    discord.delete(said, discord.moderator)
    reply, interaction = await answered(discord.cast("/spell seed:x"), bot, 4, {"content": "1"})
    with pytest.raises(Refused):
        discord.delete(reply, discord.member)
    discord.delete(reply, discord.moderator)
    gone = await bot.webhook("PATCH", interaction, "/messages/@original", {"content": "2"})
    assert (gone[0], gone[1]["code"]) == (404, 10008)
    hidden = {"content": "psst", "flags": 64}
    whisper, _ = await answered(discord.cast("/spell seed:x"), bot, 4, hidden)
    discord.delete(whisper)
    assert discord.history() == []


async def test_waiting_for_what_comes_later(discord: Sandbox, bot: ScriptedBot) -> None:
    reply, interaction = await answered(discord.cast("/spell seed:x"), bot, 4, {"content": "30 s"})
    waiting = asyncio.create_task(discord.until(lambda: reply.content == "Time is up"))
    await bot.webhook("PATCH", interaction, "/messages/@original", {"content": "Time is up"})
    assert await waiting is True
    posting = asyncio.create_task(
        bot.webhook("POST", interaction, "", {"content": "The winner is Luna"})
    )
    last = await discord.until(lambda: [m for m in discord.history() if "winner" in m.content])
    await posting
    assert last == reply.followups


async def test_waiting_in_vain(discord: Sandbox) -> None:
    with pytest.raises(NoAnswer, match=r"did not happen in 0\.05 s"):
        await discord.until(lambda: False, timeout=0.05)


async def test_waiting_for_a_bot_that_ends(discord: Sandbox) -> None:
    async with BotProcess(discord) as bot:
        await discord.ready()
        waiting = asyncio.create_task(discord.until(discord.history, timeout=20))
        await asyncio.sleep(0)
        bot.kill()
        with pytest.raises(BotExited):
            await waiting


def drained(events: asyncio.Queue[Event]) -> list[Event]:
    found = []
    with contextlib.suppress(asyncio.QueueEmpty):
        while True:
            found.append(events.get_nowait())
    return found


async def test_what_a_watcher_hears(discord: Sandbox, bot: ScriptedBot) -> None:
    with discord.events.watch() as everything, discord.events.watch(discord.player) as noticed:
        said = discord.say("Hello")
        reply, interaction = await answered(
            discord.cast("/spell seed:x"), bot, 5, {"flags": 64}, done={"content": "psst"}
        )
        await bot.webhook("DELETE", interaction, "/messages/@original")
        game, _ = await answered(
            discord.cast("/spell seed:x", discord.player), bot, 4, {"components": BUTTONS}
        )
        shown, _ = await answered(
            discord.click(game, "Again", discord.member), bot, 9, form(text())
        )
        changed, _ = await answered(discord.click(game, "Again"), bot, 7, {"content": "2"})
    assert changed is game
    heard = drained(everything)
    assert [(each.kind, each.message) for each in heard if each.message] == [
        ("posted", said),
        ("posted", reply),
        ("edited", reply),
        ("deleted", reply),
        ("posted", game),
        ("form", shown),
        ("edited", game),
    ]
    told = [each.detail["t"] for each in heard if each.kind == "dispatch"]
    assert told == ["INTERACTION_CREATE"] * 4
    asked = [each.detail for each in heard if each.kind == "request"]
    assert asked == discord.requests[-len(asked) :]
    assert [(each.kind, each.message) for each in drained(noticed)] == [
        ("posted", said),
        ("posted", game),
        ("edited", game),
    ]
    await bot.request("GET", "/users/@me")
    assert drained(everything) == []  # it has stopped watching
