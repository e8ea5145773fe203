"""The one error door: whatever fails, somebody hears of it, and nobody sees a traceback."""

import logging
import secrets
import traceback

import discord
from discord import app_commands

from bot.errors import UserError
from bot.texts import text
from model.errors import Blocked, Busy, Cancelled, WriterFailed

log = logging.getLogger(__name__)

# Too late, or answered by the process before this one: an overlap during a deploy is no failure.
_EXPIRED = 10062
_ALREADY_ANSWERED = 40060

# Messages of `bot.texts`.
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
    if isinstance(error, discord.HTTPException) and error.code in (_EXPIRED, _ALREADY_ANSWERED):
        log.info("An answer came too late or twice (code %s).", error.code)
        return
    sentence = _sentence(interaction.locale, error)
    if sentence is None:
        error_id = secrets.token_hex(4)
        # Without the error's own text, which may hold what a person wrote.
        stack = "".join(traceback.format_tb(error.__traceback__))
        log.error("error %s: %s\n%s", error_id, type(error).__qualname__, stack)
        sentence = text(interaction.locale, "error-unforeseen", id=error_id)
    await _tell(interaction, sentence)


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
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)
    except Exception as error:  # nobody is left to tell: expired, or the connection is gone
        log.info("A failure could not be told (%s).", type(error).__qualname__)
