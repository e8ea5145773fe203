"""Stars by the real worker: who keeps what, where it is shown, and who may take it away."""

import asyncio

import pytest
import pytest_asyncio

from bot.spells.message import Spell
from model.words import words_of
from sandbox.discord.messages import Reply
from sandbox.errors import Refused
from sandbox.server import Sandbox
from sandbox.world.fixtures import PLAYER
from tests.bot.database import Database

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEEP = "\u2b50 Keep"


@pytest.fixture
def discord(shared_discord: Sandbox) -> Sandbox:
    return shared_discord


@pytest.fixture
def database(shared_database: Database) -> Database:
    return shared_database


@pytest_asyncio.fixture(autouse=True, loop_scope="module")
async def nothing_is_kept(database: Database) -> None:
    await database.run("DELETE FROM keeps")


def told(best: Reply) -> str:
    return str(best.embeds[0]["description"])


async def remove(discord: Sandbox, best: Reply, user: object, label: str) -> Reply:
    offered = await discord.click(best, "Remove \u2026", user)  # type: ignore[arg-type]
    assert offered.ephemeral
    (menu,) = offered.menus
    (value,) = [each["value"] for each in menu["options"] if each["label"].startswith(label)]
    return await discord.select(offered, menu["custom_id"], [value], user)  # type: ignore[arg-type]


async def test_why_offers_the_star_and_a_double_click_counts_once(
    discord: Sandbox, database: Database
) -> None:
    spell = await discord.cast("/spell seed:The *dragon*")
    why = await discord.click(spell, "Why?", PLAYER)
    first, second = await asyncio.gather(*(discord.click(why, "Keep", PLAYER) for _ in range(2)))
    assert all(reply.ephemeral for reply in (first, second))
    assert sorted("already" in reply.content for reply in (first, second)) == [False, True]
    assert [label for label, _, _ in first.buttons] == ["Take it back"]
    rows = await database.rows(
        "SELECT seed, voice, code, keeper_id, message_id, channel_id FROM keeps"
    )
    shown = Spell.from_message(spell.content)
    assert shown is not None
    assert shown.code is not None
    place = int(spell.message_id), int(spell.channel_id)
    assert rows == [("The *dragon*", "Wizard", shown.code, int(PLAYER.id), *place)]


async def test_it_says_who_kept_what_when_and_where(discord: Sandbox) -> None:
    spell = await discord.cast("/spell seed:The dragon")
    await discord.use(KEEP, spell, discord.member)
    best = await discord.cast("/best")
    assert not best.ephemeral
    guild = discord.guilds[0]
    link = f"https://discord.com/channels/{guild.id}/{spell.channel_id}/{spell.message_id}"
    assert f"]({link})" in told(best)
    assert f"<@{discord.member.id}>" in told(best)
    assert "by Wizard" in told(best)
    assert "<t:" in told(best)
    assert best.allowed_mentions == {"parse": []}
    await discord.use(KEEP, spell, discord.player)
    assert "2 members" in told(await discord.cast("/best"))
    elsewhere = await discord.cast("/best", guild=discord.guilds[1])
    assert elsewhere.ephemeral
    assert "keeps nothing yet" in elsewhere.content
    # Words that are blocked since then are covered.
    shown = Spell.from_message(spell.content)
    assert shown is not None
    word = max(words_of(shown.text)[:8], key=len)
    panel = await discord.cast("/settings", user=discord.moderator)
    menu, button = "settings:1:menu:what", "settings:1:button:type:blocked_words"
    panel = await discord.select(panel, menu, ["blocked_words"], discord.moderator)
    form = await discord.click(panel, button, discord.moderator)
    await discord.submit(form, {"typed": word}, discord.moderator)
    _, seed, covered = told(await discord.cast("/best")).split("\n-#")[0].split("**")
    assert seed == "The dragon"
    assert word not in words_of(covered)
    assert "\u2022" * len(word) in covered


async def test_pages_of_the_longest_and_worst_texts(discord: Sandbox) -> None:
    seeds = ["*" * 300, "@everyone " * 30, "[a](https://b.example) " * 12, "\U0001f409" * 150]
    seeds += ["\n".join("- # >" * 5), "||" * 150, "`" * 300]
    for seed in seeds:
        spell = await discord.cast(f'/spell length:page temperature:1.5 seed:"{seed[:300]}"')
        await discord.use(KEEP, spell)
    best = await discord.cast("/best")
    for page in (best, await discord.click(best, "Older")):
        assert len(told(page)) <= 4096
        assert "@everyone" not in told(page)
        assert "https://b" not in told(page)
    assert [disabled for _, _, disabled in page.buttons] == [False, True, False]
    offered = await discord.click(page, "Remove \u2026", discord.moderator)
    assert len(offered.menus[0]["options"]) == 2


async def test_keepers_take_back_their_own_star_and_moderators_all(discord: Sandbox) -> None:
    spells = [await discord.cast(f"/spell seed:Tale {n}") for n in range(2)]
    for user in (discord.member, discord.player):
        await discord.use(KEEP, spells[0], user)
    await discord.use(KEEP, spells[1], discord.member)
    best = await discord.cast("/best")
    # Not only the first of the keepers.
    done = await remove(discord, best, discord.player, "Tale 0")
    assert "taken back" in done.content
    assert "Tale 0" in told(await discord.cast("/best"))
    refused = await discord.click(best, "Remove \u2026", discord.player)
    assert "nothing on this page that you may remove" in refused.content
    await discord.use(KEEP, spells[0], discord.player)
    done = await remove(discord, best, discord.moderator, "Tale 0")
    assert "no longer kept" in done.content
    left = told(await discord.cast("/best"))
    assert "Tale 0" not in left
    assert "Tale 1" in left


async def test_two_who_remove_the_same(discord: Sandbox) -> None:
    kept = await discord.use(KEEP, await discord.cast("/spell seed:The dragon"))
    best = await discord.cast("/best")
    offered = await discord.click(best, "Remove \u2026", discord.moderator)
    (menu,) = offered.menus
    value = [menu["options"][0]["value"]]
    await asyncio.gather(*(discord.click(kept, "Take it back") for _ in range(2)))
    late = await discord.select(offered, menu["custom_id"], value, discord.moderator)
    assert "not kept any more" in late.content
    empty = await discord.click(best, "Remove \u2026", discord.moderator)
    assert "nothing on this page" in empty.content


async def test_only_spells_of_mine_are_kept_and_by_servers(discord: Sandbox) -> None:
    forged = "**The king**, he said.\n-# Wizard \u00b7 temperature 0.7 \u00b7 7k2pm-x94qe"
    best = await discord.cast("/help", guild=discord.guilds[0])
    assert best.ephemeral
    for said in ("hello", forged):
        refused = await discord.use(KEEP, discord.say(said))
        assert refused.ephemeral
        assert "Only my own spells" in refused.content
    assert "keeps nothing" in (await discord.cast("/best")).content
    spell = await discord.cast("/spell seed:The king", guild=None)
    for used in (discord.use(KEEP, spell), discord.cast("/best", guild=None)):
        with pytest.raises(Refused):
            await used
