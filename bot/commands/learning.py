"""`/learning`: the same opening, as the voice wrote it after every epoch."""

import asyncio
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any, Self

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.commands.spell import MOST_CHOICES, suggest_voices
from bot.errors import UserError
from bot.markup import escape
from bot.services import Services, public_locale
from bot.texts import text
from bot.tree import answer_failure
from bot.voices import NAME_LIMIT, Card

_MOST_SHOWN = 1500  # characters of a sample
_OPENING_LIMIT = 100  # of what an option may be
_EARLY = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # epochs worth a look, if there are too many

Epoch = Mapping[str, Any]


@app_commands.command(name="learning")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
@app_commands.describe(
    seed="How the text begins; the voice wrote on from it after every epoch",
    voice="Whose story (default: this server's voice)",
)
async def learning(
    interaction: discord.Interaction,
    seed: Range[str, 1, _OPENING_LIMIT] | None = None,
    voice: Range[str, 1, NAME_LIMIT] | None = None,
) -> None:
    """Watch a voice learn to spell, from noise to sentences."""
    card = await _card(interaction, voice)
    seeds = openings(card)
    wanted = (seed or "").strip().casefold()
    place = next((n for n, each in enumerate(seeds) if wanted in each.casefold()), None)
    if place is None:
        known = ", ".join(f"*{escape(each)}*" for each in seeds[:5])
        raise UserError("learning-unknown-seed", known=known)
    await _show(interaction, card, place, len(epochs(card)) - 1, new=True)


learning.autocomplete("voice")(suggest_voices)


@learning.autocomplete("seed")
async def _suggest_seeds(interaction: discord.Interaction, current: str) -> list[Choice[str]]:
    try:
        card = await _card(interaction, interaction.namespace.voice)
    except UserError:
        return []
    found = [each for each in openings(card) if current.strip().casefold() in each.casefold()]
    return [Choice(name=each, value=each) for each in found][:MOST_CHOICES]


def epochs(card: Card) -> list[Epoch]:
    """Return what the voice tells of its epochs, as many as a menu holds."""
    told = card.metadata.get("epochs")
    found: list[Epoch] = [
        epoch
        for epoch in (told if isinstance(told, list) else [])
        if isinstance(epoch, dict) and _number(epoch.get("epoch")) and epoch.get("samples")
    ]
    if len(found) <= MOST_CHOICES:
        return found
    last = found[-1]["epoch"]
    return [e for e in found if e["epoch"] < 1 or e["epoch"] in (*_EARLY, last)][-MOST_CHOICES:]


def openings(card: Card) -> list[str]:
    """Return the openings that the voice continued after its last epoch."""
    told = epochs(card)
    if not told:
        raise UserError("learning-nothing-told", title=escape(card.title))
    return [str(sample["seed"])[:_OPENING_LIMIT] for sample in told[-1]["samples"]]


async def _card(interaction: discord.Interaction, voice: str | None) -> Card:
    services = Services.of(interaction)
    settings = await services.settings(interaction.guild_id)
    cards = await services.library.cards()
    card = cards.get(voice or settings.voice or "") or (
        None if voice else cards.get(services.library.default)
    )
    if card is None:
        raise UserError("voice-missing")
    return card


async def _show(
    interaction: discord.Interaction, card: Card, opening: int, at: int, *, new: bool = False
) -> None:
    """Show a sample and the curve, in a new message or in the one that was pressed."""
    settings = await Services.of(interaction).settings(interaction.guild_id)
    locale, told = public_locale(interaction, settings), epochs(card)
    seeds = openings(card)
    if not (0 <= opening < len(seeds) and 0 <= at < len(told)):
        raise UserError("learning-changed")
    epoch, seed = told[at], seeds[opening]
    written = next((s["text"] for s in epoch["samples"] if s["seed"] == seed), "")
    shown = escape(str(written)[:_MOST_SHOWN])
    heading = text(
        locale,
        "learning-heading",
        title=escape(card.title),
        epoch=f"{epoch['epoch']:g}",
        nats=f"{epoch['held_out_nats']:.3f}",
    )
    file = discord.File(
        io.BytesIO(await asyncio.to_thread(_picture, told, epoch, locale)),
        "learning.png",
        description=_described(locale, told, epoch),
    )
    content = f"{heading}\n**{escape(seed)}**{shown}"
    view = _view(card, opening, at, told, locale)
    if new:
        await interaction.response.send_message(content, file=file, view=view)
    else:
        await interaction.response.edit_message(content=content, attachments=[file], view=view)


