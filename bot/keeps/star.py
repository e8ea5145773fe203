"""The star that keeps a spell for a server: in the menu of its message, and below *Why?*."""

import re
import time
from collections.abc import Sequence

import discord
from discord import app_commands

from bot.errors import UserError
from bot.i18n.texts import text
from bot.services import Services
from bot.spells.message import Spell
from bot.store.keeps import Kept
from bot.ui.components import control, view_of


@app_commands.context_menu(name="\u2b50 Keep")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def keep_message(interaction: discord.Interaction, message: discord.Message) -> None:
    """Keep a spell for this server, or take the star back."""
    own = message.author == interaction.client.user
    kept = _kept(interaction, message.content if own else "", message.channel.id, message.id)
    await give_star(interaction, kept)


async def give_star(interaction: discord.Interaction, kept: Kept) -> None:
    """Let somebody keep something, and offer to take the star back.

    Done twice, as by two clicks or by two processes during a deploy, it changes nothing.
    """
    keeps = Services.of(interaction).store.keeps
    new = await keeps.keep(kept, interaction.user.id, int(time.time()))
    back: discord.ui.Button[discord.ui.View] = discord.ui.Button(
        label=text(interaction.locale, "keep-back-button"),
        custom_id=f"keep:1:back:{kept.message_id}:{kept.number}",
    )
    said = text(interaction.locale, "keep-done" if new else "keep-already")
    await interaction.response.send_message(said, view=view_of(back), ephemeral=True)


@control(r"keep:1:back:(?P<message>\d{1,20}):(?P<number>\d{1,4})")
async def keep_back(
    interaction: discord.Interaction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Take one's own star back."""
    keeps, guild_id = Services.of(interaction).store.keeps, interaction.guild_id or 0
    message_id, number = int(pressed["message"]), int(pressed["number"])
    await keeps.remove(guild_id, message_id, number, interaction.user.id)
    said = text(interaction.locale, "keep-taken-back")
    await interaction.response.edit_message(content=said, view=None)


def keep_button(locale: object, message: discord.Message) -> discord.ui.Button[discord.ui.View]:
    """Return a button that keeps the spell of a message, for a message that embeds the spell."""
    return discord.ui.Button(
        label=text(locale, "keep-button"),
        emoji="\u2b50",
        custom_id=f"keep:1:{message.channel.id}:{message.id}",
    )


@control(r"keep:1:(?P<channel>\d{1,20}):(?P<message>\d{1,20})")
async def keep_pressed(
    interaction: discord.Interaction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Keep the spell that is embedded above the button."""
    embeds = interaction.message.embeds if interaction.message else []
    content = (embeds[0].description if embeds else None) or ""
    kept = _kept(interaction, content, int(pressed["channel"]), int(pressed["message"]))
    await give_star(interaction, kept)


def _kept(interaction: discord.Interaction, content: str, channel_id: int, message_id: int) -> Kept:
    """Return what is to be kept of a message; raise UserError if that is nothing."""
    if interaction.guild_id is None:
        raise UserError("keep-only-in-servers")
    shown = Spell.from_message(content)
    if shown is None:
        raise UserError("keep-only-spells")
    return Kept(
        interaction.guild_id,
        channel_id,
        message_id,
        "spell",
        shown.seed,
        shown.text,
        voice=shown.voice,
        code=shown.code,
    )
