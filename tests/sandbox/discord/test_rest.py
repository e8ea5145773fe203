"""The REST API, request by request."""

import asyncio
from typing import Any

import pytest

from sandbox.errors import Json
from sandbox.server import Sandbox
from tests.sandbox.scripted import APPLICATION, BUTTONS, COMMANDS, ScriptedBot

PATH = f"/applications/{APPLICATION}/commands"


async def test_who_am_i(discord: Sandbox, stranger: ScriptedBot) -> None:
    assert (await stranger.request("GET", "/users/@me"))[1]["id"] == APPLICATION
    assert (await stranger.request("GET", "/oauth2/applications/@me"))[1]["id"] == APPLICATION
    assert (await stranger.request("GET", "/gateway"))[1] == {"url": discord.gateway_url}
    about = (await stranger.request("GET", "/gateway/bot"))[1]
    assert about["session_start_limit"]["max_concurrency"] == 1
    recorded = [(each.method, each.path, each.status) for each in discord.requests]
    assert recorded[0] == ("GET", "/users/@me", 200)


async def test_a_wrong_token(stranger: ScriptedBot) -> None:
    response = await stranger.raw("GET", "/users/@me", token="a.b.c")
    assert response.status == 401
    assert await response.json() == {"message": "401: Unauthorized", "code": 0}


@pytest.mark.parametrize("path", ["/users/1/notes", "/", "/channels/1/messages"])
async def test_what_is_not_there(stranger: ScriptedBot, path: str) -> None:
    assert await stranger.request("GET", path) == (404, {"message": "404: Not Found", "code": 0})


async def test_commands_are_replaced_and_keep_their_ids(stranger: ScriptedBot) -> None:
    _, first = await stranger.request("PUT", PATH, COMMANDS)
    _, second = await stranger.request("PUT", PATH, COMMANDS[:1])
    assert second[0]["id"] == first[0]["id"]
    assert (await stranger.request("GET", PATH))[1] == second
    assert second[0]["default_member_permissions"] is None


async def test_commands_of_one_server(discord: Sandbox, bot: ScriptedBot) -> None:
    guild, other = discord.guilds
    path = f"/applications/{APPLICATION}/guilds/{guild.id}/commands"
    command = {"name": "local", "description": "Here only"}
    assert (await bot.request("POST", path, command))[0] == 201
    assert (await bot.request("POST", path, command))[0] == 200
    assert (await bot.request("GET", path))[1][0]["guild_id"] == guild.id
    assert "local" in discord.commands.usable(guild.id)
    assert "local" not in discord.commands.usable(other.id)
    assert (await bot.request("GET", path.replace(guild.id, "1")))[1]["code"] == 50001


def _option(**more: Any) -> Json:
    return {"type": 3, "name": "seed", "description": "A beginning", **more}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "Spell"}, "name"),
        ({"name": "two words"}, "name"),
        ({"name": "x" * 33}, "name"),
        ({"description": ""}, "description"),
        ({"description": "x" * 101}, "description"),
        ({"options": [_option(name=f"o{n}") for n in range(26)]}, "options"),
        ({"options": [_option(), _option()]}, "options"),
        ({"options": [_option(), _option(name="b", required=True)]}, "options"),
        ({"options": [_option(type=12)]}, "options"),
        ({"options": [_option(max_length=6001)]}, "options"),
        ({"options": [_option(choices=[{"name": "", "value": "x"}])]}, "options"),
        ({"options": [_option(choices=[{"name": "x", "value": "x"}] * 26)]}, "options"),
    ],
)
async def test_commands_that_discord_refuses(
    stranger: ScriptedBot, change: Json, field: str
) -> None:
    command = {"name": "spell", "description": "Finish a sentence"} | change
    status, error = await stranger.request("PUT", PATH, [command])
    assert (status, error["code"]) == (400, 50035)
    assert field in error["errors"]["0"]


async def test_two_commands_of_one_name(stranger: ScriptedBot) -> None:
    _, error = await stranger.request("PUT", PATH, [COMMANDS[0], COMMANDS[0]])
    code = error["errors"]["1"]["name"]["_errors"][0]["code"]
    assert code == "APPLICATION_COMMANDS_DUPLICATE_NAME"


async def _interaction(discord: Sandbox, bot: ScriptedBot) -> tuple[Json, asyncio.Task[Any]]:
    casting = asyncio.create_task(discord.cast("/spell seed:Once"))
    return await bot.heard(), casting


