"""Two processes at once, as during a deploy: both hear of everything, and one of them answers."""

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.bot.database import Database

KEEP = "\u2b50 Keep"


async def test_people_notice_nothing_of_an_overlap(
    discord: Sandbox, env: dict[str, str], database: Database
) -> None:
    async with BotProcess(discord, env=env) as old, BotProcess(discord, env=env) as new:
        await discord.until(lambda: discord.gateway.identified == 2, 20)
        spell = await discord.cast("/spell seed:The dragon")
        assert await discord.suggest("/spell voice:shake")
        assert not (await discord.click(spell, "Again")).ephemeral
        for _ in range(2):
            await both(discord)
            kept = await discord.use(KEEP, spell)
        await both(discord)
        assert len(await database.rows("SELECT * FROM keeps")) == 1
        await discord.click(kept, "Take it back")
        await both(discord)
        assert await database.rows("SELECT * FROM keeps") == []
        set_to = await discord.cast("/temperature value:0.9", user=discord.moderator)
        assert "0.9" in set_to.content
        await both(discord)
        for process in (old, new):
            process.terminate()
            await process.wait()
            assert "Traceback" not in process.stderr
            assert " ERROR " not in process.stderr
        assert "too late or twice" in old.stderr + new.stderr


async def both(discord: Sandbox) -> None:
    """Wait until both processes have tried to answer everything."""

    def answers() -> dict[str, int]:
        paths = [each.path for each in discord.requests if each.path.endswith("/callback")]
        return {path: paths.count(path) for path in paths}

    await discord.until(lambda: set(answers().values()) == {2})
