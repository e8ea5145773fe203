"""What commands work with, opened by the composition root and carried by the client."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, cast

import discord

from bot.scribe import Scribe
from bot.store import Store

if TYPE_CHECKING:
    from bot.client import Grimoire

DEFAULT_TEMPERATURE = 0.7


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

    async def temperature(self, guild_id: int | None) -> float:
        """Return the temperature of a server, or the default, as in direct messages."""
        found = None if guild_id is None else await self.store.temperature(guild_id)
        return DEFAULT_TEMPERATURE if found is None else found
