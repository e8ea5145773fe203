"""`/privacy`: what is kept about a person and a server, as a file, or gone."""

import gzip
import io
import json
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Self

import discord
from discord import app_commands

from bot.errors import UserError
from bot.permissions import check_manager, manages
from bot.services import Services
from bot.store.privacy import Rows
from bot.texts import text
from bot.tree import answer_failure

_DANGEROUS = ("mine", "server")  # a second click is asked for
_TIMES = ("kept_at", "left_at", "started", "deadline")  # seconds since 1970
_LARGEST = 2**53  # of the whole numbers that a float has room for


@app_commands.command(name="privacy")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def privacy(interaction: discord.Interaction) -> None:
    """See what is kept about you and this server, take it with you, or delete it."""
    services, locale = Services.of(interaction), interaction.locale
    mine = await services.store.privacy.count_user(interaction.user.id)
    lines = [text(locale, "privacy-about"), *_told(locale, "yours", mine)]
    if interaction.guild_id is not None:
        server = await services.store.privacy.count_guild(interaction.guild_id)
        lines += _told(locale, "servers", server)
    if services.contact:
        lines.append(text(locale, "privacy-contact", contact=services.contact))
    view = discord.ui.View(timeout=None)
    for action in ("export", "mine", *(["server"] if _manages(interaction) else [])):
        view.add_item(PrivacyButton(action, locale))
    await interaction.response.send_message("\n".join(lines), view=view, ephemeral=True)


def _manages(interaction: discord.Interaction) -> bool:
    return interaction.guild_id is not None and manages(interaction)


def _told(locale: object, whose: str, counts: Mapping[str, int]) -> list[str]:
    """Return in lines how many entries there are of each kind."""
    if not counts:
        return [text(locale, f"privacy-none-{whose}")]
    entries = (text(locale, f"privacy-kind-{kind}", count=n) for kind, n in counts.items())
    return [text(locale, f"privacy-some-{whose}"), *(f"- {entry}" for entry in entries)]


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
        "exported_at": _moment(time.time()),
        "you": _readable(await store.privacy.of_user(interaction.user.id)),
    }
    if _manages(interaction):
        told["server"] = _readable(await store.privacy.of_guild(interaction.guild_id or 0))
    packed = json.dumps(told, indent=1, ensure_ascii=False).encode()
    name = "grimoire.json"
    if len(packed) > interaction.filesize_limit:
        packed, name = gzip.compress(packed), f"{name}.gz"
    await interaction.response.send_message(
        text(interaction.locale, "privacy-exported"),
        file=discord.File(io.BytesIO(packed), name),
        ephemeral=True,
    )


def _readable(rows: Rows) -> Rows:
    """Return rows as other programs can read them: whole ids, and times in words."""
    return {
        name: [{k: _plain(k, row[k]) for k in row} for row in some] for name, some in rows.items()
    }


def _plain(name: str, value: Any) -> Any:
    if name in _TIMES:
        return _moment(value)
    # Many programs read a number as a float, which has no room for an id.
    return str(value) if isinstance(value, int) and value > _LARGEST else value


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


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
