"""`/voices`: who can write here, what each has read, and how well it learnt."""

import math
import re
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.i18n.texts import text
from bot.library.folder import VoiceFile
from bot.services import Services
from bot.ui.components import control, page_buttons, view_of
from bot.ui.markup import escape
from bot.ui.permissions import manages
from bot.ui.responses import update

_PAGE = 5  # voices


@app_commands.command(name="voices")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def voices(interaction: discord.Interaction) -> None:
    """Meet the voices: what each has read, and how well it learnt."""
    await interaction.response.send_message(**await _panel(interaction, 0), ephemeral=True)


@control(r"voices:1:page:(?P<page>-?\d+)")
async def voices_page(
    interaction: discord.Interaction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Turn to another page of voices."""
    await interaction.response.edit_message(**await _panel(interaction, int(pressed["page"])))


@control(r"voices:1:choose(?::(?P<page>\d+))?")
async def voices_menu(
    interaction: discord.Interaction, pressed: re.Match[str], chosen: Sequence[str]
) -> None:
    """Have a voice speak in this server, or say how to use it for one spell."""
    await update(interaction, _choose(interaction, chosen[0], int(pressed["page"] or 0)))


async def _choose(interaction: discord.Interaction, name: str, page: int) -> dict[str, Any]:
    services, locale = Services.of(interaction), interaction.locale
    card = await services.library.find(name)
    if _may_choose(interaction):
        await services.library.try_out(card.name)
        await services.store.settings.change(interaction.guild_id or 0, voice=card.name)
        said = text(locale, "voices-chosen", title=escape(card.title))
    else:
        said = text(locale, "voices-for-one-spell", title=escape(card.title), name=card.name)
    return {"content": said, **await _panel(interaction, page)}


def _may_choose(interaction: discord.Interaction) -> bool:
    """Say whether somebody decides for a server, which has to have the bot itself."""
    return interaction.is_guild_integration() and manages(interaction)


async def _panel(interaction: discord.Interaction, page: int) -> dict[str, Any]:
    """Return the parts of the message that lists the voices."""
    services, locale = Services.of(interaction), interaction.locale
    cards = list((await services.library.cards()).values())
    speaking = await services.choose_voice(None, await services.settings(interaction.guild_id))
    pages = -(-len(cards) // _PAGE)
    page = max(0, min(page, pages - 1))
    shown = cards[page * _PAGE : (page + 1) * _PAGE]
    embed = discord.Embed(
        title=text(locale, "voices-title"),
        description=text(locale, "voices-choose" if _may_choose(interaction) else "voices-use"),
    )
    for card in shown:
        mark = " \u2b50" if card.name == speaking else ""
        embed.add_field(name=escape(card.title) + mark, value=_about(locale, card), inline=False)
    if pages > 1:
        embed.set_footer(text=text(locale, "voices-page", page=page + 1, pages=pages))
    return {"embed": embed, "view": _view(shown, page, pages, locale)}


def _about(locale: object, card: VoiceFile) -> str:
    """Return what a voice tells of itself, in words for people who never trained one."""
    lines, told = [], card.card
    corpus, copied = told.corpus, told.quality.copied
    if corpus.name:
        books = len(corpus.books)
        read = text(locale, "voices-corpus", corpus=escape(corpus.name), books=books)
        lines.append(read + (f" ({escape(corpus.licence)})" if corpus.licence else ""))
    # One is a whole number, or it would have the plural of a fraction.
    epoch = told.best.epoch if told.best else 0
    epochs = int(epoch) if epoch == int(epoch) else epoch
    megabytes = f"{card.size / 1e6:.1f}"
    lines.append(text(locale, "voices-learnt", epochs=epochs, size=megabytes))
    if (nats := told.held_out_nats) is not None:
        letters = f"{math.exp(min(nats, 10)):.1f}"
        lines.append(text(locale, "voices-nats", nats=f"{nats:.3f}", letters=letters))
    if copied.share is not None:
        words = len(copied.longest.split())
        lines.append(text(locale, "voices-novelty", share=f"{copied.share:.1%}", words=words))
    return "\n".join(lines)


def _view(cards: Sequence[VoiceFile], page: int, pages: int, locale: object) -> discord.ui.View:
    menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
        custom_id=f"voices:1:choose:{page}",
        placeholder=text(locale, "voices-placeholder"),
        options=[discord.SelectOption(label=card.title, value=card.name) for card in cards],
    )
    if pages == 1:
        return view_of(menu)
    keys = "voices-earlier-button", "voices-later-button"
    return view_of(menu, *page_buttons(locale, "voices:1:page", page, pages, *keys))
