"""The one error door: whatever fails, somebody hears of it, and nobody sees a traceback."""

import logging
import secrets
from contextlib import suppress

import discord
from discord import app_commands

from bot.errors import UserError
from bot.i18n.texts import text
from model.errors import Blocked, Busy, Cancelled, WriterFailed, log_failure

log = logging.getLogger(__name__)

# Too late; answered by the process before this one, which overlaps during a deploy; or about a
# message that somebody has deleted meanwhile. None of them is a failure, and nobody is to be told.
_EXPECTED = frozenset({10062, 40060, 10008})

# Messages of `bot.i18n.texts`.
_MESSAGES: dict[type[Exception], str] = {
    Cancelled: "error-restarting",
    Blocked: "error-blocked",
    WriterFailed: "error-writer",
    app_commands.TransformerError: "error-value",
    app_commands.CommandSignatureMismatch: "error-command-changed",
    app_commands.CommandNotFound: "error-command-changed",
    app_commands.CheckFailure: "error-not-allowed",
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
    if isinstance(error, discord.HTTPException) and error.code in _EXPECTED:
        log.info("An answer came too late or twice (code %s).", error.code)
        return
    sentence = _sentence(interaction.locale, error)
    if sentence is None:
        error_id = secrets.token_hex(4)
        log_failure(log, f"error {error_id}", error)
        sentence = text(interaction.locale, "error-unforeseen", id=error_id)
    await _tell(interaction, sentence)


def is_failure(record: logging.LogRecord) -> bool:
    """Say whether what discord.py logs is more than suggestions that came too late or twice."""
    error = record.exc_info[1] if record.exc_info else None
    return not (isinstance(error, discord.HTTPException) and error.code in _EXPECTED)


def _sentence(locale: discord.Locale, error: Exception) -> str | None:
    """Return what a foreseen failure is called, None if it is not foreseen."""
    if isinstance(error, UserError):
        return text(locale, error.key, **error.values)
    if isinstance(error, Busy):
        return text(locale, "error-busy", seconds=error.seconds)
    key = next((key for kind, key in _MESSAGES.items() if isinstance(error, kind)), None)
    return key and text(locale, key)


async def _tell(interaction: discord.Interaction, sentence: str) -> None:
    try:
        if not interaction.response.is_done():
            await interaction.response.send_message(sentence, ephemeral=True)
            return
        if interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            # What comes first would take the place of "thinking", where everybody reads it.
            with suppress(discord.HTTPException):
                await interaction.delete_original_response()
        await interaction.followup.send(sentence, ephemeral=True)
    except Exception as error:  # nobody is left to tell: expired, or the connection is gone
        log.info("A failure could not be told (%s).", type(error).__qualname__)
