"""`/best`: the spells and endings that a server keeps."""

import re
from collections.abc import Sequence, Set

import discord
from discord import app_commands

from bot.context import Context
from bot.errors import UserError
from bot.i18n.texts import text
from bot.services import Interaction
from bot.store.keeps import Star
from bot.ui.components import control, page_buttons, view_of
from bot.ui.limits import OPTION
from bot.ui.markup import escape, shorten
from bot.ui.permissions import moderates
from bot.ui.responses import Message, change, reply
from model.words import cover

_PAGE = 5  # things
# Characters of each, so that a page fits an embed, which holds 4096.
_MOST_SEED, _MOST_TEXT = 200, 300


@app_commands.command(name="best")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def best(interaction: Interaction) -> None:
    """Read the spells and endings that this server keeps."""
    await reply(interaction, await _page(interaction, 0))


@control(r"best:1:page:(?P<page>-?\d+)")
async def best_page(interaction: Interaction, pressed: re.Match[str], _: Sequence[str]) -> None:
    """Turn to another page."""
    await change(interaction, await _page(interaction, int(pressed["page"])))


@control(r"best:1:remove:(?P<page>\d+)")
async def best_remove(interaction: Interaction, pressed: re.Match[str], _: Sequence[str]) -> None:
    """Show privately what of a page somebody may take away."""
    keeps, guild_id = interaction.client.services.store.keeps, _guild(interaction)
    stars = await keeps.page(guild_id, int(pressed["page"]) * _PAGE, _PAGE)
    if not moderates(interaction):
        stars = await keeps.starred(stars, interaction.user.id)
    if not stars:
        raise UserError("best-not-yours")
    locale = interaction.locale
    menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
        custom_id="best:1:which",
        placeholder=text(locale, "best-which-placeholder"),
        options=[
            discord.SelectOption(
                label=" ".join((star.kept.seed + star.kept.text).split())[:OPTION],
                value=f"{star.kept.message_id}:{star.kept.number}",
            )
            for star in stars
        ],
    )
    await reply(interaction, Message(text(locale, "best-which"), view=view_of(menu)), private=True)


@control(r"best:1:which")
async def best_which(interaction: Interaction, _: re.Match[str], chosen: Sequence[str]) -> None:
    """Take everybody's star from something as a moderator, else one's own."""
    message_id, number = map(int, chosen[0].split(":"))
    keeper = None if moderates(interaction) else interaction.user.id
    keeps = interaction.client.services.store.keeps
    if not await keeps.remove(_guild(interaction), message_id, number, keeper):
        raise UserError("best-gone")
    key = "best-removed" if keeper is None else "keep-taken-back"
    await change(interaction, Message(text(interaction.locale, key)))


async def _page(interaction: Interaction, page: int) -> Message:
    """Return the message that shows a page."""
    guild_id, context = _guild(interaction), await Context.of(interaction)
    locale, keeps = context.public_locale, context.services.store.keeps
    pages = -(-await keeps.count(guild_id) // _PAGE)
    if not pages:
        raise UserError("best-empty")
    page = max(0, min(page, pages - 1))
    stars = await keeps.page(guild_id, page * _PAGE, _PAGE)
    embed = discord.Embed(
        title=text(locale, "best-title"),
        description="\n\n".join(_told(locale, star, context.blocked) for star in stars),
    )
    embed.set_footer(text=text(locale, "best-page", page=page + 1, pages=pages))
    return Message(embed=embed, view=_view(page, pages, locale))


def _guild(interaction: Interaction) -> int:
    if interaction.guild_id is None:
        raise UserError("keep-only-in-servers")
    return interaction.guild_id


def _told(locale: object, star: Star, blocked: Set[str]) -> str:
    kept = star.kept
    author = f"<@{kept.author_id}>" if kept.author_id else escape(kept.voice or "Grimoire")
    small = text(
        locale,
        "best-line",
        author=author,
        keeper=f"<@{star.keeper_id}>",
        keepers=star.keepers,
        when=f"<t:{star.kept_at}:R>",
    )
    place = f"{kept.guild_id}/{kept.channel_id}/{kept.message_id}"
    written = cover(kept.text, blocked)  # a word may be blocked since it was kept
    story = f"**{shorten(kept.seed, _MOST_SEED)}**{shorten(written, _MOST_TEXT)}"
    return f"{story}\n-# {small} \u00b7 [\u2197](https://discord.com/channels/{place})"


def _view(page: int, pages: int, locale: object) -> discord.ui.View:
    keys = "best-newer-button", "best-older-button"
    turns = page_buttons(locale, "best:1:page", page, pages, *keys)
    remove: discord.ui.Button[discord.ui.View] = discord.ui.Button(
        label=text(locale, "best-remove-button"), custom_id=f"best:1:remove:{page}"
    )
    return view_of(*turns, remove)
