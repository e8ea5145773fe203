"""`/voices`: who can write here, what each has read, and how well it learnt."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import discord
from discord import app_commands

from bot.context import Context
from bot.i18n.texts import text
from bot.library.folder import VoiceFile
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
    voice = await services.library.find(name)
    if not _may_choose(interaction):
        return text(locale, "voices-for-one-spell", title=escape(voice.title), name=voice.name)
    await services.library.try_out(voice.name)
    await services.store.settings.change(interaction.guild_id or 0, voice=voice.name)
    return text(locale, "voices-chosen", title=escape(voice.title))


def _may_choose(interaction: Interaction) -> bool:
    """Say whether somebody decides for a server, which has to have the bot itself."""
    return interaction.is_guild_integration() and manages(interaction)


async def _panel(context: Context, page: int) -> Message:
    """Return the message that lists the voices."""
    locale, speaking = context.locale, await context.voice()
    voices = list((await context.services.library.voices()).values())
    pages = -(-len(voices) // _PAGE)
    page = max(0, min(page, pages - 1))
    shown = voices[page * _PAGE : (page + 1) * _PAGE]
    may_choose = _may_choose(context.interaction)
    embed = discord.Embed(
        title=text(locale, "voices-title"),
        description=text(locale, "voices-choose" if may_choose else "voices-use"),
    )
    for each in shown:
        mark = " \u2b50" if each.name == speaking else ""
        embed.add_field(name=escape(each.title) + mark, value=_about(locale, each), inline=False)
    if pages > 1:
        embed.set_footer(text=text(locale, "voices-page", page=page + 1, pages=pages))
    return Message(embed=embed, view=_view(shown, page, pages, locale))


def _about(locale: object, voice: VoiceFile) -> str:
    """Return what a voice tells of itself, in words for people who never trained one."""
    lines, card = [], voice.card
    corpus, copied = card.corpus, card.quality.copied
    if corpus.name:
        books = len(corpus.books)
        read = text(locale, "voices-corpus", corpus=escape(corpus.name), books=books)
        lines.append(read + (f" ({escape(corpus.licence)})" if corpus.licence else ""))
    # One is a whole number, or it would have the plural of a fraction.
    epochs = int(card.readings) if card.readings == int(card.readings) else card.readings
    megabytes = f"{voice.size / 1e6:.1f}"
    lines.append(text(locale, "voices-learnt", epochs=epochs, size=megabytes))
    if (nats := card.held_out_nats) is not None:
        letters = f"{math.exp(min(nats, 10)):.1f}"
        lines.append(text(locale, "voices-nats", nats=f"{nats:.3f}", letters=letters))
    if copied.share is not None:
        words = len(copied.longest.split())
        lines.append(text(locale, "voices-novelty", share=f"{copied.share:.1%}", words=words))
    return "\n".join(lines)


def _view(voices: Sequence[VoiceFile], page: int, pages: int, locale: object) -> discord.ui.View:
    menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
        custom_id=f"voices:1:choose:{page}",
        placeholder=text(locale, "voices-placeholder"),
        options=[discord.SelectOption(label=each.title, value=each.name) for each in voices],
    )
    if pages == 1:
        return view_of(menu)
    keys = "voices-earlier-button", "voices-later-button"
    return view_of(menu, *page_buttons(locale, "voices:1:page", page, pages, *keys))
