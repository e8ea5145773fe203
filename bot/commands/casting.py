"""Casting a spell: from a seed to the reply that people see, and the buttons under it."""

import asyncio
import re
from dataclasses import replace
from typing import Self

import discord

from bot.commands.why import explain
from bot.errors import UserError
from bot.markup import escape
from bot.replay import Replay
from bot.scribe import Scribe
from bot.services import Services, public_locale
from bot.settings import HIGHEST, LOWEST, Settings
from bot.spell import Options, Spell, check_seed, check_temperature, render
from bot.texts import text
from bot.tree import answer_failure
from model.request import LengthName, Passage

# Discord gives three seconds for the first answer; a network may take one of them.
_PATIENCE = 1.5
_STEP = 0.2  # degrees of temperature
_EMOJI = {
    "again": "\U0001f501",
    "continue": "\u27a1\ufe0f",
    "hotter": "\U0001f525",
    "colder": "\u2744\ufe0f",
    "why": "\u2754",
}


async def cast(
    interaction: discord.Interaction, seed: str, options: Options, code: int | None = None
) -> None:
    """Write a spell and answer with it; raise UserError for what cannot be cast."""
    check_seed(seed)
    check_temperature(options.temperature)
    services = Services.of(interaction)
    settings = await services.settings(interaction.guild_id)
    name, scribe = await services.choose_scribe(options.voice, settings)
    # As the buttons and the replay code will say it.
    options = replace(options, temperature=round(options.temperature, 2), voice=name)
    turn = services.fair_use.turn(interaction.user.id, interaction.guild_id, settings.cooldown)
    with turn, scribe.casting():
        await _write_and_reply(interaction, scribe, settings, seed, options, code)


async def _write_and_reply(
    interaction: discord.Interaction,
    scribe: Scribe,
    settings: Settings,
    seed: str,
    options: Options,
    code: int | None,
) -> None:
    """Answer at once if the spell is written within the time, deferred otherwise."""
    blocked = Services.of(interaction).blocked(settings)
    request = options.request(seed, blocked, code, settings.candidates)
    group = interaction.guild_id or interaction.user.id
    writing = asyncio.ensure_future(scribe.write(request, group))
    try:
        await asyncio.wait([writing], timeout=_PATIENCE)
        deferred = not writing.done()
        if deferred:
            await interaction.response.defer(thinking=True)
        passage = await writing
    finally:
        writing.cancel()
    locale = public_locale(interaction, settings)
    content = render(seed, passage, _small_print(scribe, passage, options, locale))
    view = spell_view(options, locale)
    if deferred:
        await interaction.edit_original_response(content=content, view=view)
    else:
        await interaction.response.send_message(content, view=view)


def _small_print(scribe: Scribe, passage: Passage, options: Options, locale: object) -> str:
    details = [
        escape(" ".join(scribe.voice.title.split())[:80]),
        text(locale, "spell-temperature", temperature=f"{options.temperature:g}"),
        text(locale, f"spell-length-{options.length}"),
        Replay(passage.code, options).encode(scribe.voice),
    ]
    if passage.dropped.strip():
        dropped = escape(" ".join(passage.dropped[:20].split()))
        details.append(text(locale, "spell-dropped", characters=dropped))
    return " \u00b7 ".join(details)


def spell_view(options: Options, locale: object) -> discord.ui.View:
    """Return the row, in the language of what everybody there reads."""
    view = discord.ui.View(timeout=None)
    for action in _EMOJI:
        view.add_item(SpellButton(action, options, locale))
    return view


class SpellButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    # Version 1 had no voice: the server's.
    template=r"spell:[12]:(?P<action>again|continue|hotter|colder|why):(?P<temperature>\d{1,3}):"
    r"(?P<length>sentence|paragraph|page)(?::(?P<voice>[^:]+))?",
):
    """A button that works as long as its message exists, whichever process made it."""

    def __init__(self, action: str, options: Options, locale: object) -> None:
        """Make one for a spell that was cast with these options."""
        self.action = action
        self.options = options
        hundredths = round(options.temperature * 100)
        voice = f":{options.voice}" if options.voice else ""
        super().__init__(
            discord.ui.Button(
                label=text(locale, f"spell-{action}-button"),
                emoji=_EMOJI[action],
                style=discord.ButtonStyle.secondary,
                custom_id=f"spell:2:{action}:{hundredths}:{options.length}{voice}",
                disabled=self.next_temperature() == options.temperature
                and action in ("hotter", "colder"),
            )
        )

    def next_temperature(self) -> float:
        """Return the temperature of the spell that this button casts."""
        degrees = {"hotter": _STEP, "colder": -_STEP}.get(self.action, 0.0)
        return round(min(HIGHEST, max(LOWEST, self.options.temperature + degrees)), 2)

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,
        item: discord.ui.Item[discord.ui.View],
        match: re.Match[str],
        /,
    ) -> Self:
        """Read the button back from its id."""
        length: LengthName = match["length"]  # type: ignore[assignment]  # the template's words
        options = Options(int(match["temperature"]) / 100, length, match["voice"])
        return cls(match["action"], options, interaction.locale)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Cast the spell that the button stands for, or explain this one; tell what fails."""
        try:
            shown = Spell.from_message(interaction.message.content if interaction.message else "")
            if shown is None:
                raise UserError("spell-unreadable")
            if self.action == "why":
                await explain(interaction, shown, self.options)
                return
            seed = shown.next_seed() if self.action == "continue" else shown.seed
            await cast(
                interaction, seed, replace(self.options, temperature=self.next_temperature())
            )
        except Exception as error:
            await answer_failure(interaction, error)
