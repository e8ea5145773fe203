"""What is chosen, pressed or sent after the process that showed it was killed."""

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.bot.server.panel import RESET, WHAT, open_form


async def test_settings_show_what_is_stored(discord: Sandbox, env: dict[str, str]) -> None:
    async with BotProcess(discord, env=env) as first:
        await discord.ready()
        panels = [await discord.cast("/settings", user=discord.moderator) for _ in range(4)]
        opened = await discord.select(panels[0], WHAT, ["temperature"], discord.moderator)
        form = await open_form(discord, panels[1], "cooldown")
        asked = await discord.click(panels[2], RESET, discord.moderator)
        first.kill()
        await first.wait()
    async with BotProcess(discord, env=env):
        await discord.ready()
        menu = "settings:1:menu:temperature"
        await discord.select(opened, menu, ["1.3"], discord.moderator)
        changed = await discord.submit(form, {"typed": "42"}, discord.moderator)
        assert "none \u2192 42 seconds" in changed.content
        assert "1.3" in changed.content
        other = await discord.select(panels[3], WHAT, ["length"], discord.moderator)
        assert "1.3" in other.content
        assert "42 seconds" in other.content
        done = await discord.click(asked, "Reset everything", discord.moderator)
        assert "1.3" not in done.content
