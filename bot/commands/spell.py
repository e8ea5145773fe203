"""`/spell`, and the buttons under its reply."""

import asyncio
import re
from dataclasses import replace
from typing import Self

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.errors import UserError
from bot.markup import visible
from bot.replay import Replay, decode
from bot.services import Services
from bot.settings import HIGHEST, LOWEST
from bot.spell import (
    SEED_LIMIT,
    Options,
    Spell,
    check_seed,
    check_temperature,
    render,
)
from bot.tree import answer_failure
from model.request import LengthName

# Discord gives three seconds for the first answer; a network may take one of them.
_PATIENCE = 1.5
_ACTIONS = {"again": "\U0001f501", "continue": "\u27a1\ufe0f"}


@app_commands.command(name="spell")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.describe(
    seed="How the text begins",
    temperature="How daring: 0.1 is careful, 1.5 is wild (default: this server's)",
    length="How far to write (default: to the end of the sentence)",
    replay="Have a spell written again: the code in its small print, with the same seed",
)
async def spell(
    interaction: discord.Interaction,
    seed: Range[str, 1, SEED_LIMIT],
    temperature: Range[float, LOWEST, HIGHEST] | None = None,
    length: LengthName | None = None,
    replay: Range[str, 1, 20] | None = None,
) -> None:
    """Finish your sentence in the voice of a book."""
    services = Services.of(interaction)
    seed = visible(seed).strip()
    if replay is not None:
        if temperature is not None or length is not None:
            raise UserError("replay-not-alone")
        again = decode(replay, services.scribe.voice)
        await _cast(interaction, seed, again.options, again.code)
        return
    settings = await services.settings(interaction.guild_id)
    if temperature is None:
        temperature = settings.temperature
    await _cast(interaction, seed, Options(temperature, length or settings.length))


async def _cast(
    interaction: discord.Interaction, seed: str, options: Options, code: int | None = None
) -> None:
    check_seed(seed)
    check_temperature(options.temperature)
    # As the buttons and the replay code will say it.
    options = replace(options, temperature=round(options.temperature, 2))
    with Services.of(interaction).scribe.casting():
        await _write_and_reply(interaction, seed, options, code)


async def _write_and_reply(
    interaction: discord.Interaction, seed: str, options: Options, code: int | None
) -> None:
    """Answer at once if the spell is written within the time, deferred otherwise."""
    services = Services.of(interaction)
    request = options.request(seed, services.blocked_words, code)
    group = interaction.guild_id or interaction.user.id
    writing = asyncio.ensure_future(services.scribe.write(request, group))
    try:
        await asyncio.wait([writing], timeout=_PATIENCE)
        deferred = not writing.done()
        if deferred:
            await interaction.response.defer(thinking=True)
        passage = await writing
    finally:
        writing.cancel()
    voice = services.scribe.voice
    replay = Replay(passage.code, options).encode(voice)
    content = render(seed, passage, options, voice.title, replay)
    view = _buttons(options)
    if deferred:
        await interaction.edit_original_response(content=content, view=view)
    else:
        await interaction.response.send_message(content, view=view)


def _buttons(options: Options) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for action in _ACTIONS:
        view.add_item(SpellButton(action, options))
    return view


class SpellButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"spell:1:(?P<action>again|continue):(?P<temperature>\d{1,3}):"
    r"(?P<length>sentence|paragraph|page)",
):
    """A button that works as long as its message exists: all it needs is in the message."""

    def __init__(self, action: str, options: Options) -> None:
        """Make *Again* or *Continue* for a spell cast with these options."""
        self.action = action
        self.options = options
        hundredths = round(options.temperature * 100)
        super().__init__(
            discord.ui.Button(
                label=action.capitalize(),
                emoji=_ACTIONS[action],
                style=discord.ButtonStyle.secondary,
                custom_id=f"spell:1:{action}:{hundredths}:{options.length}",
            )
        )

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
        return cls(match["action"], Options(int(match["temperature"]) / 100, length))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Cast the spell again, or from its end on."""
        try:
            shown = Spell.from_message(interaction.message.content if interaction.message else "")
            if shown is None:
                raise UserError("spell-unreadable")
            seed = shown.seed if self.action == "again" else shown.next_seed()
            await _cast(interaction, seed, self.options)
        except Exception as error:
            await answer_failure(interaction, error)