async def test_a_bucket_runs_out(discord: Sandbox, bot: ScriptedBot) -> None:
    interaction, casting = await _interaction(discord, bot)
    await bot.answer(interaction, 4, {"content": "hello"})
    await casting
    path = f"/webhooks/{APPLICATION}/{interaction['token']}/messages/@original"
    passed = [await bot.raw("GET", path) for _ in range(5)]
    assert [each.headers["X-RateLimit-Remaining"] for each in passed] == list("43210")
    refused = await bot.raw("GET", path)
    told = await refused.json()
    assert refused.status == 429
    assert refused.headers["Via"]
    assert refused.headers["X-RateLimit-Scope"] == "user"
    assert 0 < told["retry_after"] <= float(refused.headers["Retry-After"]) <= 2
    assert told["global"] is False


async def test_the_global_limit(stranger: ScriptedBot) -> None:
    paths = ("/users/@me", "/gateway", "/gateway/bot", "/applications/@me", PATH, "/unknown")
    answers = await asyncio.gather(*(stranger.raw("GET", path) for path in paths * 10))
    refused = [each for each in answers if each.headers.get("X-RateLimit-Scope") == "global"]
    assert len(refused) == 10
    assert refused[0].status == 429
    assert (await refused[0].json())["global"] is True


async def test_two_answers_to_one_interaction(discord: Sandbox, bot: ScriptedBot) -> None:
    interaction, casting = await _interaction(discord, bot)
    assert (await bot.answer(interaction, 4, {"content": "one"}))[0] == 204
    status, error = await bot.answer(interaction, 4, {"content": "two"})
    assert (status, error["code"]) == (400, 40060)
    assert (await casting).content == "one"


async def test_the_account_of_an_answer(discord: Sandbox, bot: ScriptedBot) -> None:
    interaction, casting = await _interaction(discord, bot)
    status, told = await bot.answer(interaction, 5, {"flags": 64}, "?with_response=true")
    assert status == 200
    assert told["interaction"]["response_message_loading"] is True
    assert told["interaction"]["response_message_ephemeral"] is True
    assert told["resource"]["message"]["flags"] == 64 | 128
    await bot.webhook("PATCH", interaction, "/messages/@original", {"content": "done"})
    assert (await casting).message_id == told["interaction"]["response_message_id"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"content": "x" * 2001}, 50035),
        ({"embeds": [{"description": "x" * 6001}]}, 50035),
        ({"content": "x", "components": BUTTONS * 2}, 50035),  # the same custom ids
        ({"content": "x", "components": [{"type": 1, "components": []}]}, 50035),
        ({}, 50006),
    ],
)
async def test_messages_that_discord_refuses(
    discord: Sandbox, bot: ScriptedBot, data: Json, code: int
) -> None:
    interaction, casting = await _interaction(discord, bot)
    status, error = await bot.answer(interaction, 4, data)
    assert (status, error["code"]) == (400, code)
    await bot.answer(interaction, 4, {"content": "x" * 2000})  # and it may try again
    await casting


async def test_answers_that_do_not_fit(discord: Sandbox, bot: ScriptedBot) -> None:
    interaction, casting = await _interaction(discord, bot)
    assert (await bot.answer(interaction, 7, {"content": "no message to update"}))[0] == 400
    assert (await bot.answer(interaction | {"id": "1"}, 4))[1]["code"] == 10062
    early = await bot.webhook("PATCH", interaction, "/messages/@original", {"content": "x"})
    assert (early[0], early[1]["code"]) == (404, 10015)
    await bot.answer(interaction, 4, {"content": "x"})
    await casting


async def test_a_token_ends() -> None:
    async with (
        Sandbox(token_life=0) as discord,
        ScriptedBot(discord.token, discord.api_url, discord.gateway_url) as bot,
    ):
        await bot.start()
        interaction, casting = await _interaction(discord, bot)
        await bot.answer(interaction, 4, {"content": "in time"})
        await casting
        status, error = await bot.webhook("POST", interaction, "", {"content": "too late"})
        assert (status, error["code"]) == (401, 50027)


async def test_invalid_json(stranger: ScriptedBot, discord: Sandbox) -> None:
    async with stranger._http.put(
        discord.api_url + PATH, data=b"{", headers={"Authorization": f"Bot {discord.token}"}
    ) as response:
        assert response.status == 400
        assert (await response.json())["code"] == 50109
