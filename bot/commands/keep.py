"""The star that keeps a spell for a server: in the menu of its message, and below *Why?*."""

import re
import time
from collections.abc import Sequence

import discord
from discord import app_commands

from bot.controls import control
from bot.errors import UserError
from bot.services import Services
from bot.spell import Spell
from bot.store.keeps import Kept
from bot.texts import text


@app_commands.context_menu(name="\u2b50 Keep")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def keep_message(interaction: discord.Interaction, message: discord.Message) -> None:
    """Keep a spell for this server; used again, take the star back."""
    own = message.author == interaction.client.user
    kept = _kept(interaction, message.content if own else "", message.channel.id, message.id)
    await toggle_star(interaction, kept)


async def toggle_star(interaction: discord.Interaction, kept: Kept) -> None:
    """Let somebody keep something, or take their star back, and say so."""
    if not await _keep(interaction, kept):
        keeps = Services.of(interaction).store.keeps
        await keeps.remove(kept.guild_id, kept.message_id, kept.number, interaction.user.id)
        await _say(interaction, "keep-taken-back")


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
    """Keep the spell that is embedded above the button; a second click changes nothing."""
    embeds = interaction.message.embeds if interaction.message else []
    content = (embeds[0].description if embeds else None) or ""
    kept = _kept(interaction, content, int(pressed["channel"]), int(pressed["message"]))
    if not await _keep(interaction, kept):
        await _say(interaction, "keep-already")


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


async def _keep(interaction: discord.Interaction, kept: Kept) -> bool:
    """Keep something and say so; do neither and return False if that person keeps it already."""
    keeps = Services.of(interaction).store.keeps
    new = await keeps.keep(kept, interaction.user.id, int(time.time()))
    if new:
        await _say(interaction, "keep-done")
    return new


async def _say(interaction: discord.Interaction, key: str) -> None:
    await interaction.response.send_message(text(interaction.locale, key), ephemeral=True)
