"""Casting a spell: from a seed to the reply that people see, and the buttons under it."""

import re
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import discord

from bot.errors import UserError
from bot.i18n.texts import text
from bot.library.async_writer import AsyncWriter
from bot.services import Services, public_locale
from bot.settings import HIGHEST, LOWEST
from bot.spells.message import Options, Spell, check_seed, check_temperature, render
from bot.spells.replay import Replay, voice_number
from bot.spells.why import explain
from bot.ui.components import control, view_of
from bot.ui.markup import escape
from bot.ui.responses import answer
from model.request import LengthName, Passage

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


async def cast(interaction: discord.Interaction, seed: str, options: Options) -> None:
    """Write a spell and answer with it; raise UserError for what cannot be cast."""
    check_temperature(options.temperature)
    # As the buttons and the replay code will say it.
    options = replace(options, temperature=round(options.temperature, 2))
    await _answer(interaction, seed, lambda: _write(interaction, seed, options))


async def cast_again(
    interaction: discord.Interaction, seed: str, replay: Replay, asked: str | None
) -> None:
    """Write a spell from its code, with the voice that was asked for or that the code is of."""

    async def write() -> dict[str, Any]:
        voice = await _find_voice(interaction, replay, asked)
        options = Options(replay.temperature, replay.length, voice)
        return await _write(interaction, seed, options, replay.code)

    await _answer(interaction, seed, write)


async def _answer(
    interaction: discord.Interaction,
    seed: str,
    write: Callable[[], Coroutine[Any, Any, dict[str, Any]]],
) -> None:
    check_seed(seed)
    services = Services.of(interaction)
    settings = await services.settings(interaction.guild_id)
    turn = services.fair_use.turn(interaction.user.id, interaction.guild_id, settings.cooldown)
    with turn, services.library.casting():
        await answer(interaction, write())


async def _find_voice(interaction: discord.Interaction, replay: Replay, asked: str | None) -> str:
    """Return the name of the voice that a code is of; those that speak here are tried first."""
    services = Services.of(interaction)
    library = services.library
    if asked is not None:
        cards = [await library.find(asked)]
    else:
        settings = await services.settings(interaction.guild_id)
        speaking = await services.choose_voice(None, settings)
        known = (await library.cards()).values()
        cards = sorted(known, key=lambda card: card.name != speaking)
    for card in cards:
        with suppress(UserError):  # damaged
            if voice_number(await library.fingerprint(card)) == replay.voice:
                return card.name
    raise UserError("replay-of-another-voice")


async def _write(
    interaction: discord.Interaction, seed: str, options: Options, code: int | None = None
) -> dict[str, Any]:
    """Return the message of a spell."""
    services = Services.of(interaction)
    settings = await services.settings(interaction.guild_id)
    name = await services.choose_voice(options.voice, settings)
    request = options.request(seed, services.blocked(settings), code, settings.candidates)
    async with services.library.use(name) as writer:
        passage = await writer.write(request, interaction.guild_id or interaction.user.id)
    locale = public_locale(interaction, settings)
    details = _details(writer, passage, options, locale)
    if options.voice is None and settings.voice not in (None, name):
        details.append(text(locale, "spell-voice-gone", voice=escape(settings.voice or "")))
    content = render(seed, passage, details)
    return {"content": content, "view": spell_view(replace(options, voice=name), locale)}


def _details(writer: AsyncWriter, passage: Passage, options: Options, locale: object) -> list[str]:
    number = voice_number(writer.voice.fingerprint)
    details = [
        escape(writer.card.title),
        text(locale, "spell-temperature", temperature=f"{options.temperature:g}"),
        text(locale, f"spell-length-{options.length}"),
        Replay(passage.random_seed, options.temperature, options.length, number).encode(),
    ]
    if passage.dropped.strip():
        dropped = escape(" ".join(passage.dropped[:20].split()))
        details.append(text(locale, "spell-dropped", characters=dropped))
    return details


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
async def spell_button(
    interaction: discord.Interaction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Cast the spell that a button stands for, or explain the one above it."""
    shown = Spell.from_message(interaction.message.content if interaction.message else "")
    if shown is None:
        raise UserError("spell-unreadable")
    action, options = pressed["action"], _options(pressed)
    if action == "why":
        await explain(interaction, shown, options)
        return
    seed = shown.next_seed() if action == "continue" else shown.seed
    warmth = _step(action, options.temperature)
    await cast(interaction, seed, replace(options, temperature=warmth))


def options_of(message: discord.Message) -> Options | None:
    """Return how the spell of a message was cast, which its buttons remember."""
    for row in message.components:
        for button in row.children if isinstance(row, discord.ActionRow) else ():
            if pressed := re.fullmatch(_BUTTON_ID, button.custom_id or ""):
                return _options(pressed)
    return None


def _options(pressed: re.Match[str]) -> Options:
    length: LengthName = pressed["length"]  # type: ignore[assignment]  # the template's words
    return Options(int(pressed["temperature"]) / 100, length, pressed["voice"])
