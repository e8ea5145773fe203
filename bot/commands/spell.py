"""`/spell`, what its buttons do, and the menu of every message."""

import re
from dataclasses import replace

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.commands.casting import cast
from bot.errors import UserError
from bot.markup import visible
from bot.replay import decode
from bot.services import Services
from bot.settings import HIGHEST, LOWEST
from bot.spell import SEED_LIMIT, Options, Spell, last_words
from bot.voices import NAME_LIMIT
from model.request import LengthName

MOST_CHOICES = 25
# <@1>, <@&1>, <#1>, </spell:1>, <:name:1>, <t:1:R>: what they stand for is not in the text.
_TAG = re.compile(r"<(?:@[!&]?|#|t:)[^<>\s]*>|</([^<>:]+):\d+>|<a?:(\w+):\d+>")


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
    settings = await services.settings(interaction.guild_id)
    seed = visible(seed).strip()
    if replay is not None:
        if temperature is not None or length is not None:
            raise UserError("replay-not-alone")
        name, scribe = await services.choose_scribe(voice, settings)
        again = decode(replay, scribe.voice)
        await cast(interaction, seed, replace(again.options, voice=name), again.code)
        return
    if temperature is None:
        temperature = settings.temperature
    await cast(interaction, seed, Options(temperature, length or settings.length, voice))


@spell.autocomplete("voice")
async def suggest_voices(interaction: discord.Interaction, current: str) -> list[Choice[str]]:
    """Return the voices whose title or file name holds what was typed."""
    cards = await Services.of(interaction).library.cards()
    wanted = current.casefold().strip()
    return [
        Choice(name=card.title, value=name)
        for name, card in cards.items()
        if wanted in card.title.casefold() or wanted in name.casefold()
    ][:MOST_CHOICES]


@app_commands.context_menu(name="Finish this with a spell")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def finish_message(interaction: discord.Interaction, message: discord.Message) -> None:
    """Go on where somebody's message ends."""
    shown = (
        Spell.from_message(message.content) if message.author == interaction.client.user else None
    )
    seed = shown.next_seed() if shown else last_words(plain(message.content))
    if not seed:
        raise UserError("spell-message-without-words")
    settings = await Services.of(interaction).settings(interaction.guild_id)
    await cast(interaction, seed, Options(settings.temperature, settings.length))


def plain(content: str) -> str:
    """Return the words of a message as somebody would read them aloud."""
    content = _TAG.sub(lambda match: match[1] or match[2] or "", content)
    return " ".join(visible(content).split())
