"""What is pressed or typed after the process that showed it was killed."""

import asyncio

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from sandbox.world.fixtures import GUILDS
from tests.bot.rounds.table import told
from tests.bot.spells.row import shown, temperature

SEED = "The dragon\u2019s egg"
MANY = [(t, n) for t in (0.1, 0.7, 1.5) for n in ("sentence", "paragraph", "page")]


async def test_everything_goes_on_after_a_restart(discord: Sandbox, env: dict[str, str]) -> None:
    env = env | {"SPELLS_PER_USER": "0"}
    async with BotProcess(discord, env=env) as first:
        await discord.ready()
        lines = [f"/spell seed:{SEED} temperature:{t} length:{n}" for t, n in MANY]
        batch = await asyncio.gather(*(discord.cast(line) for line in lines))
        line = "/spell seed:The dragon length:paragraph voice:"
        spells = [
            await discord.cast(line + voice, guild=guild)
            for voice in ("wizard", "shakespeare")
            for guild in (GUILDS[0], None)
        ]
        why = await discord.click(spells[0], "Why?")
        await discord.cast("/temperature value:1.3", user=discord.moderator)
        first.kill()
        await first.wait()
    async with BotProcess(discord, env=env):
        await discord.ready()
        # What was set is as safe as what was shown.
        assert "1.3" in (await discord.cast("/temperature")).content
        for spell in spells:
            title = shown(spell).voice
            cast = [
                await discord.click(spell, label)
                for label in ("Again", "Continue", "Hotter", "Colder")
            ]
            assert {shown(new).voice for new in cast} == {title}
            assert all(" \u00b7 paragraph \u00b7 " in new.content for new in cast)
            assert [temperature(new) for new in cast] == ["0.7", "0.7", "0.9", "0.5"]
            assert "nats" in (await discord.click(spell, "Why?")).content
        kept = await discord.click(why, "Keep")
        assert "**The dragon**" in told(await discord.cast("/best"))
        assert "taken back" in (await discord.click(kept, "Take it back")).content
        # A code repeats a spell: first in one full batch, and now each alone.
        for reply in batch:
            code = reply.content.rsplit(" ", 1)[-1]
            again = await discord.cast(f"/spell seed:{SEED} replay:{code}")
            assert again.content == reply.content
        assert len({reply.content for reply in batch}) == len(batch)
