"""Every command and button, by the real worker in the sandbox."""

import re
import unicodedata

import pytest

from bot.spells.message import Spell
from bot.ui.markup import unescape
from model.ending import ends_sentence
from sandbox.server import Sandbox
from tests.bot.spells.row import ROW

pytestmark = pytest.mark.asyncio(loop_scope="module")

SMALL_PRINT = re.compile(
    r"\n-# Wizard \u00b7 temperature ([\d.]+) \u00b7 (\w+) \u00b7 \w{5}-\w{5}\Z"
)


@pytest.fixture
def discord(shared_discord: Sandbox) -> Sandbox:
    return shared_discord


def shown(content: str) -> Spell:
    """Return the spell that a reply shows."""
    spell = Spell.from_message(content)
    assert spell is not None, content
    return spell


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


async def test_spell_options_and_what_cannot_be_cast(discord: Sandbox) -> None:
    reply = await discord.cast("/spell seed:The wizard temperature:0.25 length:page")
    small_print = SMALL_PRINT.search(reply.content)
    assert small_print is not None
    assert small_print.groups() == ("0.25", "page")
    assert len(shown(reply.content).text) > 500
    for options, answer in (
        ("seed:\u202e\u2069", "Once upon a time"),
        ("seed:Once replay:nonsense", "no replay code"),
        ("seed:Once replay:7k2pm-x94qe", "another voice"),
        ("seed:Once replay:7k2pm-x94qe temperature:0.7", "only the code"),
        ("seed:Once replay:7k2pm-x94qe length:page", "only the code"),
    ):
        refused = await discord.cast(f"/spell {options}")
        assert refused.ephemeral
        assert answer in refused.content


# The first character of every Unicode class but controls and surrogates, which are left out.
FIRST = {unicodedata.category(chr(point)): chr(point) for point in reversed(range(0x21, 0x110000))}
HOSTILE = [
    " ".join(FIRST[kind] for kind in sorted(FIRST.keys() - {"Cc", "Cs"})) + " x",
    "@everyone look at <@1> and <#2>",
    "https://example.com and discord.gg/abc",
    "[click here](https://example.com)",
    "```py print``` `code` **bold** ||spoiler||",
    "# a heading",
    "\u202eright to left",
    "\u200fright to left \u05d0\u200e",
    "\U0001f409" * 300,
    "*" * 300,
    "\u0416\u4e2d\u05d0\u0e01\u0301",
]


async def test_hostile_seeds_are_only_text(discord: Sandbox) -> None:
    for seed in HOSTILE:
        reply = await discord.cast(f"/spell seed:{seed}")
        assert shown(reply.content).seed == seed.replace("\u202e", "")
        assert reply.allowed_mentions == {"parse": []}
        for active in ("@everyone", "://", "discord.gg", "\u202e"):
            assert active not in reply.content
        bare = reply.content.replace("\\\\", "").removeprefix("**").replace("**", "", 1)
        assert not re.search(r"(?<!\\)[<\[`*|]", bare)


async def test_again_writes_another_ending_and_continue_goes_on(discord: Sandbox) -> None:
    first = await discord.cast("/spell seed:The dragon temperature:1.2 length:paragraph")
    second = await discord.click(first, "Again")
    assert second.message_id != first.message_id
    assert shown(second.content).seed == "The dragon"
    assert shown(second.content).text != shown(first.content).text
    assert SMALL_PRINT.findall(second.content) == [("1.2", "paragraph")]
    third = await discord.click(second, "Continue")
    end = unescape(second.content.rsplit("\n", 1)[0])[-20:]
    assert shown(third.content).seed.endswith(end)
    assert shown(third.content).text


async def test_temperature_is_shown_privately_and_set_by_moderators_only(
    discord: Sandbox,
) -> None:
    for place in (discord.guilds[0], None):
        reply = await discord.cast("/temperature", user=discord.member, guild=place)
        assert "0.7" in reply.content
        assert reply.ephemeral
    refused = await discord.cast("/temperature value:1.1", user=discord.member)
    assert refused.ephemeral
    assert "Manage Server" in refused.content
    guild, attic, *_ = discord.guilds
    done = await discord.cast("/temperature value:0.9", user=discord.moderator, guild=attic)
    assert "0.9" in done.content
    reply = await discord.cast("/spell seed:Once", guild=attic)
    assert SMALL_PRINT.findall(reply.content) == [("0.9", "sentence")]
    # Another server and direct messages keep the default.
    refused = await discord.cast("/temperature value:1.1", user=discord.moderator, guild=None)
    assert "Direct messages" in refused.content
    for elsewhere in (guild, None):
        reply = await discord.cast("/spell seed:Once", guild=elsewhere)
        assert SMALL_PRINT.findall(reply.content) == [("0.7", "sentence")]
