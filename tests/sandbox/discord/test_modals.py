"""Forms: opened by the bot, filled in by people, answered by the bot."""

import asyncio
from collections.abc import AsyncIterator

import discord as library
import pytest
from discord import app_commands, ui

from sandbox.discord.messages import Reply
from sandbox.discord.modals import Values
from sandbox.errors import Json, Refused
from sandbox.server import Sandbox
from tests.sandbox.conftest import served
from tests.sandbox.discord.components import form, menu, text
from tests.sandbox.scripted import BUTTONS, ScriptedBot, answered


async def opened(discord: Sandbox, bot: ScriptedBot, modal: Json) -> Reply:
    reply, _ = await answered(discord.cast("/spell seed:Once"), bot, 9, modal)
    assert reply.modal == modal
    return reply


async def test_a_form_is_filled_in_and_answered(discord: Sandbox, bot: ScriptedBot) -> None:
    told = {"type": 10, "content": "Write well"}
    reply = await opened(discord, bot, form(told, text(), menu(), text("Title", required=False)))
    values: Values = {"Ending": "and so on\nand on", "voice": "Narnia"}
    answer, interaction = await answered(
        discord.submit(reply, values, locale="de"), bot, 4, {"content": "Thanks", "flags": 64}
    )
    assert answer.content == "Thanks"
    assert answer.ephemeral
    assert interaction["type"] == 5
    assert interaction["locale"] == "de"
    assert "message" not in interaction
    assert interaction["data"] == {
        "custom_id": "f",
        "components": [
            {"type": 10},
            {
                "type": 1,
                "components": [{"type": 4, "custom_id": "ending", "value": "and so on\nand on"}],
            },
            {"type": 18, "component": {"type": 3, "custom_id": "voice", "values": ["narnia"]}},
            {"type": 1, "components": [{"type": 4, "custom_id": "title", "value": ""}]},
        ],
    }
    about = answer.message["interaction_metadata"]
    assert about["type"] == 5
    assert about["triggering_interaction_metadata"]["type"] == 2
    with pytest.raises(Refused, match="no open form"):
        await discord.submit(reply, {"ending": "again"})


async def test_what_the_bot_has_filled_in_is_sent(discord: Sandbox, bot: ScriptedBot) -> None:
    options = [{"label": "Oz", "value": "oz", "default": True}]
    parts = form(text(value="so far", style=1), menu(options=options))
    reply = await opened(discord, bot, parts)
    _, interaction = await answered(discord.submit(reply, {}), bot, 4, {"content": "ok"})
    row, label = interaction["data"]["components"]
    assert row["components"][0]["value"] == "so far"
    assert label["component"]["values"] == ["oz"]


@pytest.mark.parametrize(
    ("modal", "values", "sentence"),
    [
        (form(text()), {}, "Ending must be filled in."),
        (form(text()), {"ending": ""}, "Ending must be filled in."),
        (form(text()), {"end": "x"}, "There is no field end in this form. Fields: Ending."),
        (form(text()), {"ending": ["x"]}, "Ending takes one text."),
        (form(text(min_length=3)), {"ending": "ab"}, "Ending must have at least 3 characters."),
        (form(text(max_length=3)), {"ending": "abcd"}, "Ending must have at most 3 characters."),
        (form(text()), {"ending": "x" * 4001}, "Ending must have at most 4000 characters."),
        (form(menu()), {}, "Choose 1 in Voice."),
        (form(menu()), {"voice": "Bree"}, "There is no choice Bree in Voice. Choices: Oz, Narnia."),
        (form(menu()), {"voice": ["oz", "narnia"]}, "Choose 1 in Voice."),
        (
            form(menu(min_values=1, max_values=2)),
            {"voice": []},
            "Choose 1 to 2 in Voice.",
        ),
        (
            form({"type": 18, "label": "Who", "component": {"type": 5, "custom_id": "who"}}),
            {},
            "Who is a kind of field that the sandbox cannot fill in.",
        ),
    ],
)
async def test_what_the_client_does_not_send(
    discord: Sandbox, bot: ScriptedBot, modal: Json, values: Values, sentence: str
) -> None:
    reply = await opened(discord, bot, modal)
    with pytest.raises(Refused) as refused:
        await discord.submit(reply, values)
    assert str(refused.value) == sentence


