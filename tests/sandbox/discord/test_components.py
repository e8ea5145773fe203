"""Discord's limits on components, embeds and suggestions, field by field."""

import asyncio
from typing import Any

import pytest

from sandbox.errors import Json
from sandbox.server import Sandbox
from tests.sandbox.scripted import BUTTONS, ScriptedBot

LAYOUT = 1 << 15
TEXT: Json = {"type": 10, "content": "text"}


def row(*controls: Json) -> Json:
    return {"components": [{"type": 1, "components": list(controls)}]}


def button(**more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go"} | more


def option(**more: Any) -> Json:
    return {"label": "Oz", "value": "oz"} | more


def menu(*options: Json, **more: Any) -> Json:
    return {"type": 3, "custom_id": "menu", "options": list(options or (option(),))} | more


def layout(*parts: Json) -> Json:
    return {"flags": LAYOUT, "components": list(parts)}


def section(**more: Any) -> Json:
    return {"type": 9, "components": [TEXT], "accessory": button()} | more


LONG = "x" * 101
FIRST = "components.0.components.0"


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        (row(button(label="x" * 81)), f"{FIRST}.label", "BASE_TYPE_MAX_LENGTH"),
        (row(button(custom_id=LONG)), f"{FIRST}.custom_id", "BASE_TYPE_BAD_LENGTH"),
        (row(button(custom_id=None)), f"{FIRST}.custom_id", "BASE_TYPE_REQUIRED"),
        (row(button(style=5)), f"{FIRST}.url", "BUTTON_COMPONENT_INVALID_URL"),
        (row(button(), button()), "components.0.components.1.custom_id", "DUPLICATED"),
        (row(*(button(custom_id=str(n)) for n in range(6))), "components.0.components", "LENGTH"),
        (row(menu(), button()), "components.0.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        (row(TEXT), FIRST, "UNION_TYPE_CHOICES"),
        (row({"type": 4, "custom_id": "text"}), FIRST, "UNION_TYPE_CHOICES"),
        (row(menu(placeholder="x" * 151)), f"{FIRST}.placeholder", "BASE_TYPE_MAX_LENGTH"),
        (row(menu(options=[])), f"{FIRST}.options", "BASE_TYPE_BAD_LENGTH"),
        (row(menu(*(option(value=str(n)) for n in range(26)))), f"{FIRST}.options", "LENGTH"),
        (row(menu(option(label=LONG))), f"{FIRST}.options.0.label", "BASE_TYPE_BAD_LENGTH"),
        (row(menu(option(value=""))), f"{FIRST}.options.0.value", "BASE_TYPE_BAD_LENGTH"),
        (row(menu(option(description=LONG))), f"{FIRST}.options.0.description", "MAX_LENGTH"),
        (row(menu(option(), option())), f"{FIRST}.options.1", "VALUE_DUPLICATED"),
        (row(menu(min_values=26)), f"{FIRST}.min_values", "NUMBER_TYPE_MAX"),
        (row(menu(max_values=0)), f"{FIRST}.max_values", "NUMBER_TYPE_MIN"),
        (row(menu(max_values=2)), f"{FIRST}.options", "BASE_TYPE_BAD_LENGTH"),
        ({"components": [TEXT]}, "components.0", "UNION_TYPE_CHOICES"),
        ({"components": BUTTONS * 6}, "components", "BASE_TYPE_BAD_LENGTH"),
        (layout(TEXT) | {"content": "x"}, "content", "LEGACY_FIELDS"),
        (layout(TEXT) | {"embeds": [{"title": "x"}]}, "embeds", "LEGACY_FIELDS"),
        (layout(TEXT | {"content": ""}), "components.0.content", "BASE_TYPE_BAD_LENGTH"),
        (layout(*[TEXT | {"content": "x" * 2001}] * 2), "components", "TEXT_SIZE_EXCEEDED"),
        (layout(*[TEXT] * 41), "components", "BASE_TYPE_BAD_LENGTH"),
        (layout({"type": 17, "components": [TEXT] * 40}), "components", "BASE_TYPE_BAD_LENGTH"),
        (layout(section(components=[TEXT] * 4)), "components.0.components", "BAD_LENGTH"),
        (layout(section(components=[button()])), FIRST, "UNION_TYPE_CHOICES"),
        (layout(section(accessory=TEXT)), "components.0.accessory", "UNION_TYPE_CHOICES"),
        (layout(section(accessory=None)), "components.0.accessory", "UNION_TYPE_CHOICES"),
        (layout({"type": 12, "items": []}), "components.0.items", "BASE_TYPE_BAD_LENGTH"),
        (layout({"type": 17, "components": [{"type": 17}]}), FIRST, "UNION_TYPE_CHOICES"),
        ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"description": "x" * 4097}]}, "embeds.0.description", "MAX_LENGTH"),
        ({"embeds": [{"fields": [{"name": "x", "value": ""}]}]}, "embeds.0.fields.0.value", "BAD"),
        ({"embeds": [{"title": "x"}] * 11}, "embeds", "BASE_TYPE_MAX_LENGTH"),
    ],
)
async def test_messages_that_discord_refuses(
    discord: Sandbox, bot: ScriptedBot, data: Json, path: str, code: str
) -> None:
    casting = asyncio.create_task(discord.cast("/spell seed:Once"))
    interaction = await bot.heard()
    status, error = await bot.answer(interaction, 4, data)
    assert (status, error["code"]) == (400, 50035)
    field = error["errors"]["data"]
    for part in path.split("."):
        field = field[part]
    assert any(code in each["code"] for each in field["_errors"])
    await bot.answer(interaction, 4, {"content": "then not"})
    await casting


async def test_a_layout_that_discord_takes(discord: Sandbox, bot: ScriptedBot) -> None:
    picture = {"media": {"url": "https://example.org/a.png"}}
    parts = [TEXT, {"type": 14}, {"type": 12, "items": [picture]}, section(), *BUTTONS]
    casting = asyncio.create_task(discord.cast("/spell seed:Once"))
    interaction = await bot.heard()
    status, _ = await bot.answer(interaction, 4, layout({"type": 17, "components": parts}))
    assert status == 204
    reply = await casting
    assert [label for label, _, _ in reply.buttons] == ["Go", "Again", "Stop"]
    # Once a layout, always a layout.
    status, error = await bot.webhook(
        "PATCH", interaction, "/messages/@original", {"content": "plain"}
    )
    assert (status, list(error["errors"])) == (400, ["content"])


@pytest.mark.parametrize(
    ("choices", "path"),
    [
        ([{"name": str(n), "value": str(n)} for n in range(26)], "choices"),
        ([{"name": "", "value": "x"}], "choices.0.name"),
        ([{"name": LONG, "value": "x"}], "choices.0.name"),
        ([{"name": "x", "value": ""}], "choices.0.value"),
        ([{"name": "x", "value": LONG}], "choices.0.value"),
    ],
)
async def test_suggestions_that_discord_refuses(
    discord: Sandbox, bot: ScriptedBot, choices: list[Json], path: str
) -> None:
    asking = asyncio.create_task(discord.suggest("/spell seed:x voice:w"))
    interaction = await bot.heard()
    status, error = await bot.answer(interaction, 8, {"choices": choices})
    assert (status, error["code"]) == (400, 50035)
    field = error["errors"]["data"]
    for part in path.split("."):
        field = field[part]
    assert field["_errors"]
    await bot.answer(interaction, 8, {"choices": []})
    assert await asking == []
