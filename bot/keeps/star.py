"""The star that keeps a spell or an ending for a server."""

import re
import time
from collections.abc import Sequence

import discord

from bot.i18n.texts import text
from bot.services import Interaction
from bot.store.keeps import Kept
from bot.ui.components import control, view_of
from bot.ui.responses import Message, change, reply


async def give_star(interaction: Interaction, kept: Kept) -> None:
    """Let somebody keep something, and offer to take the star back.

    Done twice, as by two clicks or by two processes during a deploy, it changes nothing.
    """
    keeps = interaction.client.services.store.keeps
    new = await keeps.keep(kept, interaction.user.id, int(time.time()))
    back: discord.ui.Button[discord.ui.View] = discord.ui.Button(
        label=text(interaction.locale, "keep-back-button"),
        custom_id=f"keep:1:back:{kept.message_id}:{kept.number}",
    )
    said = text(interaction.locale, "keep-done" if new else "keep-already")
    await reply(interaction, Message(said, view=view_of(back)), private=True)


@control(r"keep:1:back:(?P<message>\d{1,20}):(?P<number>\d{1,4})")
async def keep_back(interaction: Interaction, pressed: re.Match[str], _: Sequence[str]) -> None:
    """Take one's own star back."""
    keeps, guild_id = interaction.client.services.store.keeps, interaction.guild_id or 0
    message_id, number = int(pressed["message"]), int(pressed["number"])
    await keeps.remove(guild_id, message_id, number, interaction.user.id)
    await change(interaction, Message(text(interaction.locale, "keep-taken-back")))
