"""Answers that take a moment: complete and immediate if possible, deferred if not."""

import asyncio
from collections.abc import Coroutine
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
    task = asyncio.ensure_future(preparing)
    try:
        await asyncio.wait([task], timeout=_PATIENCE)
        deferred = not task.done()
        if deferred:
            await interaction.response.defer(thinking=True, ephemeral=ephemeral)
        parts = await task
    finally:
        task.cancel()
    if deferred:
        files = parts.pop("files", [])
        await interaction.edit_original_response(**parts, attachments=files)
    else:
        await interaction.response.send_message(**parts, ephemeral=ephemeral)
