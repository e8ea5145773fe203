"""`/temperature`: how daring the spells of a server are."""

from discord import app_commands
from discord.app_commands import Range

from bot.context import Context
from bot.errors import UserError
from bot.i18n.texts import text
from bot.services import Interaction
from bot.settings import HIGHEST, LOWEST
from bot.spells.message import check_temperature
from bot.ui.permissions import check_manager
from bot.ui.responses import Message, reply


@app_commands.command(name="temperature")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.describe(value="The new temperature: 0.1 is careful, 1.5 is wild (Manage Server)")
async def temperature(
    interaction: Interaction, value: Range[float, LOWEST, HIGHEST] | None = None
) -> None:
    """Show or set how daring the spells of this server are."""
    context = await Context.of(interaction)
    now = f"{context.settings.temperature:g}"
    if value is None:
        key = "temperature-here" if interaction.guild_id else "temperature-in-dms"
        said = text(context.locale, key, temperature=now)
        await reply(interaction, Message(said), private=True)
        return
    if interaction.guild_id is None:
        raise UserError("temperature-fixed-in-dms", temperature=now)
    check_manager(interaction)
    check_temperature(value)
    before, after = await context.services.store.settings.change(
        interaction.guild_id, temperature=round(value, 2)
    )
    values = {"temperature": f"{after.temperature:g}", "before": f"{before.temperature:g}"}
    await reply(interaction, Message(text(context.public_locale, "temperature-set", **values)))
