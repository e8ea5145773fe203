"""The panel of a server's settings, as its moderator uses it."""

from sandbox.server import Reply, Sandbox

WHAT, RESET = "settings:1:menu:what", "settings:1:button:reset"
TYPE = "settings:1:button:type"


async def open_form(discord: Sandbox, panel: Reply, name: str) -> Reply:
    """Let the moderator open the form of a setting."""
    panel = await discord.select(panel, WHAT, [name], discord.moderator)
    return await discord.click(panel, f"{TYPE}:{name}", discord.moderator)
