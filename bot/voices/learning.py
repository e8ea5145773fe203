"""`/learning`: the same opening, as the voice wrote on from it after every epoch."""

import asyncio
import io
import re
from collections.abc import Sequence, Set

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.context import Context
from bot.errors import UserError
from bot.i18n.texts import text
from bot.library.folder import NAME_LIMIT, VoiceFile
from bot.services import Interaction
from bot.ui.components import control, view_of
from bot.ui.limits import MESSAGE, OPTION, OPTIONS
from bot.ui.markup import escape, length, shorten
from bot.ui.responses import Message, change, reply
from bot.voices.suggest import suggest_voices
from model.card import EpochRecord
from model.words import cover

_MOST_OPENING = 400  # characters
# Epochs for a menu that cannot hold all of them, and those within the first.
_MILESTONES = (1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000)


@app_commands.command(name="learning")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
@app_commands.describe(
    seed="How the text begins; the voice wrote on from it after every epoch",
    voice="Whose story (default: this server's voice)",
)
async def learning(
    interaction: Interaction,
    seed: Range[str, 1, OPTION] | None = None,
    voice: Range[str, 1, NAME_LIMIT] | None = None,
) -> None:
    """Watch a voice learn to spell, from noise to sentences."""
    context = await Context.of(interaction)
    file = await _find_voice(context, voice)
    openings = file.card.openings
    wanted = (seed or "").strip().casefold()
    found = (n for n, each in enumerate(openings) if wanted in each.casefold())
    opening = next(found, None)
    if opening is None:
        known = ", ".join(f"*{shorten(each, OPTION)}*" for each in openings[:5])
        key = "learning-unknown-seed" if known else "learning-nothing-told"
        raise UserError(key, known=known, title=escape(file.title))
    await reply(interaction, await _epoch(context, file, opening, None))


learning.autocomplete("voice")(suggest_voices)


@learning.autocomplete("seed")
async def _suggest_seeds(interaction: Interaction, current: str) -> list[Choice[str]]:
    try:
        file = await _find_voice(await Context.of(interaction), interaction.namespace.voice)
    except UserError:
        return []
    found = [each for each in file.card.openings if current.strip().casefold() in each.casefold()]
    return [Choice(name=each[:OPTION], value=each[:OPTION]) for each in found][:OPTIONS]


@control(r"learning:1:select:(?P<opening>\d+):(?P<voice>[^:]+)")
async def learning_menu(
    interaction: Interaction, pressed: re.Match[str], chosen: Sequence[str]
) -> None:
    """Show the epoch that was chosen."""
    await _step(interaction, pressed, int(chosen[0]))


@control(r"learning:1:go:(?P<opening>\d+):(?P<at>-?\d+):(?P<voice>[^:]+)")
async def learning_button(
    interaction: Interaction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Show the epoch before or after."""
    await _step(interaction, pressed, int(pressed["at"]))


async def _step(interaction: Interaction, pressed: re.Match[str], at: int) -> None:
    context = await Context.of(interaction)
    file = await _find_voice(context, pressed["voice"])
    await change(interaction, await _epoch(context, file, int(pressed["opening"]), at))


async def _find_voice(context: Context, asked: str | None) -> VoiceFile:
    return await context.services.library.find(asked or await context.voice())


async def _epoch(context: Context, voice: VoiceFile, opening: int, at: int | None) -> Message:
    """Return the message that shows an epoch, the voice's own if `at` is None."""
    locale, card = context.public_locale, voice.card
    records, best = card.epochs, card.best
    if at is None:
        at = records.index(best) if best else -1
    if opening >= len(card.openings) or not 0 <= at < len(records):
        raise UserError("learning-changed")
    picture = await asyncio.to_thread(_draw, records, at, locale)
    return Message(
        _content(locale, voice.title, card.openings[opening], records[at], context.blocked),
        view=_view(locale, voice.name, opening, records, at),
        files=[
            discord.File(io.BytesIO(picture), "learning.png", description=_alt(locale, records, at))
        ],
    )


def _content(locale: object, title: str, seed: str, record: EpochRecord, blocked: Set[str]) -> str:
    heading = text(
        locale,
        "learning-heading",
        title=escape(title),
        epoch=f"{record.epoch:g}",
        nats=f"{record.held_out_nats:.3f}",
    )
    begun = f"{heading}\n**{shorten(seed, _MOST_OPENING)}**"
    written = cover(record.samples.get(seed, ""), blocked)
    return begun + shorten(written, MESSAGE - length(begun))


def _draw(records: Sequence[EpochRecord], at: int, locale: object) -> bytes:
    from bot.voices.curve import curve_picture

    names = text(locale, "learning-training-line"), text(locale, "learning-held-out-line")
    return curve_picture(records, at, names)


def _alt(locale: object, records: Sequence[EpochRecord], at: int) -> str:
    return text(
        locale,
        "learning-picture",
        first=f"{records[0].held_out_nats:.2f}",
        last=f"{min(record.held_out_nats for record in records):.2f}",
        epoch=f"{records[at].epoch:g}",
    )


def _view(
    locale: object, name: str, opening: int, records: Sequence[EpochRecord], at: int
) -> discord.ui.View:
    menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
        custom_id=f"learning:1:select:{opening}:{name}",
        options=[
            discord.SelectOption(
                label=text(locale, "learning-epoch-option", epoch=f"{records[place].epoch:g}"),
                description=text(
                    locale,
                    "learning-epoch-description",
                    nats=f"{records[place].held_out_nats:.3f}",
                ),
                value=str(place),
                default=place == at,
            )
            for place in _offered(records)
        ],
    )
    turns = ((at - 1, "learning-earlier-button"), (at + 1, "learning-later-button"))
    buttons: list[discord.ui.Button[discord.ui.View]] = [
        discord.ui.Button(
            label=text(locale, key),
            custom_id=f"learning:1:go:{opening}:{other}:{name}",
            disabled=not 0 <= other < len(records),
        )
        for other, key in turns
    ]
    return view_of(menu, *buttons)


def _offered(records: Sequence[EpochRecord]) -> list[int]:
    """Return the places of the records in the menu: all of them, or those worth a look."""
    places = list(range(len(records)))
    if len(places) <= OPTIONS:
        return places
    milestones = [n for n in places if records[n].epoch < 1 or records[n].epoch in _MILESTONES]
    return [*milestones[: OPTIONS - 1], places[-1]]
