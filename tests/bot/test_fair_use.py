"""Fair use, with a clock of the test's own, and once by the real worker."""

import re

import pytest

from bot.errors import UserError
from bot.fair_use import FairUse
from sandbox.process import BotProcess
from sandbox.server import Sandbox


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def cast(fair_use: FairUse, user: int = 1, guild: int | None = 1, cooldown: int = 0) -> str:
    """Return why a spell has to wait, or nothing."""
    try:
        with fair_use.turn(user, guild, cooldown):
            return ""
    except UserError as error:
        assert re.fullmatch(r"<t:\d+:R>", str(error.values["when"]))
        return error.key


def test_the_only_spell_of_a_minute_is_there_at_any_moment() -> None:
    clock = Clock()
    for number in range(1000):
        clock.now = 8123.4567 + number / 7
        assert cast(FairUse(1, 1, clock)) == ""


def test_a_person_has_so_many_spells_a_minute_and_then_one_at_a_time() -> None:
    clock = Clock()
    fair_use = FairUse(6, 0, clock)
    assert [cast(fair_use) for _ in range(7)] == [""] * 6 + ["fair-use-user"]
    assert cast(fair_use, user=2) == ""
    clock.now += 10
    assert [cast(fair_use) for _ in range(2)] == ["", "fair-use-user"]
    clock.now += 3600
    assert [cast(fair_use) for _ in range(7)] == [""] * 6 + ["fair-use-user"]


def test_a_server_shares_its_spells_and_direct_messages_have_none_to_share() -> None:
    fair_use = FairUse(0, 3, Clock())
    assert [cast(fair_use, user) for user in range(4)] == ["", "", "", "fair-use-server"]
    assert cast(fair_use, 1, guild=2) == ""
    assert [cast(fair_use, 1, guild=None) for _ in range(9)] == [""] * 9


def test_a_servers_pause_counts_from_a_spell_that_was_seen() -> None:
    clock = Clock()
    fair_use = FairUse(0, 0, clock)
    with pytest.raises(ValueError, match="broke"), fair_use.turn(1, 1, 5):
        raise ValueError("broke")
    assert [cast(fair_use, cooldown=5) for _ in range(2)] == ["", "fair-use-cooldown"]
    assert cast(fair_use, user=2, cooldown=5) == ""
    clock.now += 5
    assert cast(fair_use, cooldown=5) == ""
    assert cast(fair_use, cooldown=0) == ""
    clock.now += 2
    assert cast(fair_use, cooldown=5) == "fair-use-cooldown"
    assert cast(fair_use, cooldown=2) == ""  # lowered meanwhile


def test_a_spell_that_fails_does_not_end_the_pause_before_it() -> None:
    clock = Clock()
    fair_use = FairUse(0, 0, clock)
    assert cast(fair_use, cooldown=5) == ""
    clock.now += 4
    with pytest.raises(ValueError, match="broke"), fair_use.turn(1, 1, 3):
        raise ValueError("broke")
    assert cast(fair_use, cooldown=5) == "fair-use-cooldown"
    clock.now += 1
    assert cast(fair_use, cooldown=5) == ""


def test_what_it_remembers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.fair_use._MOST", 10)
    fair_use = FairUse(1, 0, Clock())
    assert {cast(fair_use, user) for user in range(100)} == {""}
    assert cast(fair_use, 99) == "fair-use-user"
    assert cast(fair_use, 0) == ""  # forgotten, as the longest ago


async def test_too_many_spells_are_told_kindly_and_privately(
    discord: Sandbox, env: dict[str, str]
) -> None:
    async with BotProcess(discord, env={**env, "SPELLS_PER_USER": "2"}):
        await discord.ready()
        replies = [await discord.cast("/spell seed:Once") for _ in range(3)]
        assert [reply.ephemeral for reply in replies] == [False, False, True]
        assert re.search(r"<t:\d+:R>", replies[2].content)
        assert not (await discord.cast("/spell seed:Once", user=discord.player)).ephemeral


async def test_a_servers_pause_holds_for_everybody_and_in_that_server_alone(
    discord: Sandbox, bot: BotProcess
) -> None:
    panel = await discord.cast("/settings", user=discord.moderator)
    panel = await discord.select(panel, "settings:1:menu:what", ["cooldown"], discord.moderator)
    await discord.select(panel, "settings:1:menu:cooldown", ["300"], discord.moderator)
    refused = await discord.cast("/spell seed:\u202e", user=discord.moderator)
    assert "Once upon a time" in refused.content  # nothing was cast, so there is no pause
    spell = await discord.cast("/spell seed:Once", user=discord.moderator)
    assert not spell.ephemeral
    said = discord.say("The king", discord.member)
    menu = "Finish this with a spell"
    for reply in (
        await discord.cast("/spell seed:Once", user=discord.moderator),
        await discord.click(spell, "Again", discord.moderator),
        await discord.click(spell, "Continue", discord.moderator),
        await discord.use(menu, said, discord.moderator),
    ):
        assert reply.ephemeral
        assert re.search(r"a pause of 300 seconds .* <t:\d+:R>", reply.content)
    for reply in (
        await discord.click(spell, "Again", discord.player),
        await discord.cast("/spell seed:Once", user=discord.moderator, guild=discord.guilds[1]),
        await discord.cast("/spell seed:Once", user=discord.moderator, guild=None),
    ):
        assert not reply.ephemeral or reply.guild is None
        assert "pause" not in reply.content


async def test_rounds_count_as_well(discord: Sandbox, env: dict[str, str]) -> None:
    async with BotProcess(discord, env={**env, "SPELLS_PER_SERVER": "1"}):
        await discord.ready()
        game = await discord.cast("/finish")
        assert not game.ephemeral, game.content
        attic = await discord.cast("/finish", guild=discord.guilds[1])
        assert not attic.ephemeral
        refused = await discord.cast("/spell seed:Once")
        assert refused.ephemeral
        assert re.search(r"<t:\d+:R>", refused.content)