async def test_what_need_not_be_filled_in(discord: Sandbox, bot: ScriptedBot) -> None:
    free = form(text(required=False, min_length=5), menu(required=False, min_values=0))
    reply = await opened(discord, bot, free)
    _, interaction = await answered(discord.submit(reply, {"ending": ""}), bot, 6)
    row, label = interaction["data"]["components"]
    assert (row["components"][0]["value"], label["component"]["values"]) == ("", [])


async def test_a_line_stays_a_line(discord: Sandbox, bot: ScriptedBot) -> None:
    reply = await opened(discord, bot, form(text(style=1)))
    _, interaction = await answered(discord.submit(reply, {"ending": "one\ntwo"}), bot, 6)
    assert interaction["data"]["components"][0]["components"][0]["value"] == "one two"


async def test_only_who_was_shown_a_form_sends_it(discord: Sandbox, bot: ScriptedBot) -> None:
    reply = await opened(discord, bot, form(text()))
    with pytest.raises(Refused, match="Only Tom sees this form"):
        await discord.submit(reply, {"ending": "x"}, user=discord.player)


async def test_a_form_from_a_button_changes_its_message(discord: Sandbox, bot: ScriptedBot) -> None:
    first = {"content": "Round 1", "components": BUTTONS}
    reply, _ = await answered(discord.cast("/spell seed:Once"), bot, 4, first)
    clicking = discord.click(reply, "Again", user=discord.player)
    shown, _ = await answered(clicking, bot, 9, form(text()))
    assert shown.modal is not None
    sending = asyncio.create_task(discord.submit(shown, {"ending": "x"}))
    interaction = await bot.heard()
    assert interaction["message"]["id"] == reply.message_id
    assert interaction["member"]["user"]["id"] == discord.player.id
    assert (await bot.answer(interaction, 9, form(text())))[0] == 400  # no form after a form
    await bot.answer(interaction, 7, {"content": "Round 1, one ending"})
    assert await sending is reply
    assert reply.content == "Round 1, one ending"
    await bot.webhook("PATCH", interaction, "/messages/@original", {"content": "later"})
    assert reply.content == "later"


async def test_a_form_from_a_command_has_no_message_to_change(
    discord: Sandbox, bot: ScriptedBot
) -> None:
    reply = await opened(discord, bot, form(text()))
    sending = asyncio.create_task(discord.submit(reply, {"ending": "x"}))
    interaction = await bot.heard()
    status, error = await bot.answer(interaction, 7, {"content": "what?"})
    assert (status, error["code"]) == (400, 50035)
    assert list(error["errors"]) == ["type"]
    await bot.answer(interaction, 4, {"content": "ok"})
    await sending


async def test_a_form_cannot_follow_thinking(discord: Sandbox, bot: ScriptedBot) -> None:
    casting = asyncio.create_task(discord.cast("/spell seed:Once"))
    interaction = await bot.heard()
    await bot.answer(interaction, 5)
    status, error = await bot.answer(interaction, 9, form(text()))
    assert (status, error["code"]) == (400, 40060)
    await bot.webhook("PATCH", interaction, "/messages/@original", {"content": "done"})
    await casting


LONG = {"label": "x" * 46}


def _unnamed() -> Json:
    entry = text()
    entry["components"][0]["label"] = None  # a text in a row has no other label
    return entry


