"""The composition root: everything is opened here, and closed in reverse."""

import asyncio
import logging
import signal

import aiohttp
import discord
import yarl

from bot.client import Grimoire
from bot.config import Config
from bot.errors import ReachError, TokenError, VoicesError
from bot.fair_use import FairUse
from bot.i18n.texts import ENGLISH, text
from bot.library.library import Library
from bot.services import Services
from bot.store import Store
from bot.ui.error_handler import is_failure
from model import memory
from model.errors import VoiceError

_AUTHENTICATION_FAILED = 4004  # the gateway's close code
_REFUSED = (
    "Discord refuses DISCORD_TOKEN. Copy the token again from your application's Bot page at "
    "https://discord.com/developers/applications"
)


async def run(config: Config) -> None:
    """Serve until SIGTERM or SIGINT; raise StartError if the worker cannot start."""
    _stop_on_signals()
    _point_at(config)
    memory.share()
    text(ENGLISH, "error-restarting")  # reads the language, for which nobody should have to wait
    library = Library(config.voices, config.voice)
    try:
        async with (
            await Store.open(config.database_url) as store,
            Grimoire(_services(config, store, library)) as client,
            library,  # ends first, while what is written can still be sent
        ):
            await _serve(client, config.token)
    except VoiceError as error:
        raise VoicesError(f"{error}. Check VOICES_FOLDER and DEFAULT_VOICE.") from None
    except asyncio.CancelledError:
        logging.getLogger(__name__).info("Asked to stop.")


def configure_logging(level: int) -> None:
    """Log to stderr; of libraries only what never holds what people write."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("discord").setLevel(max(level, logging.INFO))
    for library in ("aiosqlite", "asyncio", "sqlalchemy"):
        logging.getLogger(library).setLevel(max(level, logging.WARNING))
    logging.getLogger("discord.app_commands.tree").addFilter(is_failure)
    # Sending sound is not what this bot does, so what it lacks for that is no news.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


def _stop_on_signals() -> None:
    serving = asyncio.current_task()
    if serving is None:
        raise RuntimeError("only a task can be stopped")
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, serving.cancel)


def _point_at(config: Config) -> None:
    if config.api_url:
        discord.http.Route.BASE = config.api_url
    if config.gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(config.gateway_url)


def _services(config: Config, store: Store, library: Library) -> Services:
    fair_use = FairUse(config.spells_per_user, config.spells_per_server)
    return Services(store, library, config.blocked_words, fair_use, config.contact)


async def _serve(client: Grimoire, token: str) -> None:
    try:
        await client.start(token)
    except discord.LoginFailure:
        raise TokenError(_REFUSED) from None
    except discord.ConnectionClosed as error:
        if error.code == _AUTHENTICATION_FAILED:
            raise TokenError(_REFUSED) from None
        raise ReachError(f"Discord ended the connection (code {error.code}).") from None
    except (aiohttp.ClientError, OSError) as error:
        raise ReachError(
            f"Discord cannot be reached ({type(error).__name__}). Check the network"
            " and, where they are set, DISCORD_API_URL and DISCORD_GATEWAY_URL."
        ) from None
    except discord.HTTPException as error:
        raise ReachError(f"Discord answers with HTTP {error.status}. Try again later.") from None
