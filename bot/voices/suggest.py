"""Suggesting voices while somebody types."""

from collections import Counter

from discord.app_commands import Choice

from bot.services import Interaction
from bot.ui.limits import OPTIONS


async def suggest_voices(interaction: Interaction, current: str) -> list[Choice[str]]:
    """Return the voices whose title or file name holds what was typed."""
    voices = (await interaction.client.services.library.voices()).values()
    wanted = current.strip().casefold()
    titles = Counter(voice.title for voice in voices)
    return [
        Choice(name=voice.title if titles[voice.title] == 1 else voice.both_names, value=voice.name)
        for voice in voices
        if wanted in voice.title.casefold() or wanted in voice.name.casefold()
    ][:OPTIONS]
