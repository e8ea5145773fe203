"""`/learning`: the same opening, as the voice wrote on from it after every epoch."""

import asyncio
import io
import re
from collections.abc import Sequence, Set
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.errors import UserError
from bot.i18n.texts import text
from bot.library.folder import NAME_LIMIT, VoiceFile
from bot.services import Services, public_locale
from bot.spells.command import MOST_CHOICES, suggest_voices
from bot.spells.message import MESSAGE_LIMIT
from bot.ui.components import control, view_of
from bot.ui.markup import escape, length, shorten
from model.card import EpochRecord
from model.words import cover

_CHOICE_LIMIT = 100  # characters of an option
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
    interaction: discord.Interaction,
    seed: Range[str, 1, _CHOICE_LIMIT] | None = None,
    voice: Range[str, 1, NAME_LIMIT] | None = None,
) -> None:
    """Watch a voice learn to spell, from noise to sentences."""
    card = await _find_card(interaction, voice)
    wanted = (seed or "").strip().casefold()
    found = (n for n, each in enumerate(card.card.openings) if wanted in each.casefold())
    opening = next(found, None)
    if opening is None:
        known = ", ".join(f"*{shorten(each, _CHOICE_LIMIT)}*" for each in card.card.openings[:5])
        key = "learning-unknown-seed" if known else "learning-nothing-told"
        raise UserError(key, known=known, title=escape(card.title))
    parts = await _parts(interaction, card, opening, None)
    await interaction.response.send_message(**parts)


learning.autocomplete("voice")(suggest_voices)


@learning.autocomplete("seed")
async def _suggest_seeds(interaction: discord.Interaction, current: str) -> list[Choice[str]]:
    try:
        card = await _find_card(interaction, interaction.namespace.voice)
    except UserError:
        return []
    found = [each for each in card.card.openings if current.strip().casefold() in each.casefold()]
    return [Choice(name=each[:_CHOICE_LIMIT], value=each[:_CHOICE_LIMIT]) for each in found][
        :MOST_CHOICES
    ]


@control(r"learning:1:select:(?P<opening>\d+):(?P<voice>[^:]+)")
async def learning_menu(
    interaction: discord.Interaction, pressed: re.Match[str], chosen: Sequence[str]
) -> None:
    """Show the epoch that was chosen."""
    await _step(interaction, pressed, int(chosen[0]))


@control(r"learning:1:go:(?P<opening>\d+):(?P<at>-?\d+):(?P<voice>[^:]+)")
async def learning_button(
    interaction: discord.Interaction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Show the epoch before or after."""
    await _step(interaction, pressed, int(pressed["at"]))


async def _step(interaction: discord.Interaction, pressed: re.Match[str], at: int) -> None:
    card = await _find_card(interaction, pressed["voice"])
    parts = await _parts(interaction, card, int(pressed["opening"]), at)
    parts["attachments"] = parts.pop("files")
    await interaction.response.edit_message(**parts)


async def _find_card(interaction: discord.Interaction, asked: str | None) -> VoiceFile:
    services = Services.of(interaction)
    if asked:
        return await services.library.find(asked)
    settings = await services.settings(interaction.guild_id)
    return await services.library.find(await services.choose_voice(None, settings))


async def _parts(
    interaction: discord.Interaction, card: VoiceFile, opening: int, at: int | None
) -> dict[str, Any]:
    """Return the parts of the message that shows a lesson, the voice's own if `at` is None."""
    services = Services.of(interaction)
    settings = await services.settings(interaction.guild_id)
    locale, blocked = public_locale(interaction, settings), services.blocked(settings)
    lessons, best = card.card.epochs, card.card.best
    if at is None:
        at = lessons.index(best) if best else -1
    if opening >= len(card.card.openings) or not 0 <= at < len(lessons):
        raise UserError("learning-changed")
    picture = await asyncio.to_thread(_draw, lessons, at, locale)
    return {
        "content": _content(locale, card, card.card.openings[opening], lessons[at], blocked),
        "files": [
            discord.File(io.BytesIO(picture), "learning.png", description=_alt(locale, lessons, at))
        ],
        "view": _view(locale, card, opening, lessons, at),
    }


def _content(
    locale: object, card: VoiceFile, seed: str, lesson: EpochRecord, blocked: Set[str]
) -> str:
    heading = text(
        locale,
        "learning-heading",
        title=escape(card.title),
        epoch=f"{lesson.epoch:g}",
        nats=f"{lesson.held_out_nats:.3f}",
    )
    begun = f"{heading}\n**{shorten(seed, _MOST_OPENING)}**"
    written = cover(lesson.samples.get(seed, ""), blocked)
    return begun + shorten(written, MESSAGE_LIMIT - length(begun))


def _draw(lessons: Sequence[EpochRecord], at: int, locale: object) -> bytes:
    from bot.voices.curve import curve_picture

    names = text(locale, "learning-training-line"), text(locale, "learning-held-out-line")
    return curve_picture(lessons, at, names)


def _alt(locale: object, lessons: Sequence[EpochRecord], at: int) -> str:
    return text(
        locale,
        "learning-picture",
        first=f"{lessons[0].held_out_nats:.2f}",
        last=f"{min(lesson.held_out_nats for lesson in lessons):.2f}",
        epoch=f"{lessons[at].epoch:g}",
    )


def _view(
    locale: object, card: VoiceFile, opening: int, lessons: Sequence[EpochRecord], at: int
) -> discord.ui.View:
    menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
        custom_id=f"learning:1:select:{opening}:{card.name}",
        options=[
            discord.SelectOption(
                label=text(locale, "learning-epoch-option", epoch=f"{lessons[place].epoch:g}"),
                description=text(
                    locale,
                    "learning-epoch-description",
                    nats=f"{lessons[place].held_out_nats:.3f}",
                ),
                value=str(place),
                default=place == at,
            )
            for place in _offered(lessons)
        ],
    )
    turns = ((at - 1, "learning-earlier-button"), (at + 1, "learning-later-button"))
    buttons: list[discord.ui.Button[discord.ui.View]] = [
        discord.ui.Button(
            label=text(locale, key),
            custom_id=f"learning:1:go:{opening}:{other}:{card.name}",
            disabled=not 0 <= other < len(lessons),
        )
        for other, key in turns
    ]
    return view_of(menu, *buttons)


def _offered(lessons: Sequence[EpochRecord]) -> list[int]:
    """Return the places of the lessons in the menu: all of them, or those worth a look."""
    places = list(range(len(lessons)))
    if len(places) <= MOST_CHOICES:
        return places
    milestones = [n for n in places if lessons[n].epoch < 1 or lessons[n].epoch in _MILESTONES]
    return [*milestones[: MOST_CHOICES - 1], places[-1]]
