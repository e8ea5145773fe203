"""`/temperature`: how daring the spells of a server are."""

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.errors import UserError
from bot.services import Services
from bot.spell import HIGHEST, LOWEST, check_temperature


@app_commands.command(name="temperature")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.describe(value="The new temperature: 0.1 is careful, 1.5 is wild (Manage Server)")
async def temperature(
    interaction: discord.Interaction, value: Range[float, LOWEST, HIGHEST] | None = None
) -> None:
    """Show or set how daring the spells of this server are."""
    services = Services.of(interaction)
    before = await services.temperature(interaction.guild_id)
    if value is None:
        place = "this server" if interaction.guild_id else "direct messages"
        await interaction.response.send_message(
            f"Spells in {place} have temperature {before:g}.", ephemeral=True
        )
        return
    if interaction.guild_id is None:
        raise UserError(
            f"Direct messages always have temperature {before:g}. "
            "Set it for one spell with /spell temperature."
        )
    if not (interaction.permissions.manage_guild or interaction.permissions.administrator):
        raise UserError("Only members with the Manage Server permission may set the temperature.")
    check_temperature(value)
    value = round(value, 2)
    await services.store.set_temperature(interaction.guild_id, value)
    await interaction.response.send_message(
        f"Spells in this server now have temperature {value:g} (before: {before:g})."
    )