@pytest.mark.parametrize(
    ("modal", "path"),
    [
        (form(text(), title="x" * 46), "title"),
        (form(text(), title=""), "title"),
        (form(text(), custom_id=""), "custom_id"),
        (form(text(), custom_id="x" * 101), "custom_id"),
        (form(), "components"),
        (form(*(text(f"T{n}") for n in range(6))), "components"),
        (form(text(), text()), "components.1.components.0.custom_id"),
        (form(text("x" * 46)), "components.0.components.0.label"),
        (form(_unnamed()), "components.0.components.0.label"),
        (form(text(placeholder="x" * 101)), "components.0.components.0.placeholder"),
        (form(text(value="x" * 4001)), "components.0.components.0.value"),
        (form(text(max_length=4001)), "components.0.components.0.max_length"),
        (form(text(min_length=-1)), "components.0.components.0.min_length"),
        (form(menu() | LONG), "components.0.label"),
        (form(menu() | {"description": "x" * 101}), "components.0.description"),
        (form(menu(options=[])), "components.0.component.options"),
        (form(menu(max_values=3)), "components.0.component.options"),
        (form(menu(min_values=0)), "components.0.component.min_values"),
        (form(menu(disabled=True)), "components.0.component.disabled"),
        (form(menu(placeholder="x" * 151)), "components.0.component.placeholder"),
        (form(BUTTONS[0]), "components.0.components.0"),
        (form({"type": 1, "components": []}), "components.0.components"),
        (form({"type": 2, "style": 1, "custom_id": "b"}), "components.0"),
    ],
)
async def test_forms_that_discord_refuses(
    discord: Sandbox, bot: ScriptedBot, modal: Json, path: str
) -> None:
    casting = asyncio.create_task(discord.cast("/spell seed:Once"))
    interaction = await bot.heard()
    status, error = await bot.answer(interaction, 9, modal)
    assert (status, error["code"]) == (400, 50035)
    field = error["errors"]["data"]
    for part in path.split("."):
        field = field[part]
    assert field["_errors"]
    await bot.answer(interaction, 4, {"content": "then not"})
    await casting


class Ending(ui.Modal, title="Your ending"):
    """A form as discord.py sends it: a text in a row, and a text and a menu with labels."""

    old: ui.TextInput["Ending"] = ui.TextInput(label="Ending", max_length=100)
    new: ui.Label["Ending"] = ui.Label(
        text="Title", component=ui.TextInput(required=False, default="Untitled")
    )
    voice: ui.Label["Ending"] = ui.Label(
        text="Voice",
        component=ui.Select(options=[library.SelectOption(label="Oz", value="oz")]),
    )

    async def on_submit(self, interaction: library.Interaction) -> None:
        assert isinstance(self.new.component, ui.TextInput)
        assert isinstance(self.voice.component, ui.Select)
        parts = (self.old.value, self.new.component.value, *self.voice.component.values)
        if interaction.message is None:
            await interaction.response.send_message(" / ".join(parts))
        else:
            await interaction.response.edit_message(content=" / ".join(parts), view=None)


class Write(ui.Button[ui.View]):
    async def callback(self, interaction: library.Interaction) -> None:
        await interaction.response.send_modal(Ending())


class Writer(library.Client):
    """A bot whose command and button open the form."""

    def __init__(self) -> None:
        super().__init__(intents=library.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

        @self.tree.command()
        async def write(interaction: library.Interaction) -> None:
            """Open the form."""
            await interaction.response.send_modal(Ending())

        @self.tree.command()
        async def play(interaction: library.Interaction) -> None:
            """Show a button that opens the form."""
            view = ui.View()
            view.add_item(Write(label="Write"))
            await interaction.response.send_message("Round 1", view=view)

    async def setup_hook(self) -> None:
        await self.tree.sync()


@pytest.fixture
async def writer(discord: Sandbox, pointed: None) -> AsyncIterator[Writer]:
    async with served(Writer(), discord) as client:
        yield client


@pytest.mark.usefixtures("writer")
async def test_forms_of_the_library(discord: Sandbox) -> None:
    shown = await discord.cast("/write")
    answer = await discord.submit(shown, {"Ending": "The end", "Voice": "Oz"})
    assert answer.content == "The end / Untitled / oz"
    game = await discord.cast("/play")
    shown = await discord.click(game, "Write", user=discord.player)
    assert await discord.submit(shown, {"Ending": "Fin", "Title": "", "Voice": "oz"}) is game
    assert game.content == "Fin /  / oz"
