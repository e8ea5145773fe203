"""`/privacy`: what is kept about a person and a server, as a file, or gone."""

import asyncio
import gzip
import io
import json
import re
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands

from bot.errors import UserError
from bot.i18n.texts import text
from bot.services import Interaction
from bot.store.privacy import Rows
from bot.ui.components import control, view_of
from bot.ui.permissions import check_manager, manages
from bot.ui.responses import Message, change, patience, reply

_DANGEROUS = ("mine", "server")  # a second click is asked for
_TIMES = ("kept_at", "left_at", "started", "deadline")  # seconds since 1970
_LARGEST = 2**53  # of the whole numbers that a float has room for


@app_commands.command(name="privacy")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def privacy(interaction: Interaction) -> None:
    """See what is kept about you and this server, take it with you, or delete it."""
    services, locale = interaction.client.services, interaction.locale
    mine = await services.store.privacy.count_user(interaction.user.id)
    lines = [text(locale, "privacy-about"), *_told(locale, "yours", mine)]
    if interaction.guild_id is not None:
        server = await services.store.privacy.count_guild(interaction.guild_id)
        lines += _told(locale, "servers", server)
    if services.contact:
        lines.append(text(locale, "privacy-contact", contact=services.contact))
    actions = ("export", "mine", *(["server"] if _manages(interaction) else []))
    view = view_of(*(_button(action, locale) for action in actions))
    await reply(interaction, Message("\n".join(lines), view=view), private=True)


def _manages(interaction: Interaction) -> bool:
    return interaction.guild_id is not None and manages(interaction)


def _told(locale: object, whose: str, counts: Mapping[str, int]) -> list[str]:
    """Return in lines how many entries there are of each kind."""
    if not counts:
        return [text(locale, f"privacy-none-{whose}")]
    entries = (text(locale, f"privacy-kind-{kind}", count=n) for kind, n in counts.items())
    return [text(locale, f"privacy-some-{whose}"), *(f"- {entry}" for entry in entries)]


@control(r"privacy:1:(?P<action>export|mine|server|mine-really|server-really)")
async def privacy_button(
    interaction: Interaction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Export, or delete after a second click."""
    action = pressed["action"]
    if action.startswith("server"):
        if interaction.guild_id is None:
            raise UserError("settings-only-in-servers")
        check_manager(interaction)
    if action == "export":
        async with patience(interaction, private=True):
            file = await _exported(interaction)
        exported = Message(text(interaction.locale, "privacy-exported"), files=[file])
        await reply(interaction, exported, private=True)
    elif action in _DANGEROUS:
        await _ask(interaction, action)
    else:
        await _delete(interaction, action)


def _button(action: str, locale: object) -> discord.ui.Button[discord.ui.View]:
    danger, usual = discord.ButtonStyle.danger, discord.ButtonStyle.secondary
    return discord.ui.Button(
        label=text(locale, f"privacy-{action}-button"),
        style=danger if action.endswith("-really") else usual,
        custom_id=f"privacy:1:{action}",
    )


async def _exported(interaction: Interaction) -> discord.File:
    """Return everything as a file."""
    store = interaction.client.services.store
    told: dict[str, object] = {
        "exported_at": _moment(time.time()),
        "you": _readable(await store.privacy.of_user(interaction.user.id)),
    }
    if _manages(interaction):
        told["server"] = _readable(await store.privacy.of_guild(interaction.guild_id or 0))
    packed, name = await asyncio.to_thread(_pack, told, interaction.filesize_limit)
    return discord.File(io.BytesIO(packed), name)


def _pack(told: dict[str, object], most: int) -> tuple[bytes, str]:
    """Return a file and its name; it is compressed if it would have too many bytes."""
    packed, name = json.dumps(told, indent=1, ensure_ascii=False).encode(), "grimoire.json"
    return (packed, name) if len(packed) <= most else (gzip.compress(packed), f"{name}.gz")


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


async def _ask(interaction: Interaction, action: str) -> None:
    view = view_of(_button(f"{action}-really", interaction.locale))
    question = text(interaction.locale, f"privacy-{action}-question")
    await reply(interaction, Message(question, view=view), private=True)


async def _delete(interaction: Interaction, action: str) -> None:
    store = interaction.client.services.store
    if action == "mine-really":
        count = await store.privacy.delete_user(interaction.user.id)
    else:
        guild_id = interaction.guild_id or 0
        count = await store.privacy.delete_guild(guild_id)
        store.settings.forget(guild_id)
    await change(interaction, Message(text(interaction.locale, "privacy-deleted", count=count)))
