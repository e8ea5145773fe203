"""`/privacy`: what is kept about a person and a server, as a file, or gone."""

import io
import json
import re
import time
from typing import Self

import discord
from discord import app_commands

from bot.errors import UserError
from bot.permissions import check_manager, manages
from bot.services import Services
from bot.store.privacy import Rows
from bot.texts import text
from bot.tree import answer_failure

_DANGEROUS = ("mine", "server")  # a second click is asked for


@app_commands.command(name="privacy")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def privacy(interaction: discord.Interaction) -> None:
    """See what is kept about you and this server, take it with you, or delete it."""
    store, locale = Services.of(interaction).store, interaction.locale
    lines = [text(locale, "privacy-about")]
    mine = await store.privacy.of_user(interaction.user.id)
    lines.append(text(locale, "privacy-yours", count=_count(mine)))
    if _of_server(interaction):
        server = await store.privacy.of_guild(interaction.guild_id or 0)
        lines.append(text(locale, "privacy-servers", count=_count(server)))
    view = discord.ui.View(timeout=None)
    actions = ["export", "mine", *(["server"] if _of_server(interaction) else [])]
    for action in actions:
        view.add_item(PrivacyButton(action, locale))
    await interaction.response.send_message("\n".join(lines), view=view, ephemeral=True)


def _of_server(interaction: discord.Interaction) -> bool:
    return interaction.guild_id is not None and manages(interaction)


def _count(rows: Rows) -> int:
    return sum(map(len, rows.values()))


class PrivacyButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"privacy:1:(?P<action>export|mine|server|mine-really|server-really)",
):
    """Exports, or deletes after a second click."""

    def __init__(self, action: str, locale: object) -> None:
        """Make one of them."""
        self.action = action
        style = discord.ButtonStyle.secondary
        if action.endswith("-really"):
            style = discord.ButtonStyle.danger
        super().__init__(
            discord.ui.Button(
                label=text(locale, f"privacy-{action}-button"),
                style=style,
                custom_id=f"privacy:1:{action}",
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
        """Read the button back from its id."""
        return cls(match["action"], interaction.locale)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do what the button says."""
        try:
            if self.action.startswith("server"):
                if interaction.guild_id is None:
                    raise UserError("settings-only-in-servers")
                check_manager(interaction)
            if self.action == "export":
                await _export(interaction)
            elif self.action in _DANGEROUS:
                await _ask(interaction, self.action)
            else:
                await _delete(interaction, self.action)
        except Exception as error:
            await answer_failure(interaction, error)


async def _export(interaction: discord.Interaction) -> None:
    store = Services.of(interaction).store
    told: dict[str, object] = {
        "exported_at": int(time.time()),
        "you": await store.privacy.of_user(interaction.user.id),
    }
    if _of_server(interaction):
        told["server"] = await store.privacy.of_guild(interaction.guild_id or 0)
    packed = json.dumps(told, indent=1, ensure_ascii=False, default=str).encode()
    await interaction.response.send_message(
        text(interaction.locale, "privacy-exported"),
        file=discord.File(io.BytesIO(packed), "grimoire.json"),
        ephemeral=True,
    )


async def _ask(interaction: discord.Interaction, action: str) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(PrivacyButton(f"{action}-really", interaction.locale))
    question = text(interaction.locale, f"privacy-{action}-question")
    await interaction.response.send_message(question, view=view, ephemeral=True)


async def _delete(interaction: discord.Interaction, action: str) -> None:
    store = Services.of(interaction).store
    if action == "mine-really":
        count = await store.privacy.delete_user(interaction.user.id)
    else:
        guild_id = interaction.guild_id or 0
        count = await store.privacy.delete_guild(guild_id)
        store.settings.forget(guild_id)
    await interaction.response.edit_message(
        content=text(interaction.locale, "privacy-deleted", count=count), view=None
    )
