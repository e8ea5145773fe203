"""What a press or a command comes with."""

from dataclasses import dataclass
from typing import Self

from bot.services import Interaction, Services
from bot.settings import Settings


@dataclass(frozen=True)
class Context:
    """Read once, at the door, and of one press: whatever waits longer reads settings anew."""

    interaction: Interaction
    services: Services
    settings: Settings
    blocked: frozenset[str]  # words, in lower case
    locale: object  # of what the person alone reads
    public_locale: object  # of what everybody there reads; in direct messages the person's own

    @classmethod
    async def of(cls, interaction: Interaction) -> Self:
        """Read what a server has chosen."""
        services = interaction.client.services
        settings = await services.settings(interaction.guild_id)
        public = settings.language or interaction.guild_locale or interaction.locale
        blocked = services.blocked(settings)
        return cls(interaction, services, settings, blocked, interaction.locale, public)

    async def voice(self, asked: str | None = None) -> str:
        """Return the name of the voice that writes: the one asked for, else the server's."""
        return await self.services.choose_voice(asked, self.settings)
