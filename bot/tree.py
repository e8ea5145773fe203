"""The one error door: whatever fails, somebody hears of it, and nobody sees a traceback."""

import logging
import secrets
import traceback

import discord
from discord import app_commands

from bot.errors import UserError
from model.errors import Blocked, Busy, Cancelled, WriterFailed

log = logging.getLogger(__name__)

# Too late, or answered by the process before this one: an overlap during a deploy is no failure.
_EXPIRED = 10062
_ALREADY_ANSWERED = 40060

_CHANGED = "This command has just changed. Reload Discord (Ctrl+R) and try it again."
_SENTENCES: dict[type[Exception], str] = {
    Cancelled: "I am being restarted right now. Try again in a minute.",
    Blocked: "All I could think of held a word that is blocked here. Try again, or another seed.",
    WriterFailed: "My quill broke over this spell. A new one is cut already: try again.",
    app_commands.TransformerError: (
        "One of the values does not fit this command. Look at its description again."
    ),
    app_commands.CommandSignatureMismatch: _CHANGED,
    app_commands.CommandNotFound: _CHANGED,
    app_commands.CheckFailure: "You may not use this here.",
}


class Tree(app_commands.CommandTree[discord.Client]):
    """The slash commands, with every failure led through the door."""

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Answer a failed command."""
        await answer_failure(interaction, error)


async def answer_failure(interaction: discord.Interaction, error: Exception) -> None:
    """Tell the person privately what happened, and the log under the same id what exactly."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, discord.HTTPException) and error.code in (_EXPIRED, _ALREADY_ANSWERED):
        log.info("An answer came too late or twice (code %s).", error.code)
        return
    sentence = _sentence(error)
    if sentence is None:
        error_id = secrets.token_hex(4)
        # Without the error's own text, which may hold what a person wrote.
        stack = "".join(traceback.format_tb(error.__traceback__))
        log.error("error %s: %s\n%s", error_id, type(error).__qualname__, stack)
        sentence = f"That went wrong, and it is not your fault. Error id: `{error_id}`"
    await _tell(interaction, sentence)


def _sentence(error: Exception) -> str | None:
    """Return what a foreseen failure is called, None if it is not foreseen."""
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, Busy):
        return f"I am busy: many spells are waiting. Try again in about {error.seconds} s."
    return next((text for kind, text in _SENTENCES.items() if isinstance(error, kind)), None)


async def _tell(interaction: discord.Interaction, sentence: str) -> None:
    try:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)
    except Exception as error:  # nobody is left to tell: expired, or the connection is gone
        log.info("A failure could not be told (%s).", type(error).__qualname__)
