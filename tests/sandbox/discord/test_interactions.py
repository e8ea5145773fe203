"""What people do, what the bot is told of it, and what they see in the end."""

import asyncio

import pytest

from sandbox.errors import Json, NoAnswer, Refused
from sandbox.server import Sandbox
from tests.sandbox.scripted import BUTTONS, ScriptedBot, answered


async def test_a_command_in_a_server(discord: Sandbox, bot: ScriptedBot) -> None:
    guild = discord.guilds[1]
    mentions: Json = {"parse": []}
    data = {"content": "a time", "allowed_mentions": mentions, "components": BUTTONS}
    reply, told = await answered(
        discord.cast("/spell seed:Once upon", discord.moderator, guild, "de"), bot, 4, data
    )
    assert reply.content == "a time"
    assert reply.allowed_mentions == mentions
    assert reply.buttons == [("Again", "again", False), ("Stop", "stop", True)]
    assert not reply.ephemeral
    assert not reply.deferred
    assert reply.first_response_s is not None
    assert reply.complete_s is not None
    assert told["data"]["options"] == [{"name": "seed", "type": 3, "value": "Once upon"}]
    assert told["guild_id"] == told["guild"]["id"] == guild.id
    assert told["channel"]["id"] == told["channel_id"] == guild.channel_id
    assert int(told["member"]["permissions"]) & 1 << 5
    assert told["member"]["user"]["id"] == discord.moderator.id
    assert (told["locale"], told["guild_locale"], told["context"]) == ("de", "en-US", 0)
    assert told["authorizing_integration_owners"] == {"0": guild.id}
    assert int(told["app_permissions"])
    assert told["entitlements"] == []
    assert told["attachment_size_limit"] > 0


async def test_a_command_in_direct_messages(discord: Sandbox, bot: ScriptedBot) -> None:
    doing = discord.cast("/spell seed:Once", discord.player, None)
    reply, told = await answered(doing, bot, 4, {"content": "hi", "flags": 64})
    assert reply.ephemeral
    assert told["user"]["id"] == discord.player.id
    assert told["context"] == 1
    assert told["channel"]["type"] == 1
    assert not {"guild_id", "guild", "member", "guild_locale"} & told.keys()


async def test_commands_are_hidden_where_they_do_not_belong(
    discord: Sandbox, bot: ScriptedBot
) -> None:
    with pytest.raises(Refused, match="/rule needs a permission here: Manage Server"):
        await discord.cast("/rule", discord.member)
    with pytest.raises(Refused, match="There is no command /here here"):
        await discord.cast("/here", guild=None)
    reply, _ = await answered(discord.cast("/rule", discord.moderator), bot, 4, {"content": "ok"})
    assert reply.content == "ok"
    assert sum("interactions" in each.path for each in discord.requests) == 1


async def test_an_edit_after_thinking(discord: Sandbox, bot: ScriptedBot) -> None:
    casting = asyncio.create_task(discord.cast("/spell seed:Once"))
    interaction = await bot.heard()
    await bot.answer(interaction, 5)
    status, message = await bot.webhook(
        "PATCH", interaction, "/messages/@original", {"content": "at last", "components": BUTTONS}
    )
    reply = await casting
    assert status == 200
    assert (reply.content, reply.deferred, reply.loading) == ("at last", True, False)
    assert message["id"] == reply.message_id
    assert reply.first_response_s is not None
    assert reply.complete_s is not None
    assert reply.first_response_s < reply.complete_s
    await bot.webhook("PATCH", interaction, f"/messages/{message['id']}", {"content": "better"})
    assert reply.content == "better"  # the same object
    assert reply.buttons
    assert (await bot.webhook("DELETE", interaction, "/messages/@original"))[0] == 204
    assert reply.deleted
    gone = await bot.webhook("GET", interaction, "/messages/@original")
    assert (gone[0], gone[1]["code"]) == (404, 10008)


async def test_follow_ups(discord: Sandbox, bot: ScriptedBot) -> None:
    casting = asyncio.create_task(discord.cast("/spell seed:Once"))
    interaction = await bot.heard()
    await bot.answer(interaction, 5, {"flags": 64})
    await bot.webhook("POST", interaction, "", {"content": "takes the place of thinking"})
    reply = await casting
    assert reply.content == "takes the place of thinking"
    assert reply.ephemeral
    _, second = await bot.webhook("POST", interaction, "", {"content": "and more"})
    assert [each.content for each in reply.followups] == ["and more"]
    await bot.webhook("PATCH", interaction, f"/messages/{second['id']}", {"content": "changed"})
    assert reply.followups[0].content == "changed"


