"""`/spell`, what its buttons do, and the menu of every message."""

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.context import Context
from bot.errors import UserError
from bot.library.folder import NAME_LIMIT
from bot.services import Interaction
from bot.settings import HIGHEST, LOWEST
from bot.spells.casting import cast, options_of
from bot.spells.clean_content import clean_content
from bot.spells.message import SEED_LIMIT, Options, Spell, last_words
from bot.spells.replay import decode
from bot.voices.suggest import suggest_voices
from model.request import LengthName
from model.visible import visible


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
    interaction: Interaction,
    seed: Range[str, 1, SEED_LIMIT],
    temperature: Range[float, LOWEST, HIGHEST] | None = None,
    length: LengthName | None = None,
    voice: Range[str, 1, NAME_LIMIT] | None = None,
    replay: Range[str, 1, 20] | None = None,
) -> None:
    """Finish your sentence in the voice of a book."""
    context, seed = await Context.of(interaction), visible(seed).strip()
    if replay is not None:
        if temperature is not None or length is not None:
            raise UserError("replay-not-alone")
        code = decode(replay)
        await cast(context, seed, Options(code.temperature, code.length, voice), code)
        return
    settings = context.settings
    warmth = settings.temperature if temperature is None else temperature
    asked = None if voice is None else (await context.services.library.find(voice)).name
    await cast(context, seed, Options(warmth, length or settings.length, asked))


spell.autocomplete("voice")(suggest_voices)


@app_commands.context_menu(name="Finish this with a spell")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def finish_message(interaction: Interaction, message: discord.Message) -> None:
    """Go on where somebody's message ends."""
    own = message.author == interaction.client.user
    shown = Spell.from_message(message.content) if own else None
    context = await Context.of(interaction)
    options = Options(context.settings.temperature, context.settings.length)
    if shown is not None:
        await cast(context, shown.next_seed(), options_of(message) or options)
        return
    seed = last_words(clean_content(message))
    if not seed:
        raise UserError("spell-message-without-words")
    await cast(context, seed, options)
