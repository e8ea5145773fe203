"""What the bot does by itself: in channels, with servers, to people."""

import io
from collections.abc import AsyncIterator

import discord as library
import pytest

from sandbox.errors import Json, Refused
from sandbox.server import Reply, Sandbox
from sandbox.world.fixtures import BOT, ELSEWHERE, GROUP, make_people
from sandbox.world.guilds import ATTACH_FILES, READ_HISTORY, SEND_MESSAGES, VIEW_CHANNEL
from tests.openapi import complaints
from tests.sandbox.conftest import served
from tests.sandbox.scripted import BUTTONS, COMMANDS, ScriptedBot, answered


def channel(discord: Sandbox) -> str:
    return f"/channels/{discord.guilds[0].channel_id}"


async def test_a_message_of_the_bots_own_accord(discord: Sandbox, bot: ScriptedBot) -> None:
    said = discord.say("Anyone?")
    body = {
        "content": "Me",
        "components": BUTTONS,
        "flags": 64,  # only answers can be for one person
        "message_reference": {"message_id": said.message_id},
    }
    path = f"{channel(discord)}/messages"
    status, message = await bot.request("POST", path, body)
    assert status == 200
    assert (message["type"], message["flags"]) == (19, 0)
    assert message["message_reference"]["message_id"] == said.message_id
    assert discord.history()[-1].message == message
    reply = discord.history()[-1]
    assert isinstance(reply, Reply)
    with pytest.raises(Refused, match="say who uses it"):
        await discord.click(reply, "Again")
    doing = discord.click(reply, "Again", discord.player)
    _, told = await answered(doing, bot, 7, {"content": "Changed"})
    assert told["authorizing_integration_owners"] == {"0": discord.guilds[0].id}
    assert (await bot.request("PATCH", f"{path}/{message['id']}", {"content": "Twice"}))[0] == 200
    assert reply.content == "Twice"
    assert (await bot.request("DELETE", f"{path}/{message['id']}"))[0] == 204
    assert discord.history() == [said]
    _, error = await bot.request("POST", path, body | {"message_reference": {"message_id": "1"}})
    assert list(error["errors"]) == ["message_reference"]


@pytest.mark.parametrize(
    ("denied", "method", "status", "code"),
    [
        (VIEW_CHANNEL, "GET", 403, 50001),
        (VIEW_CHANNEL, "POST", 403, 50001),
        (SEND_MESSAGES, "POST", 403, 50013),
        (READ_HISTORY, "GET", 403, 50013),
    ],
)
async def test_what_a_channel_denies(
    discord: Sandbox, bot: ScriptedBot, denied: int, method: str, status: int, code: int
) -> None:
    said = discord.say("Hello")
    await discord.change(discord.guilds[0], denied=denied)
    path = f"{channel(discord)}/messages"
    path += f"/{said.message_id}" if method == "GET" else ""
    body = {"content": "x"} if method == "POST" else None
    answer = await bot.request(method, path, body)
    assert (answer[0], answer[1]["code"]) == (status, code)


async def test_channels_that_are_not_the_bots(discord: Sandbox, bot: ScriptedBot) -> None:
    await discord.leave(discord.guilds[1])
    for channel_id, status, code in (
        (ELSEWHERE.channel_id, 403, 50001),
        (GROUP.channel_id, 403, 50001),
        (discord.guilds[1].channel_id, 403, 50001),
        ("1", 404, 10003),
        ("nonsense", 404, 10003),
    ):
        path = f"/channels/{channel_id}/messages"
        answer = await bot.request("POST", path, {"content": "x"})
        assert (answer[0], answer[1]["code"]) == (status, code), channel_id


async def test_messages_of_others(discord: Sandbox, bot: ScriptedBot) -> None:
    path = f"{channel(discord)}/messages"
    said, asked = discord.say("a secret"), discord.say(f"hey <@{BOT.id}>")
    _, shown = await bot.request("GET", f"{path}/{said.message_id}")
    assert (shown["content"], shown["author"]["id"]) == ("", discord.member.id)
    assert said.content == "a secret"
    _, shown = await bot.request("GET", f"{path}/{asked.message_id}")
    assert shown["content"] == asked.content
    refused = await bot.request("PATCH", f"{path}/{said.message_id}", {"content": "x"})
    assert (refused[0], refused[1]["code"]) == (403, 50005)
    refused = await bot.request("DELETE", f"{path}/{said.message_id}")
    assert (refused[0], refused[1]["code"]) == (403, 50013)
    hidden, _ = await answered(
        discord.cast("/spell seed:x"), bot, 4, {"content": "psst", "flags": 64}
    )
    gone = await bot.request("GET", f"{path}/{hidden.message_id}")
    assert (gone[0], gone[1]["code"]) == (404, 10008)


