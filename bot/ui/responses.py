"""Answers: messages as values, sent at once if possible, and deferred if they take a moment."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
from discord.utils import MISSING

# Discord gives three seconds for the first answer; a network may take one of them.
_PATIENCE = 1.5


@dataclass(frozen=True)
class Message:
    """A message to be sent, or what is to change of one.

    Then what is None stays as it is, but for the view: what there was to press is taken away.
    """

    content: str | None = None
    embed: discord.Embed | None = None
    view: discord.ui.View | None = None
    files: Sequence[discord.File] = ()

    def parts(self) -> dict[str, Any]:
        """Return all parts but the files, as discord.py takes them."""
        given = {"content": self.content, "embed": self.embed}
        return {name: part for name, part in given.items() if part is not None}


@asynccontextmanager
async def patience(
    interaction: discord.Interaction, *, private: bool = False, change: bool = False
) -> AsyncIterator[None]:
    """Show that the bot is thinking if what is done meanwhile takes long.

    What follows must be as private, and must be a change of the message if `change` says so. If
    Discord does not want to know any more, what is done is not wanted either, and is cancelled.
    """
    working = asyncio.current_task()
    waiting = asyncio.create_task(asyncio.sleep(_PATIENCE))
    refused: list[Exception] = []

    async def defer() -> None:
        await waiting
        try:
            await interaction.response.defer(thinking=not change, ephemeral=private)
        except Exception as error:
            refused.append(error)
            if working:
                working.cancel()

    deferring = asyncio.create_task(defer())
    try:
        try:
            yield
        finally:
            waiting.cancel()  # unless it is over: then what has begun is awaited
            await asyncio.wait([deferring])
    except asyncio.CancelledError:
        if not refused:
            raise
        if working:
            working.uncancel()
    if refused:
        raise refused[0]


async def reply(
    interaction: discord.Interaction, message: Message, *, private: bool = False
) -> None:
    """Send a new message; in the place of "thinking", which says how private it is, if shown."""
    parts, files = message.parts(), list(message.files)
    if interaction.response.is_done():
        await interaction.edit_original_response(**parts, view=message.view, attachments=files)
        return
    await interaction.response.send_message(
        **parts, view=message.view or MISSING, files=files, ephemeral=private
    )


async def change(interaction: discord.Interaction, message: Message) -> None:
    """Change the message that a button or menu is on."""
    attachments = list(message.files) or MISSING
    parts: dict[str, Any] = {**message.parts(), "view": message.view, "attachments": attachments}
    if interaction.response.is_done():
        await interaction.edit_original_response(**parts)
    else:
        await interaction.response.edit_message(**parts)
