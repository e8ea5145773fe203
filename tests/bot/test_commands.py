"""Every command and button, by the real worker in the sandbox."""

import asyncio
import re

import pytest

from bot.markup import unescape
from bot.spell import Spell
from model.ending import ends_sentence
from sandbox.process import BotProcess
from sandbox.server import Sandbox

SMALL_PRINT = re.compile(
    r"\n-# Wizard \u00b7 temperature ([\d.]+) \u00b7 (\w+) \u00b7 \w{5}-\w{5}\Z"
)

ROW = ["Again", "Continue", "Hotter", "Colder", "Why?"]
MANY = [(t, n) for t in (0.1, 0.7, 1.5) for n in ("sentence", "paragraph", "page")]


def shown(content: str) -> Spell:
    """Return the spell that a reply shows."""
    spell = Spell.from_message(content)
    assert spell is not None, content
    return spell


@pytest.mark.usefixtures("bot")
async def test_spell_finishes_the_sentence(discord: Sandbox) -> None:
    reply = await discord.cast("/spell seed:Once upon a time")
    assert reply.content.startswith("**Once upon a time**")
    assert ends_sentence(shown(reply.content).text)
    assert not reply.ephemeral
    assert not reply.deferred
    assert [label for label, _, disabled in reply.buttons if not disabled] == ROW
    small_print = SMALL_PRINT.search(reply.content)
    assert small_print is not None
    assert small_print.groups() == ("0.7", "sentence")


@pytest.mark.usefixtures("bot")
async def test_spell_options(discord: Sandbox) -> None:
    reply = await discord.cast("/spell seed:The wizard temperature:0.25 length:page")
    small_print = SMALL_PRINT.search(reply.content)
    assert small_print is not None
    assert small_print.groups() == ("0.25", "page")
    assert len(shown(reply.content).text) > 500


@pytest.mark.usefixtures("bot")
async def test_spell_without_words_is_explained(discord: Sandbox) -> None:
    reply = await discord.cast("/spell seed:\u202e\u2069")
    assert reply.ephemeral
    assert "Once upon a time" in reply.content


@pytest.mark.parametrize(
    "seed",
    [
        "@everyone look at <@1> and <#2>",
        "https://example.com and discord.gg/abc",
        "[click here](https://example.com)",
        "```py print``` `code` **bold** ||spoiler||",
        "# a heading",
        "\u202eright to left",
        "\U0001f409" * 100,
        "*" * 300,
        "\u0416\u4e2d\u05d0\u0e01\u0301",
    ],
)
@pytest.mark.usefixtures("bot")
async def test_hostile_seeds_are_only_text(discord: Sandbox, seed: str) -> None:
    reply = await discord.cast(f"/spell seed:{seed}")
    assert shown(reply.content).seed == seed.replace("\u202e", "")
    assert reply.allowed_mentions == {"parse": []}
    for active in ("@everyone", "://", "discord.gg", "\u202e"):
        assert active not in reply.content
    bare = reply.content.replace("\\\\", "").removeprefix("**").replace("**", "", 1)
    assert not re.search(r"(?<!\\)[<\[`*|]", bare)


@pytest.mark.usefixtures("bot")
async def test_again_writes_another_ending(discord: Sandbox) -> None:
    first = await discord.cast("/spell seed:The dragon temperature:1.2 length:paragraph")
    second = await discord.click(first, "Again")
    assert second.message_id != first.message_id
    assert shown(second.content).seed == "The dragon"
    assert shown(second.content).text != shown(first.content).text
    assert SMALL_PRINT.findall(second.content) == [("1.2", "paragraph")]


@pytest.mark.usefixtures("bot")
async def test_continue_goes_on_from_the_end(discord: Sandbox) -> None:
    first = await discord.cast("/spell seed:The dragon")
    second = await discord.click(first, "Continue")
    end = unescape(first.content.rsplit("\n", 1)[0])[-20:]
    assert shown(second.content).seed.endswith(end)
    assert shown(second.content).text


