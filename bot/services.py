"""What commands work with, opened by the composition root and carried by the client."""

from dataclasses import dataclass, field
from typing import Any

import discord
from discord import app_commands

from bot.fair_use import FairUse
from bot.library.library import Library
from bot.settings import Settings
from bot.store import Store


@dataclass(frozen=True)
class Services:
    """The store, the voices and what they may not write, and what an operator has set."""

    store: Store
    library: Library
    blocked_words: frozenset[str] = frozenset()  # in lower case
    fair_use: FairUse = field(default_factory=lambda: FairUse(0, 0))
    contact: str = ""  # the operator's, for people who ask about their data

    async def settings(self, guild_id: int | None) -> Settings:
        """Return what a server has chosen; the defaults in direct messages."""
        return Settings() if guild_id is None else await self.store.settings.of(guild_id)

    async def choose_voice(self, asked: str | None, settings: Settings) -> str:
        """Return the name of the voice that was asked for, else the server's, else the default one.

        The server's may be gone: then it is the default one as well.
        """
        chosen = asked or settings.voice or self.library.default
        if asked is None and await self.library.get(chosen) is None:
            return self.library.default
        return chosen

    def blocked(self, settings: Settings) -> frozenset[str]:
        """Return the words that may not be written in a server."""
        return self.blocked_words | settings.blocked_words


class Host(discord.Client):
    """A client that carries the services."""

    services: Services
    tree: app_commands.CommandTree[Any]
    command_ids: dict[str, int]  # of the slash commands


Interaction = discord.Interaction[Host]
