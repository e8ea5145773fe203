"""`/settings` by the real worker: every menu and button, as who may and who may not."""

from typing import Any

import pytest

from bot.choices import CHOICES
from sandbox.errors import Refused
from sandbox.process import BotProcess
from sandbox.server import Reply, Sandbox

WHAT, RESET = "settings:1:menu:what", "settings:1:button:reset"


async def choose(discord: Sandbox, panel: Reply, name: str, value: str) -> Reply:
    """Let the moderator change a setting by the two menus."""
    panel = await discord.select(panel, WHAT, [name], discord.moderator)
    return await discord.select(panel, f"settings:1:menu:{name}", [value], discord.moderator)


@pytest.fixture
async def panel(discord: Sandbox, bot: BotProcess) -> Reply:
    reply = await discord.cast("/settings", user=discord.moderator)
    assert reply.ephemeral
    return reply


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("temperature", "1.1", "0.7 \u2192 1.1"),
        ("length", "page", "sentence \u2192 page"),
        ("voice", "shakespeare", "the usual one \u2192 Shakespeare"),
        ("candidates", "3", "1 \u2192 3"),
        ("language", "de", "this server's on Discord \u2192 Deutsch"),
        ("cooldown", "60", "none \u2192 60 seconds"),
        ("writing_seconds", "120", "60 seconds \u2192 120 seconds"),
        ("voting_seconds", "15", "30 seconds \u2192 15 seconds"),
    ],
)
async def test_each_change_is_kept_and_says_what_it_did(
    discord: Sandbox, panel: Reply, name: str, value: str, told: str
) -> None:
    changed = await choose(discord, panel, name, value)
    assert told in changed.content
    again = await discord.cast("/settings", user=discord.moderator)
    assert told.rpartition(" \u2192 ")[2] in again.content


def test_the_table_above_has_every_setting() -> None:
    tested = test_each_change_is_kept_and_says_what_it_did.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {row[0] for row in tested} | {"blocked_words"} == set(CHOICES)


async def test_spells_follow_the_settings(discord: Sandbox, panel: Reply) -> None:
    for name, value in (("temperature", "1.1"), ("voice", "shakespeare"), ("candidates", "3")):
        await choose(discord, panel, name, value)
    spell = await discord.cast("/spell seed:The king")
    assert "-# Shakespeare \u00b7 temperature 1.1" in spell.content
    assert spell.content.count("\n> \u2026") == 2
    elsewhere = await discord.cast("/spell seed:The king", guild=discord.guilds[1])
    assert "-# Wizard \u00b7 temperature 0.7" in elsewhere.content


async def test_public_posts_speak_the_servers_language(discord: Sandbox, panel: Reply) -> None:
    await choose(discord, panel, "language", "de")
    spell = await discord.cast("/spell seed:The king")
    assert "Temperatur 0.7" in spell.content
    private = await discord.cast("/temperature")
    assert "Spells in this server" in private.content


async def test_blocked_words_are_typed_and_never_written(discord: Sandbox, panel: Reply) -> None:
    form = await discord.select(panel, WHAT, ["blocked_words"], discord.moderator)
    changed = await discord.submit(form, {"words": "And,\nnever"}, discord.moderator)
    assert "||and||" in changed.content
    for _ in range(5):
        spell = await discord.cast("/spell seed:Once upon a time")
        words = spell.content.split("**")[2].split("\n-#")[0].lower().split()
        assert not {"and", "never"} & set(words)
    again = await discord.cast("/settings", user=discord.moderator)
    form = await discord.select(again, WHAT, ["blocked_words"], discord.moderator)
    too_many = " ".join(f"w{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(201))
    refused = await discord.submit(form, {"words": too_many}, discord.moderator)
    assert "Nothing was changed" in refused.content
    kept = await discord.cast("/settings", user=discord.moderator)
    assert "||and||" in kept.content


async def test_reset_asks_first(discord: Sandbox, panel: Reply) -> None:
    await choose(discord, panel, "temperature", "1.1")
    asked = await discord.click(panel, RESET, discord.moderator)
    kept = await discord.click(asked, "Keep it as it is", discord.moderator)
    assert "1.1" in kept.content
    asked = await discord.click(kept, RESET, discord.moderator)
    done = await discord.click(asked, "Reset everything", discord.moderator)
    assert "0.7" in done.content
    assert "1.1" not in done.content


async def test_only_who_manages_the_server(discord: Sandbox, panel: Reply) -> None:
    with pytest.raises(Refused, match="Manage Server"):
        await discord.cast("/settings", user=discord.member)
    with pytest.raises(Refused):
        await discord.cast("/settings", user=discord.moderator, guild=None)
    # Discord hides the panel; whoever got hold of it all the same is refused.
    for payload in ({"values": ["temperature"], "component_type": 3, "custom_id": WHAT},):
        refused = await press_as(discord, panel, discord.member, payload)
        assert "Manage Server" in refused.content


async def press_as(discord: Sandbox, panel: Reply, user: Any, data: dict[str, Any]) -> Reply:
    """Send a click that Discord's client would not."""
    return await discord._perform(3, data, Reply(user, panel.guild, source=panel), "en-US")


async def test_panels_outlive_the_process_and_show_what_is_stored(
    discord: Sandbox, env: dict[str, str]
) -> None:
    async with BotProcess(discord, env=env) as first:
        await discord.ready()
        panels = [await discord.cast("/settings", user=discord.moderator) for _ in range(2)]
        opened = await discord.select(panels[0], WHAT, ["temperature"], discord.moderator)
        first.kill()
        await first.wait()
    async with BotProcess(discord, env=env):
        await discord.ready()
        menu = "settings:1:menu:temperature"
        await discord.select(opened, menu, ["1.3"], discord.moderator)
        other = await discord.select(panels[1], WHAT, ["length"], discord.moderator)
        assert "1.3" in other.content