async def test_direct_messages(discord: Sandbox, bot: ScriptedBot) -> None:
    guest = make_people(3)[2]
    for person in (discord.player, guest):
        status, opened = await bot.request(
            "POST", "/users/@me/channels", {"recipient_id": person.id}
        )
        assert (status, opened["id"]) == (200, person.dm)
        path = f"/channels/{person.dm}"
        assert (await bot.request("GET", path))[1]["recipients"][0]["id"] == person.id
        _, message = await bot.request("POST", f"{path}/messages", {"content": "Your turn"})
        assert [each.message for each in discord.history(person, None)] == [message]
        assert discord.history(discord.member, None) == []
        whisper = discord.say("Thanks", person, None)
        _, heard = await bot.request("GET", f"{path}/messages/{whisper.message_id}")
        assert heard["content"] == "Thanks"
        refused = await bot.request("DELETE", f"{path}/messages/{whisper.message_id}")
        assert refused[1]["code"] == 50003
    refused = await bot.request("POST", "/users/@me/channels", {"recipient_id": "1"})
    assert (refused[0], refused[1]["code"]) == (400, 50033)


async def test_people(discord: Sandbox, stranger: ScriptedBot) -> None:
    guest = make_people(1)[0]
    for person in (discord.member, guest, discord.bot):
        assert (await stranger.request("GET", f"/users/{person.id}"))[1] == person.payload()
    for nobody in ("1", guest.dm, "somebody"):
        refused = await stranger.request("GET", f"/users/{nobody}")
        assert (refused[0], refused[1]["code"]) == (404, 10013)


async def test_servers(discord: Sandbox, bot: ScriptedBot) -> None:
    first, second = discord.guilds
    path = "/users/@me/guilds"

    async def listed(query: str = "") -> list[str]:
        found: list[Json] = (await bot.request("GET", path + query))[1]
        return [each["id"] for each in found]

    assert await listed() == [first.id, second.id]
    assert await listed("?limit=1") == [first.id]
    assert await listed(f"?after={first.id}") == [second.id]
    assert await listed(f"?before={second.id}&limit=1") == [first.id]
    assert (await bot.request("GET", f"{path}?limit=all"))[1]["code"] == 50035
    assert (await bot.request("DELETE", f"{path}/{first.id}"))[0] == 204
    assert await bot.wire.event("GUILD_DELETE") == {"id": first.id}
    assert await listed() == [second.id]
    again = await bot.request("DELETE", f"{path}/{first.id}")
    assert (again[0], again[1]["code"]) == (404, 10004)


class Host(library.Client):
    def __init__(self) -> None:
        super().__init__(intents=library.Intents(guilds=True))

    async def setup_hook(self) -> None:
        application_id = self.application_id or 0
        await self.http.bulk_upsert_global_commands(application_id, COMMANDS)


@pytest.fixture
async def host(discord: Sandbox, pointed: None) -> AsyncIterator[Host]:
    async with served(Host(), discord) as client:
        await client.wait_until_ready()
        yield client
    assert [each for request in discord.requests for each in complaints(request)] == []


async def test_what_the_library_does_by_itself(discord: Sandbox, host: Host) -> None:
    guild = host.get_guild(int(discord.guilds[0].id))
    assert guild is not None
    place = guild.text_channels[0]
    message = await place.send("Round 1", file=library.File(io.BytesIO(b"1"), "1.txt"))
    shown = discord.history()[-1]
    assert shown.attachments[0].data == b"1"
    await message.edit(content="Round 2", attachments=[])
    assert (shown.content, shown.attachments) == ("Round 2", [])
    partial = place.get_partial_message(message.id)
    assert (await partial.fetch()).content == "Round 2"
    await partial.reply("And you?")
    await partial.delete()
    assert [each.content for each in discord.history()] == ["And you?"]
    with pytest.raises(library.NotFound):
        await partial.edit(content="too late")
    person = await host.fetch_user(int(discord.player.id))
    await person.send("Psst")
    assert [each.content for each in discord.history(discord.player, None)] == ["Psst"]
    await discord.change(discord.guilds[0], denied=SEND_MESSAGES | ATTACH_FILES)
    with pytest.raises(library.Forbidden):
        await place.send("Anyone?")
    assert len([each async for each in host.fetch_guilds()]) == 2
    await guild.leave()
    assert [each.name async for each in host.fetch_guilds()] == [discord.guilds[1].name]
