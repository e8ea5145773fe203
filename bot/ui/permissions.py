"""Who may do what in a server; Discord hides commands, but anybody can press a button."""

import discord

from bot.errors import UserError


def manages(interaction: discord.Interaction) -> bool:
    """Say whether somebody may manage the server."""
    return interaction.permissions.manage_guild or interaction.permissions.administrator


def moderates(interaction: discord.Interaction) -> bool:
    """Say whether somebody may manage other people's messages there."""
    return interaction.permissions.manage_messages or manages(interaction)


def check_manager(interaction: discord.Interaction) -> None:
    """Raise UserError if somebody may not manage the server."""
    if not manages(interaction):
        raise UserError("needs-manage-server")
