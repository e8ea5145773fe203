"""`/best`: the spells and endings that a server keeps, and the star that keeps them."""

import re
import time
from typing import Self

import discord
from discord import app_commands

from bot.errors import UserError
from bot.markup import escape
from bot.permissions import moderates
from bot.services import Services, public_locale
from bot.settings import Settings
from bot.spell import Spell
from bot.store.keeps import Kept, Star
from bot.texts import text
from bot.tree import answer_failure

_PAGE = 5  # things on a page; each may have 700 characters
_MOST = 600
_CODE = re.compile(r"\w{5}-\w{5}\Z")


@app_commands.context_menu(name="\u2b50 Keep")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def keep_message(interaction: discord.Interaction, message: discord.Message) -> None:
    """Keep a spell for this server; used again, take the star back."""
    if interaction.guild_id is None:
        raise UserError("keep-only-in-servers")
    own = message.author.id == interaction.application_id
    shown = Spell.from_message(message.content) if own else None
    if shown is None or interaction.channel_id is None:
        raise UserError("keep-only-spells")
    title, *_, code = message.content.rsplit("\n-# ", 1)[-1].split(" \u00b7 ")
    kept = Kept(
        interaction.guild_id,
        interaction.channel_id,
        message.id,
        "spell",
        shown.seed,
        shown.text,
        voice=title,
        code=code if _CODE.match(code) else None,
    )
    await toggle_star(interaction, kept)


async def toggle_star(interaction: discord.Interaction, kept: Kept) -> None:
    """Let somebody keep something, or take their star back, and say so."""
    keeps = Services.of(interaction).store.keeps
    new = await keeps.keep(kept, interaction.user.id, int(time.time()))
    if not new:
        await keeps.remove(kept.guild_id, kept.message_id, kept.number, interaction.user.id)
    key = "keep-done" if new else "keep-taken-back"
    await interaction.response.send_message(text(interaction.locale, key), ephemeral=True)


@app_commands.command(name="best")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def best(interaction: discord.Interaction) -> None:
    """Read the spells and endings that this server keeps."""
    embed, view = await _page(interaction, 0)
    await interaction.response.send_message(embed=embed, view=view)


async def _page(
    interaction: discord.Interaction, page: int
) -> tuple[discord.Embed, discord.ui.View]:
    if interaction.guild_id is None:
        raise UserError("keep-only-in-servers")
    services = Services.of(interaction)
    settings = await services.settings(interaction.guild_id)
    locale = public_locale(interaction, settings)
    keeps = services.store.keeps
    pages = -(-await keeps.count(interaction.guild_id) // _PAGE)
    if not pages:
        raise UserError("best-empty")
    page = min(max(page, 0), pages - 1)
    stars = await keeps.page(interaction.guild_id, page * _PAGE, _PAGE)
    embed = discord.Embed(
        title=text(locale, "best-title"),
        description="\n\n".join(_told(locale, star) for star in stars),
    )
    embed.set_footer(text=text(locale, "best-page", page=page + 1, pages=pages))
    return embed, _view(settings, stars, page, pages, locale)


def _told(locale: object, star: Star) -> str:
    kept = star.kept
    story = escape(kept.text)
    story = story if len(story) <= _MOST else story[:_MOST].rstrip("\\") + "\u2026"
    link = f"https://discord.com/channels/{kept.guild_id}/{kept.channel_id}/{kept.message_id}"
    author = f"<@{kept.author_id}>" if kept.author_id else kept.voice or "Grimoire"
    small = text(
        locale,
        "best-line",
        author=author,
        keeper=f"<@{star.keeper_id}>",
        keepers=star.keepers,
        when=f"<t:{star.kept_at}:R>",
    )
    return f"**{escape(kept.seed)}**{story}\n-# {small} \u00b7 [\u2197]({link})"


def _view(
    settings: Settings, stars: list[Star], page: int, pages: int, locale: object
) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for step, key in ((-1, "best-newer-button"), (1, "best-older-button")):
        label, other = text(locale, key), page + step
        view.add_item(BestButton("page", other, label, disabled=not 0 <= other < pages))
    view.add_item(BestButton("remove", page, text(locale, "best-remove-button")))
    return view


class BestButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"best:1:(?P<action>page|remove):(?P<page>-?\d+)",
):
    """Turns a page, or takes something off it."""

    def __init__(self, action: str, page: int, label: str, *, disabled: bool = False) -> None:
        """Act on a certain page."""
        self.action = action
        self.page = page
        super().__init__(
            discord.ui.Button(label=label, custom_id=f"best:1:{action}:{page}", disabled=disabled)
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,
        item: discord.ui.Item[discord.ui.View],
        match: re.Match[str],
        /,
    ) -> Self:
        """Read the button back from its id."""
        return cls(match["action"], int(match["page"]), "-")

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do what the button says."""
        try:
            if self.action == "page":
                embed, view = await _page(interaction, self.page)
                await interaction.response.edit_message(embed=embed, view=view)
            else:
                await _offer_removal(interaction, self.page)
        except Exception as error:
            await answer_failure(interaction, error)


async def _offer_removal(interaction: discord.Interaction, page: int) -> None:
    """Show privately what of a page somebody may take away."""
    services, guild_id = Services.of(interaction), interaction.guild_id or 0
    stars = [
        star
        for star in await services.store.keeps.page(guild_id, page * _PAGE, _PAGE)
        if moderates(interaction) or star.keeper_id == interaction.user.id
    ]
    if not stars:
        raise UserError("best-not-yours")
    view = discord.ui.View(timeout=None)
    view.add_item(BestSelect(stars, interaction.locale))
    await interaction.response.send_message(
        text(interaction.locale, "best-which"), view=view, ephemeral=True
    )


class BestSelect(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]], template=r"best:1:which"
):
    """Takes something off the page."""

    def __init__(self, stars: list[Star], locale: object) -> None:
        """Offer these."""
        options = [
            discord.SelectOption(
                label=(star.kept.seed + star.kept.text)[:100],
                value=f"{star.kept.message_id}:{star.kept.number}",
            )
            for star in stars
        ]
        super().__init__(
            discord.ui.Select(
                custom_id="best:1:which",
                placeholder=text(locale, "best-which-placeholder"),
                options=options or [discord.SelectOption(label="-")],
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
        """Take everybody's star as a moderator, else one's own."""
        try:
            message_id, number = map(int, self.item.values[0].split(":"))
            keeper = None if moderates(interaction) else interaction.user.id
            keeps = Services.of(interaction).store.keeps
            if not await keeps.remove(interaction.guild_id or 0, message_id, number, keeper):
                raise UserError("best-gone")
            await interaction.response.edit_message(
                content=text(interaction.locale, "best-removed"), view=None
            )
        except Exception as error:
            await answer_failure(interaction, error)
