"""The gateway, word by word."""

import asyncio

import pytest

from sandbox.server import Sandbox
from tests.sandbox.scripted import ClosedError, ScriptedBot


@pytest.mark.parametrize("compress", [None, "zlib-stream"])
async def test_identify_tells_who_the_bot_is_and_where(
    discord: Sandbox, stranger: ScriptedBot, compress: str | None
) -> None:
    wire = await stranger.connect(compress)
    hello = await wire.op(10)
    assert hello["d"]["heartbeat_interval"] == 41250
    await wire.identify(discord.token)
    ready = await wire.event("READY")
    assert ready["resume_gateway_url"] == discord.gateway_url
    assert ready["application"]["id"] == ready["user"]["id"]
    assert ready["guilds"] == [{"id": guild.id, "unavailable": True} for guild in discord.guilds]
    names = [(await wire.event("GUILD_CREATE"))["name"] for _ in discord.guilds]
    assert names == [guild.name for guild in discord.guilds]


async def test_heartbeats_are_acknowledged(stranger: ScriptedBot) -> None:
    wire = await stranger.connect()
    await wire.send(1, None)
    assert (await wire.op(11))["d"] is None


async def test_a_bot_without_heartbeats_is_hung_up_on() -> None:
    async with (
        Sandbox(heartbeat=0.05) as discord,
        ScriptedBot(discord.token, discord.api_url, discord.gateway_url) as bot,
    ):
        await bot.start()
        with pytest.raises(ClosedError) as closed:
            await bot.wire.event("NOTHING")
        assert closed.value.code == 4009


@pytest.mark.parametrize(
    ("op", "data", "code"),
    [
        (2, {"token": "wrong", "properties": {}, "intents": 1}, 4004),
        (2, {"token": "TOKEN", "properties": {}, "intents": 1 << 15}, 4014),
        (2, {"token": "TOKEN", "properties": {}, "intents": 1 << 40}, 4013),
        (2, {"token": "TOKEN"}, 4002),
        (2, "nonsense", 4002),
        (3, {}, 4003),
        (6, {"token": "wrong", "session_id": "x", "seq": 1}, 4004),
        ("x", None, 4002),
    ],
)
async def test_what_discord_closes_for(
    discord: Sandbox, stranger: ScriptedBot, op: int, data: object, code: int
) -> None:
    wire = await stranger.connect()
    if isinstance(data, dict) and data.get("token") == "TOKEN":
        data = data | {"token": discord.token}
    await wire.send(op, data)
    with pytest.raises(ClosedError) as closed:
        await wire.event("READY")
    assert closed.value.code == code


async def test_identifying_twice(discord: Sandbox, bot: ScriptedBot) -> None:
    await bot.wire.identify(discord.token)
    with pytest.raises(ClosedError) as closed:
        await bot.wire.event("READY")
    assert closed.value.code == 4005


async def test_too_many_messages(bot: ScriptedBot) -> None:
    for _ in range(121):
        await bot.wire.send(3, {})
    with pytest.raises(ClosedError) as closed:
        await bot.wire.event("READY")
    assert closed.value.code == 4008


async def test_resume_replays_what_was_missed(discord: Sandbox, bot: ScriptedBot) -> None:
    seen = bot.wire.sequence
    await discord.disconnect()
    casting = asyncio.create_task(discord.cast("/spell seed:Once"))
    bot.wire = await bot.connect("zlib-stream")
    await bot.wire.resume(discord.token, bot.ready["session_id"], seen)
    missed = await bot.heard()
    assert bot.wire.sequence == seen + 1
    await bot.wire.event("RESUMED")
    await bot.answer(missed, 4, {"content": "upon a time"})
    assert (await casting).content == "upon a time"


async def test_resume_of_an_unknown_session(discord: Sandbox, stranger: ScriptedBot) -> None:
    wire = await stranger.connect()
    await wire.resume(discord.token, "unknown", 1)
    assert (await wire.op(9))["d"] is False
    await wire.identify(discord.token)  # the connection stays good for this
    await wire.event("READY")


async def test_resume_from_the_future(discord: Sandbox, bot: ScriptedBot) -> None:
    wire = await bot.connect()
    await wire.resume(discord.token, bot.ready["session_id"], bot.wire.sequence + 1)
    with pytest.raises(ClosedError) as closed:
        await wire.event("RESUMED")
    assert closed.value.code == 4007


async def test_a_session_that_the_bot_closed_is_over(discord: Sandbox, bot: ScriptedBot) -> None:
    await bot.wire.socket.close(code=1000)
    wire = await bot.connect()
    await wire.resume(discord.token, bot.ready["session_id"], 1)
    assert (await wire.op(9))["d"] is False


async def test_reconnect_and_invalidate_on_demand(discord: Sandbox, bot: ScriptedBot) -> None:
    await discord.reconnect_bot()
    await bot.wire.op(7)
    await discord.invalidate_session()
    assert (await bot.wire.op(9))["d"] is False
