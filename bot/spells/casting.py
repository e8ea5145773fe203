"""Casting a spell: from a seed to the reply that people see, and the buttons under it."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import discord

from bot.context import Context
from bot.errors import UserError
from bot.i18n.texts import text
from bot.library.async_writer import AsyncWriter
from bot.services import Interaction
from bot.settings import HIGHEST, LOWEST
from bot.spells.message import Options, Spell, check_seed, check_temperature, render
from bot.spells.replay import LENGTHS, Replay, voice_number
from bot.spells.why import explain
from bot.ui.components import control, view_of
from bot.ui.markup import escape
from bot.ui.responses import Message, patience, reply
from model.request import Passage

# Version 1 had no voice: the server's writes.
_BUTTON_ID = (
    r"spell:[12]:(?P<action>again|continue|hotter|colder|why):(?P<temperature>\d{1,3}):"
    r"(?P<length>sentence|paragraph|page)(?::(?P<voice>[^:]+))?"
)
_STEPS = {"hotter": 0.2, "colder": -0.2}  # of temperature
_EMOJI = {
    "again": "\U0001f501",
    "continue": "\u27a1\ufe0f",
    "hotter": "\U0001f525",
    "colder": "\u2744\ufe0f",
    "why": "\u2754",
}


async def cast(context: Context, seed: str, options: Options, replay: Replay | None = None) -> None:
    """Write a spell and answer with it; raise UserError for what cannot be cast.

    With what a replay code holds, it is that spell again.
    """
    check_temperature(options.temperature)
    check_seed(seed)
    # As the buttons and the replay code will say it.
    options = replace(options, temperature=round(options.temperature, 2))
    interaction, services = context.interaction, context.services
    user_id, guild_id = interaction.user.id, interaction.guild_id
    turn = services.fair_use.turn(user_id, guild_id, context.settings.cooldown)
    with turn, services.library.casting():
        async with patience(interaction):
            name = await _choose_voice(context, options.voice, replay)
            code = None if replay is None else replay.code
            request = options.request(seed, context.blocked, code, context.settings.candidates)
            async with services.library.use(name) as writer:
                passage = await writer.write(request, guild_id or user_id)
        details = _details(context, writer, passage, options)
        if replay is None:
            details += _excuse(context, options, name)
        view = spell_view(replace(options, voice=name), context.public_locale)
        await reply(interaction, Message(render(seed, passage, details), view=view))


async def _choose_voice(context: Context, asked: str | None, replay: Replay | None) -> str:
    """Return the name of the voice that writes, or that a code is of."""
    if replay is None:
        return await context.voice(asked)
    library = context.services.library
    if asked is not None:
        files = [await library.find(asked)]
    else:  # those that speak here are tried first
        speaking = await context.voice()
        files = sorted((await library.voices()).values(), key=lambda file: file.name != speaking)
    for file in files:
        with suppress(UserError):  # damaged
            if voice_number(await library.fingerprint(file)) == replay.voice:
                return file.name
    raise UserError("replay-of-another-voice")


def _details(
    context: Context, writer: AsyncWriter, passage: Passage, options: Options
) -> list[str]:
    number, locale = voice_number(writer.voice.fingerprint), context.public_locale
    details = [
        escape(writer.file.title),
        text(locale, "spell-temperature", temperature=f"{options.temperature:g}"),
        text(locale, f"spell-length-{options.length}"),
        Replay(passage.random_seed, options.temperature, options.length, number).encode(),
    ]
    if passage.dropped.strip():
        dropped = escape(" ".join(passage.dropped[:20].split()))
        details.append(text(locale, "spell-dropped", characters=dropped))
    return details


def _excuse(context: Context, options: Options, name: str) -> list[str]:
    """Return what to say where another voice writes than the server has chosen."""
    chosen = context.settings.voice
    if options.voice is not None or chosen in (None, name):
        return []
    return [text(context.public_locale, "spell-voice-gone", voice=escape(chosen or ""))]


def spell_view(options: Options, locale: object) -> discord.ui.View:
    """Return the row, in the language of what everybody there reads."""
    return view_of(*(_button(action, options, locale) for action in _EMOJI))


def _button(action: str, options: Options, locale: object) -> discord.ui.Button[discord.ui.View]:
    at_the_end = action in _STEPS and _step(action, options.temperature) == options.temperature
    return discord.ui.Button(
        label=text(locale, f"spell-{action}-button"),
        emoji=_EMOJI[action],
        custom_id=f"spell:2:{action}:{round(options.temperature * 100)}:{options.length}"
        f":{options.voice}",
        disabled=at_the_end,
    )


def _step(action: str, temperature: float) -> float:
    """Return the temperature of the spell that a button casts."""
    return round(min(HIGHEST, max(LOWEST, temperature + _STEPS.get(action, 0.0))), 2)


@control(_BUTTON_ID)
async def spell_button(interaction: Interaction, pressed: re.Match[str], _: Sequence[str]) -> None:
    """Cast the spell that a button stands for, or explain the one above it."""
    shown = Spell.from_message(interaction.message.content if interaction.message else "")
    if shown is None:
        raise UserError("spell-unreadable")
    context = await Context.of(interaction)
    action, options = pressed["action"], _options(pressed)
    if action == "why":
        await explain(context, shown, options)
        return
    seed = shown.next_seed() if action == "continue" else shown.seed
    warmth = _step(action, options.temperature)
    await cast(context, seed, replace(options, temperature=warmth))


def options_of(message: discord.Message) -> Options | None:
    """Return how the spell of a message was cast, which its buttons remember."""
    for row in message.components:
        for button in row.children if isinstance(row, discord.ActionRow) else ():
            if pressed := re.fullmatch(_BUTTON_ID, button.custom_id or ""):
                return _options(pressed)
    return None


def _options(pressed: re.Match[str]) -> Options:
    length = next(each for each in LENGTHS if each == pressed["length"])
    return Options(int(pressed["temperature"]) / 100, length, pressed["voice"])
