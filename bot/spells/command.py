"""`/spell`, what its buttons do, and the menu of every message."""

from collections import Counter

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.errors import UserError
from bot.library.folder import NAME_LIMIT
from bot.services import Services
from bot.settings import HIGHEST, LOWEST
from bot.spells.casting import cast, cast_again, options_of
from bot.spells.clean_content import plain
from bot.spells.message import SEED_LIMIT, Options, Spell, last_words
from bot.spells.replay import decode
from bot.ui.markup import visible
from model.request import LengthName

MOST_CHOICES = 25


@app_commands.command(name="spell")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
@app_commands.describe(
    seed="How the text begins",
    temperature="How daring: 0.1 is careful, 1.5 is wild (default: this server's)",
    length="How far to write (default: this server's)",
    voice="Whose voice (default: this server's); /voices tells of them",
    replay="Have a spell written again: the code in its small print, with the same seed",
)
async def spell(
    interaction: discord.Interaction,
    seed: Range[str, 1, SEED_LIMIT],
    temperature: Range[float, LOWEST, HIGHEST] | None = None,
    length: LengthName | None = None,
    voice: Range[str, 1, NAME_LIMIT] | None = None,
    replay: Range[str, 1, 20] | None = None,
) -> None:
    """Finish your sentence in the voice of a book."""
    services = Services.of(interaction)
    seed = visible(seed).strip()
    if replay is not None:
        if temperature is not None or length is not None:
            raise UserError("replay-not-alone")
        await cast_again(interaction, seed, decode(replay), voice)
        return
    settings = await services.settings(interaction.guild_id)
    if temperature is None:
        temperature = settings.temperature
    asked = None if voice is None else (await services.library.find(voice)).name
    await cast(interaction, seed, Options(temperature, length or settings.length, asked))


@spell.autocomplete("voice")
async def suggest_voices(interaction: discord.Interaction, current: str) -> list[Choice[str]]:
    """Return the voices whose title or file name holds what was typed."""
    cards = (await Services.of(interaction).library.cards()).values()
    wanted = current.strip().casefold()
    titles = Counter(card.title for card in cards)
    return [
        Choice(name=card.title if titles[card.title] == 1 else card.both_names, value=card.name)
        for card in cards
        if wanted in card.title.casefold() or wanted in card.name.casefold()
    ][:MOST_CHOICES]


@app_commands.context_menu(name="Finish this with a spell")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def finish_message(interaction: discord.Interaction, message: discord.Message) -> None:
    """Go on where somebody's message ends."""
    own = message.author == interaction.client.user
    shown = Spell.from_message(message.content) if own else None
    settings = await Services.of(interaction).settings(interaction.guild_id)
    options = Options(settings.temperature, settings.length)
    if shown is not None:
        await cast(interaction, shown.next_seed(), options_of(message) or options)
        return
    seed = last_words(plain(message))
    if not seed:
        raise UserError("spell-message-without-words")
    await cast(interaction, seed, options)
