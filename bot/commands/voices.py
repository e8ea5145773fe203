"""`/voices`: who can write here, and what each has read."""

import re
from typing import Self

import discord
from discord import app_commands

from bot.markup import escape
from bot.permissions import manages
from bot.services import Services
from bot.texts import text
from bot.tree import answer_failure
from bot.voices import Card

_MOST = 25  # what a select menu holds


@app_commands.command(name="voices")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def voices(interaction: discord.Interaction) -> None:
    """Meet the voices: what each has read, and how well it learnt."""
    services = Services.of(interaction)
    cards = list((await services.library.cards()).values())[:_MOST]
    settings = await services.settings(interaction.guild_id)
    chosen = settings.voice or services.library.default
    embed = discord.Embed(title=text(interaction.locale, "voices-title"))
    for card in cards:
        mark = " \u2b50" if card.name == chosen else ""
        about = _about(interaction.locale, card)
        embed.add_field(name=f"{escape(card.title)}{mark}", value=about, inline=False)
    key = "voices-choose" if manages(interaction) and interaction.guild_id else "voices-use"
    embed.description = text(interaction.locale, key)
    view = discord.ui.View(timeout=None)
    view.add_item(VoiceSelect(cards, interaction.locale))
    await interaction.response.send_message(embed=embed, view=view, ephemeral=True)


def _about(locale: object, card: Card) -> str:
    known = {
        "voices-corpus": card.corpus and {"corpus": escape(card.corpus), "books": card.books},
        "voices-licence": card.licence and {"licence": escape(card.licence)},
        "voices-nats": card.nats is not None and {"nats": f"{card.nats:.3f}"},
        "voices-novelty": card.copied is not None
        and {"share": f"{card.copied:.1%}", "words": card.longest_copy or 0},
    }
    return "\n".join(text(locale, key, **values) for key, values in known.items() if values)


class VoiceSelect(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]], template=r"voices:1:choose"
):
    """Chooses the server's voice, or says how to use one."""

    def __init__(self, cards: list[Card], locale: object) -> None:
        """Offer these voices."""
        super().__init__(
            discord.ui.Select(
                custom_id="voices:1:choose",
                placeholder=text(locale, "voices-placeholder"),
                options=[
                    discord.SelectOption(label=card.title[:100], value=card.name) for card in cards
                ]
                or [discord.SelectOption(label="-")],
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,
        item: discord.ui.Item[discord.ui.View],
        match: re.Match[str],
        /,
    ) -> Self:
        """Take the menu as it was pressed."""
        found = cls([], interaction.locale)
        if isinstance(item, discord.ui.Select):
            found.item = item
        return found

    async def callback(self, interaction: discord.Interaction) -> None:
        """Use the voice that was chosen."""
        try:
            await _choose(interaction, self.item.values[0])
        except Exception as error:
            await answer_failure(interaction, error)


async def _choose(interaction: discord.Interaction, name: str) -> None:
    services, locale = Services.of(interaction), interaction.locale
    await services.library.scribe(name)  # raises if it is gone
    title = escape(services.library.title(name))
    if interaction.guild_id is None or not manages(interaction):
        await interaction.response.send_message(
            text(locale, "voices-for-one-spell", title=title, name=name), ephemeral=True
        )
        return
    await services.store.settings.change(interaction.guild_id, voice=name)
    await interaction.response.send_message(
        text(locale, "voices-chosen", title=title), ephemeral=True
    )
