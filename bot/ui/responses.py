"""Answers that may take a moment: complete and immediate if possible, deferred if not."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

import discord

# Discord gives three seconds for the first answer; a network may take one of them.
_PATIENCE = 1.5


async def answer(
    interaction: discord.Interaction,
    preparing: Coroutine[Any, Any, dict[str, Any]],
    *,
    ephemeral: bool = False,
) -> None:
    """Send a new message, of which what is being prepared are the parts, as in `send_message`."""
    defer = partial(interaction.response.defer, thinking=True, ephemeral=ephemeral)
    parts, deferred = await _prepare(preparing, defer)
    if deferred:
        files = parts.pop("files", [])
        await interaction.edit_original_response(**parts, attachments=files)
    else:
        await interaction.response.send_message(**parts, ephemeral=ephemeral)


async def update(
    interaction: discord.Interaction, preparing: Coroutine[Any, Any, dict[str, Any]]
) -> None:
    """Change the message that a button or menu is on; the parts are those of `edit_message`."""
    parts, deferred = await _prepare(preparing, interaction.response.defer)
    if deferred:
        await interaction.edit_original_response(**parts)
    else:
        await interaction.response.edit_message(**parts)


async def _prepare(
    preparing: Coroutine[Any, Any, dict[str, Any]], defer: Callable[[], Awaitable[object]]
) -> tuple[dict[str, Any], bool]:
    """Return what is being prepared, and whether it took so long that it had to be deferred."""
    task = asyncio.ensure_future(preparing)
    try:
        await asyncio.wait([task], timeout=_PATIENCE)
        deferred = not task.done()
        if deferred:
            await defer()
        return await task, deferred
    finally:
        task.cancel()
