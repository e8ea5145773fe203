"""Suggesting voices while somebody types."""

from collections import Counter

from discord.app_commands import Choice

from bot.services import Interaction
from bot.ui.limits import OPTIONS


async def suggest_voices(interaction: Interaction, current: str) -> list[Choice[str]]:
    """Return the voices whose title or file name holds what was typed."""
    cards = (await interaction.client.services.library.cards()).values()
    wanted = current.strip().casefold()
    titles = Counter(card.title for card in cards)
    return [
        Choice(name=card.title if titles[card.title] == 1 else card.both_names, value=card.name)
        for card in cards
        if wanted in card.title.casefold() or wanted in card.name.casefold()
    ][:OPTIONS]
