"""`/voices`: who can write here, what each has read, and how well it learnt."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import discord
from discord import app_commands

from bot.context import Context
from bot.i18n.texts import text
from bot.library.folder import Card
from bot.services import Interaction
from bot.ui.components import control, page_buttons, view_of
from bot.ui.markup import escape
from bot.ui.permissions import manages
from bot.ui.responses import Message, change, patience, reply

_PAGE = 5  # voices


@app_commands.command(name="voices")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def voices(interaction: Interaction) -> None:
    """Meet the voices: what each has read, and how well it learnt."""
    await reply(interaction, await _panel(await Context.of(interaction), 0), private=True)


@control(r"voices:1:page:(?P<page>-?\d+)")
async def voices_page(interaction: Interaction, pressed: re.Match[str], _: Sequence[str]) -> None:
    """Turn to another page of voices."""
    await change(interaction, await _panel(await Context.of(interaction), int(pressed["page"])))


@control(r"voices:1:choose(?::(?P<page>\d+))?")
async def voices_menu(
    interaction: Interaction, pressed: re.Match[str], chosen: Sequence[str]
) -> None:
    """Have a voice speak in this server, or say how to use it for one spell."""
    async with patience(interaction, change=True):
        said = await _choose(interaction, chosen[0])
        panel = await _panel(await Context.of(interaction), int(pressed["page"] or 0))
    await change(interaction, replace(panel, content=said))


async def _choose(interaction: Interaction, name: str) -> str:
    services, locale = interaction.client.services, interaction.locale
    card = await services.library.find(name)
    if not _may_choose(interaction):
        return text(locale, "voices-for-one-spell", title=escape(card.title), name=card.name)
    await services.library.try_out(card.name)
    await services.store.settings.change(interaction.guild_id or 0, voice=card.name)
    return text(locale, "voices-chosen", title=escape(card.title))


def _may_choose(interaction: Interaction) -> bool:
    """Say whether somebody decides for a server, which has to have the bot itself."""
    return interaction.is_guild_integration() and manages(interaction)


async def _panel(context: Context, page: int) -> Message:
    """Return the message that lists the voices."""
    locale, speaking = context.locale, await context.voice()
    cards = list((await context.services.library.cards()).values())
    pages = -(-len(cards) // _PAGE)
    page = max(0, min(page, pages - 1))
    shown = cards[page * _PAGE : (page + 1) * _PAGE]
    may_choose = _may_choose(context.interaction)
    embed = discord.Embed(
        title=text(locale, "voices-title"),
        description=text(locale, "voices-choose" if may_choose else "voices-use"),
    )
    for card in shown:
        mark = " \u2b50" if card.name == speaking else ""
        embed.add_field(name=escape(card.title) + mark, value=_about(locale, card), inline=False)
    if pages > 1:
        embed.set_footer(text=text(locale, "voices-page", page=page + 1, pages=pages))
    return Message(embed=embed, view=_view(shown, page, pages, locale))


def _about(locale: object, card: Card) -> str:
    """Return what a voice tells of itself, in words for people who never trained one."""
    lines = []
    if card.corpus:
        corpus = text(locale, "voices-corpus", corpus=escape(card.corpus), books=card.books)
        licence = f" ({escape(card.licence)})" if card.licence else ""
        lines.append(corpus + licence)
    # One is a whole number, or it would have the plural of a fraction.
    epochs = int(card.epochs) if card.epochs.is_integer() else card.epochs
    megabytes = f"{card.size / 1e6:.1f}"
    lines.append(text(locale, "voices-learnt", epochs=epochs, size=megabytes))
    if card.nats is not None:
        letters = f"{math.exp(min(card.nats, 10)):.1f}"
        lines.append(text(locale, "voices-nats", nats=f"{card.nats:.3f}", letters=letters))
    if card.copied is not None:
        words = card.longest_copy or 0
        lines.append(text(locale, "voices-novelty", share=f"{card.copied:.1%}", words=words))
    return "\n".join(lines)


def _view(cards: Sequence[Card], page: int, pages: int, locale: object) -> discord.ui.View:
    menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
        custom_id=f"voices:1:choose:{page}",
        placeholder=text(locale, "voices-placeholder"),
        options=[discord.SelectOption(label=card.title, value=card.name) for card in cards],
    )
    if pages == 1:
        return view_of(menu)
    keys = "voices-earlier-button", "voices-later-button"
    return view_of(menu, *page_buttons(locale, "voices:1:page", page, pages, *keys))