@pytest.mark.parametrize(("kind", "content"), [(7, "changed"), (4, "another")])
async def test_a_click(discord: Sandbox, bot: ScriptedBot, kind: int, content: str) -> None:
    first = {"content": "first", "components": BUTTONS}
    reply, _ = await answered(discord.cast("/spell seed:Once"), bot, 4, first)
    clicking = discord.click(reply, "Again", user=discord.player)
    changed, told = await answered(clicking, bot, kind, {"content": content})
    assert (changed is reply) == (kind == 7)
    assert changed.content == content
    assert told["type"] == 3
    assert told["data"] == {"custom_id": "again", "component_type": 2}
    assert told["message"]["id"] == reply.message_id
    assert told["message"]["content"] == "first"
    assert told["member"]["user"]["id"] == discord.player.id


async def test_a_click_acknowledged_and_then_edited(discord: Sandbox, bot: ScriptedBot) -> None:
    first = {"content": "first", "components": BUTTONS}
    reply, _ = await answered(discord.cast("/spell seed:Once"), bot, 4, first)
    clicking = asyncio.create_task(discord.click(reply, "again"))
    interaction = await bot.heard()
    await bot.answer(interaction, 6)
    await bot.webhook("PATCH", interaction, "/messages/@original", {"content": "second"})
    assert await clicking is reply
    assert reply.content == "second"


@pytest.mark.parametrize(("kind", "data"), [(6, None), (7, {"content": "second"})])
async def test_who_sees_what_follows_a_click(
    discord: Sandbox, bot: ScriptedBot, kind: int, data: Json | None
) -> None:
    first = {"content": "first", "components": BUTTONS}
    game, _ = await answered(discord.cast("/spell seed:Once"), bot, 4, first)
    clicking = discord.click(game, "again", discord.player)
    _, interaction = await answered(clicking, bot, kind, data)
    await bot.webhook("POST", interaction, "", {"content": "Only for Luna", "flags": 64})
    assert [each.content for each in discord.history(discord.player)][1:] == ["Only for Luna"]
    assert discord.history(discord.member) == [game]


async def test_buttons_that_cannot_be_pressed(discord: Sandbox, bot: ScriptedBot) -> None:
    hidden = {"content": "psst", "components": BUTTONS, "flags": 64}
    reply, _ = await answered(discord.cast("/spell seed:Once"), bot, 4, hidden)
    with pytest.raises(Refused, match="The button Stop is disabled"):
        await discord.click(reply, "Stop")
    with pytest.raises(Refused, match=r"There is no button Go here\. Buttons: Again, Stop"):
        await discord.click(reply, "Go")
    with pytest.raises(Refused, match="Only Tom can see this message"):
        await discord.click(reply, "Again", user=discord.player)


async def test_a_choice_in_a_menu(discord: Sandbox, bot: ScriptedBot) -> None:
    menu = {"type": 3, "custom_id": "voice", "options": [{"label": "Oz", "value": "oz"}]}
    shown = {"content": "Which?", "components": [{"type": 1, "components": [menu]}]}
    reply, _ = await answered(discord.cast("/spell seed:Once"), bot, 4, shown)
    with pytest.raises(Refused):
        await discord.select(reply, "voice", ["narnia"])
    changed, told = await answered(
        discord.select(reply, "voice", ["oz"]), bot, 7, {"content": "Oz!"}
    )
    assert told["data"] == {"custom_id": "voice", "component_type": 3, "values": ["oz"]}
    assert changed.content == "Oz!"


async def test_suggestions(discord: Sandbox, bot: ScriptedBot) -> None:
    asking = asyncio.create_task(discord.suggest("/spell seed:x voice:w"))
    interaction = await bot.heard()
    assert interaction["type"] == 4
    assert interaction["data"]["options"][-1]["focused"] is True
    choices = [{"name": "Wizard", "value": "wizard"}]
    assert (await bot.answer(interaction, 5))[0] == 400  # it cannot be deferred
    await bot.answer(interaction, 8, {"choices": choices})
    assert await asking == choices


async def test_an_answer_after_the_deadline() -> None:
    async with (
        Sandbox(deadline=0.05) as discord,
        ScriptedBot(discord.token, discord.api_url, discord.gateway_url) as bot,
    ):
        await bot.start()
        with pytest.raises(NoAnswer, match="The application did not respond"):
            await discord.cast("/spell seed:Once")
        status, error = await bot.answer(await bot.heard(), 4, {"content": "late"})
        assert (status, error["code"]) == (404, 10062)


async def test_a_bot_that_only_thinks() -> None:
    async with (
        Sandbox(patience=0.05) as discord,
        ScriptedBot(discord.token, discord.api_url, discord.gateway_url) as bot,
    ):
        await bot.start()
        with pytest.raises(NoAnswer, match="thinking"):
            await answered(discord.cast("/spell seed:Once"), bot, 5)


async def test_a_bot_that_does_not_come(discord: Sandbox) -> None:
    with pytest.raises(NoAnswer, match=r"The bot did not connect in 0\.05 s"):
        await discord.ready(timeout=0.05)