def _picture(told: Sequence[Epoch], epoch: Epoch, locale: object) -> bytes:
    from bot.pictures import curve_picture  # Pillow takes memory that most workers never need

    lines = [
        [(float(each["epoch"]), float(each[key])) for each in told]
        for key in ("training_nats", "held_out_nats")
    ]
    return curve_picture(lines, ("training", "held out"), "epoch", float(epoch["epoch"]))


def _described(locale: object, told: Sequence[Epoch], epoch: Epoch) -> str:
    return text(
        locale,
        "learning-picture",
        first=f"{told[0]['held_out_nats']:.2f}",
        last=f"{told[-1]['held_out_nats']:.2f}",
        epoch=f"{epoch['epoch']:g}",
    )


def _view(
    card: Card, opening: int, at: int, told: Sequence[Epoch], locale: object
) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(LearningSelect(card.name, opening, at, told, locale))
    for step, key in ((-1, "learning-earlier-button"), (1, "learning-later-button")):
        view.add_item(
            LearningButton(
                card.name,
                opening,
                at + step,
                text(locale, key),
                disabled=not 0 <= at + step < len(told),
            )
        )
    return view


class LearningSelect(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]],
    template=r"learning:1:select:(?P<opening>\d+):(?P<voice>[^:]+)",
):
    """Goes to an epoch."""

    def __init__(
        self, voice: str, opening: int, at: int, told: Sequence[Epoch], locale: object
    ) -> None:
        """Offer every epoch."""
        self.voice = voice
        self.opening = opening
        options = [
            discord.SelectOption(
                label=text(locale, "learning-epoch-option", epoch=f"{epoch['epoch']:g}"),
                description=text(
                    locale, "learning-epoch-description", nats=f"{epoch['held_out_nats']:.3f}"
                ),
                value=str(place),
                default=place == at,
            )
            for place, epoch in enumerate(told)
        ]
        super().__init__(
            discord.ui.Select(
                custom_id=f"learning:1:select:{opening}:{voice}",
                options=options or [discord.SelectOption(label="-")],
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
        """Take the menu as it was pressed."""
        found = cls(match["voice"], int(match["opening"]), 0, (), interaction.locale)
        if isinstance(item, discord.ui.Select):
            found.item = item
        return found

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show the epoch that was chosen."""
        await _step(interaction, self.voice, self.opening, int(self.item.values[0]))


class LearningButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"learning:1:go:(?P<opening>\d+):(?P<at>-?\d+):(?P<voice>[^:]+)",
):
    """Goes one epoch back or on."""

    def __init__(
        self, voice: str, opening: int, at: int, label: str, *, disabled: bool = False
    ) -> None:
        """Lead to a certain epoch."""
        self.voice = voice
        self.opening = opening
        self.at = at
        super().__init__(
            discord.ui.Button(
                label=label, custom_id=f"learning:1:go:{opening}:{at}:{voice}", disabled=disabled
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
        return cls(match["voice"], int(match["opening"]), int(match["at"]), "-")

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show that epoch."""
        await _step(interaction, self.voice, self.opening, self.at)


async def _step(interaction: discord.Interaction, voice: str, opening: int, at: int) -> None:
    try:
        await _show(interaction, await _card(interaction, voice), opening, at)
    except Exception as error:
        await answer_failure(interaction, error)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and value > 0
