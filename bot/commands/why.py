"""*Why?* under a spell: how much each of its characters surprised the voice."""

import asyncio
import io
from collections.abc import Sequence

import discord

from bot.errors import UserError
from bot.markup import escape
from bot.services import Services
from bot.spell import Options, Spell
from bot.texts import text
from model.surprise import Foreseen

_SPOTS = 3  # of the greatest surprise
_AROUND = 12  # characters shown before such a spot
_SURPRISING = 2.0  # nats: less than one chance in seven


async def explain(interaction: discord.Interaction, shown: Spell, options: Options) -> None:
    """Show privately, in a picture and in words, what the voice expected."""
    services = Services.of(interaction)
    settings = await services.settings(interaction.guild_id)
    _, scribe = await services.choose_scribe(options.voice, settings)
    foreseen, following = await scribe.foresee(shown.seed, shown.text)
    if not foreseen:
        raise UserError("why-nothing-to-explain")
    # Here, because Pillow takes memory that most workers never need.
    from bot.pictures import surprise_picture

    picture = await asyncio.to_thread(surprise_picture, shown.seed, foreseen)
    locale = interaction.locale
    mean = sum(one.nats for one in foreseen) / len(foreseen)
    lines = [
        text(locale, "why-mean", nats=f"{mean:.2f}", choices=f"{2.718281828**mean:.1f}"),
        _spots(locale, shown.seed, foreseen),
        text(locale, "why-next", characters=_likeliest(locale, following)),
    ]
    file = discord.File(
        io.BytesIO(picture), "surprise.png", description=text(locale, "why-picture")
    )
    await interaction.response.send_message(
        "\n".join(line for line in lines if line), file=file, ephemeral=True
    )


def _spots(locale: object, seed: str, foreseen: Sequence[Foreseen]) -> str:
    """Return the most surprising characters, each with what stands before it."""
    story = seed + "".join(one.character for one in foreseen)
    begin = len(story) - len(foreseen)
    order = sorted(range(len(foreseen)), key=lambda place: -foreseen[place].nats)
    spots = []
    for place in sorted(order[:_SPOTS]):
        if foreseen[place].nats < _SURPRISING:
            continue
        before = " ".join(story[max(0, begin + place - _AROUND) : begin + place].split(" "))
        character = _name(locale, foreseen[place].character)
        spots.append(f"\u2026{escape(before)}**{character}** ({foreseen[place].nats:.1f})")
    return text(locale, "why-spots", spots=", ".join(spots)) if spots else ""


def _likeliest(locale: object, odds: Sequence[tuple[str, float]]) -> str:
    return ", ".join(f"**{_name(locale, character)}** {share:.0%}" for character, share in odds)


def _name(locale: object, character: str) -> str:
    names = {" ": "why-space", "\n": "why-newline"}
    return text(locale, names[character]) if character in names else escape(character)
