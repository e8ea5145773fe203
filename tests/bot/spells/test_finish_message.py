"""*Finish this with a spell* on anybody's message, by the real worker."""

import pytest

from bot.spells.message import SEED_LIMIT, Spell
from sandbox.server import Sandbox

pytestmark = pytest.mark.asyncio(loop_scope="module")

FINISH = "Finish this with a spell"


@pytest.fixture
def discord(shared_discord: Sandbox) -> Sandbox:
    return shared_discord


def seed_of(content: str) -> str:
    spell = Spell.from_message(content)
    assert spell is not None, content
    return spell.seed


@pytest.mark.parametrize(
    ("said", "seed"),
    [
        ("**Once** upon *a* __time__ ~~there~~ `was`", "Once upon a time there was"),
        ("***Once** upon* a time", "Once upon a time"),
        ("> # Once\n- upon\n-# a time", "Once upon a time"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        (r"a \*star\* and \_more\_", "a *star* and _more_"),
        ("the murderer is ||the butler|| of course", "the murderer is of course"),
        ('see [the map](https://example.org/x?y=1 "title") there', "see the map there"),
        ("https://www.example.org/a/b?c#d and <http://b.example>", "www.example.org and b.example"),
        ("<a:dance:123><:owl:4> at <t:1700000000:R> </spell:9>", "danceowl at spell"),
        ("<@&1> <#2> <@!3> nobody knows", "nobody knows"),
        ("```py\nprint('x')\n```", "print('x')"),
        ("\u202eabc\u2066 def", "abc def"),
        ("\u200b \u0416\u4e2d\u05d0\u0e01\u0301", "\u200b \u0416\u4e2d\u05d0\u0e01\u0301"),
    ],
)
async def test_what_people_see_is_the_seed(discord: Sandbox, said: str, seed: str) -> None:
    reply = await discord.use(FINISH, discord.say(said, discord.player))
    assert not reply.ephemeral
    assert seed_of(reply.content) == seed
    assert reply.allowed_mentions == {"parse": []}


async def test_known_names_are_said(discord: Sandbox) -> None:
    guild = discord.guilds[0]
    said = discord.say(f"<@{discord.player.id}> in <#{guild.channel_id}> with <@&{guild.id}2>")
    said.message["mentions"] = [discord.player.payload()]
    reply = await discord.use(FINISH, said)
    assert seed_of(reply.content) == "@Luna in #fireplace with"


@pytest.mark.parametrize("said", ["word " * 400, "x" * 2000, "\U0001f409" * 999])
async def test_of_a_long_message_the_end_counts(discord: Sandbox, said: str) -> None:
    reply = await discord.use(FINISH, discord.say(said))
    seed = seed_of(reply.content)
    assert seed.startswith("\u2026")
    assert len(seed) <= SEED_LIMIT
    assert said.strip().endswith(seed[1:])


@pytest.mark.parametrize("said", ["<@1>", "||all of it||", "\u202e\u2066", "<t:1>"])
async def test_no_words_are_explained(discord: Sandbox, said: str) -> None:
    reply = await discord.use(FINISH, discord.say(said))
    assert reply.ephemeral
    assert "no words" in reply.content


async def test_a_message_with_a_picture_alone_and_one_that_was_forwarded(discord: Sandbox) -> None:
    alone, forwarded = discord.say("x"), discord.say("x")
    alone.message["content"] = forwarded.message["content"] = ""
    inner = {"content": "The **king**", "embeds": [], "attachments": [], "type": 0}
    inner |= {name: [] for name in ("mentions", "mention_roles", "components")}
    inner |= {"timestamp": alone.message["timestamp"], "edited_timestamp": None, "flags": 0}
    forwarded.message["message_snapshots"] = [{"message": inner}]
    assert "no words" in (await discord.use(FINISH, alone)).content
    assert seed_of((await discord.use(FINISH, forwarded)).content) == "The king"


async def test_a_spell_goes_on_as_it_began(discord: Sandbox) -> None:
    line = "/spell seed:The king temperature:0.3 length:paragraph voice:shakespeare"
    spell = await discord.cast(line, guild=None)
    reply = await discord.use(FINISH, spell)
    first, second = Spell.from_message(spell.content), Spell.from_message(reply.content)
    assert first is not None
    assert second is not None
    assert second.seed == first.next_seed()
    small_print = reply.content.rsplit("\n", 1)[-1]
    assert small_print.startswith("-# Shakespeare \u00b7 temperature 0.3 \u00b7 paragraph")