async def test_buttons_outlive_the_process(discord: Sandbox, env: dict[str, str]) -> None:
    async with BotProcess(discord, env=env) as first:
        await discord.ready()
        old = await discord.cast("/spell seed:The dragon length:paragraph temperature:0.3")
        first.kill()
        await first.wait()
    async with BotProcess(discord, env=env):
        await discord.ready()
        for label in ("Again", "Continue"):
            new = await discord.click(old, label)
            assert SMALL_PRINT.findall(new.content) == [("0.3", "paragraph")]


async def test_a_code_repeats_a_spell_after_a_restart(
    discord: Sandbox, env: dict[str, str]
) -> None:
    seed = "The dragon\u2019s egg"
    async with BotProcess(discord, env=env):
        await discord.ready()
        lines = [f"/spell seed:{seed} temperature:{t} length:{n}" for t, n in MANY]
        # In one full batch, and then each alone.
        first = await asyncio.gather(*(discord.cast(line) for line in lines))
    async with BotProcess(discord, env=env):
        await discord.ready()
        await discord.cast("/temperature value:1.4", user=discord.moderator)
        for reply in first:
            code = reply.content.rsplit(" ", 1)[-1]
            again = await discord.cast(f"/spell seed:{seed} replay:{code}")
            assert again.content == reply.content
    assert len({reply.content for reply in first}) == len(first)


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        ("replay:nonsense", "no replay code"),
        ("replay:7k2pm-x94qe", "another voice"),
        ("replay:7k2pm-x94qe temperature:0.7", "only the code"),
        ("replay:7k2pm-x94qe length:page", "only the code"),
    ],
)
@pytest.mark.usefixtures("bot")
async def test_codes_that_cannot_be_repeated_are_explained(
    discord: Sandbox, options: str, answer: str
) -> None:
    reply = await discord.cast(f"/spell seed:Once {options}")
    assert answer in reply.content
    assert reply.ephemeral


@pytest.mark.usefixtures("bot")
async def test_temperature_is_shown_privately(discord: Sandbox) -> None:
    for guild in (discord.guilds[0], None):
        reply = await discord.cast("/temperature", user=discord.member, guild=guild)
        assert "0.7" in reply.content
        assert reply.ephemeral


@pytest.mark.usefixtures("bot")
async def test_temperature_is_set_by_moderators_only(discord: Sandbox) -> None:
    refused = await discord.cast("/temperature value:1.1", user=discord.member)
    assert refused.ephemeral
    assert "Manage Server" in refused.content
    done = await discord.cast("/temperature value:0.9", user=discord.moderator)
    assert "0.9" in done.content
    reply = await discord.cast("/spell seed:Once")
    assert SMALL_PRINT.findall(reply.content) == [("0.9", "sentence")]
    elsewhere = await discord.cast("/spell seed:Once", guild=discord.guilds[1])
    assert SMALL_PRINT.findall(elsewhere.content) == [("0.7", "sentence")]


@pytest.mark.usefixtures("bot")
async def test_direct_messages_keep_the_default(discord: Sandbox) -> None:
    refused = await discord.cast("/temperature value:1.1", user=discord.moderator, guild=None)
    assert "Direct messages" in refused.content
    reply = await discord.cast("/spell seed:Once", guild=None)
    assert SMALL_PRINT.findall(reply.content) == [("0.7", "sentence")]


async def test_temperature_survives_kill_9(discord: Sandbox, env: dict[str, str]) -> None:
    async with BotProcess(discord, env=env) as first:
        await discord.ready()
        await discord.cast("/temperature value:1.3", user=discord.moderator)
        first.kill()
        await first.wait()
    async with BotProcess(discord, env=env):
        await discord.ready()
        reply = await discord.cast("/temperature")
        assert "1.3" in reply.content
