"""Keeping a spell: in the menu of its message, and below *Why?*."""

import re
from collections.abc import Sequence

import discord
from discord import app_commands

from bot.errors import UserError
from bot.i18n.texts import text
from bot.keeps.star import give_star
from bot.services import Interaction
from bot.spells.message import Spell
from bot.store.keeps import Kept
from bot.ui.components import control


@app_commands.context_menu(name="\u2b50 Keep")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def keep_message(interaction: Interaction, message: discord.Message) -> None:
    """Keep a spell for this server, or take the star back."""
    own = message.author == interaction.client.user
    kept = _kept(interaction, message.content if own else "", message.channel.id, message.id)
    await give_star(interaction, kept)


def keep_button(locale: object, message: discord.Message) -> discord.ui.Button[discord.ui.View]:
    """Return a button that keeps the spell of a message, for a message that embeds the spell."""
    return discord.ui.Button(
        label=text(locale, "keep-button"),
        emoji="\u2b50",
        custom_id=f"keep:1:{message.channel.id}:{message.id}",
    )


@control(r"keep:1:(?P<channel>\d{1,20}):(?P<message>\d{1,20})")
async def keep_pressed(interaction: Interaction, pressed: re.Match[str], _: Sequence[str]) -> None:
    """Keep the spell that is embedded above the button."""
    embeds = interaction.message.embeds if interaction.message else []
    content = (embeds[0].description if embeds else None) or ""
    kept = _kept(interaction, content, int(pressed["channel"]), int(pressed["message"]))
    await give_star(interaction, kept)


def _kept(interaction: Interaction, content: str, channel_id: int, message_id: int) -> Kept:
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
