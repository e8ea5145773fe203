"""What commands work with, opened by the composition root and carried by the client."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, cast

import discord

from bot.scribe import Scribe
from bot.settings import Settings
from bot.store import Store

if TYPE_CHECKING:
    from bot.client import Grimoire


@dataclass(frozen=True)
class Services:
    """The store, the scribe, and what the scribe may not write."""

    store: Store
    scribe: Scribe
    blocked_words: frozenset[str] = frozenset()  # in lower case

    @classmethod
    def of(cls, interaction: discord.Interaction) -> Self:
        """Return the services of the client that received an interaction."""
        return cast("Self", cast("Grimoire", interaction.client).services)

    async def settings(self, guild_id: int | None) -> Settings:
        """Return what a server has chosen; the defaults in direct messages."""
        return Settings() if guild_id is None else await self.store.settings.of(guild_id)
