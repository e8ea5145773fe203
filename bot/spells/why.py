"""*Why?* under a spell: how much each of its characters surprised the voice."""

import asyncio
import io
import math
from collections.abc import Sequence

import discord

from bot.context import Context
from bot.errors import UserError
from bot.i18n.texts import text
from bot.spells.keep import keep_button
from bot.spells.message import Options, Spell
from bot.ui.components import view_of
from bot.ui.markup import escape
from bot.ui.responses import Message, patience, reply
from model.surprisal import Odds, Surprisal

_SPOTS = 3  # of the greatest surprise
_APART = 4  # characters between two of them
_BEFORE, _AFTER = 24, 12  # characters shown around such a spot, at most
_SURPRISING = 2.0  # nats: less than one chance in seven
_LEAST_ODDS = 1e-6  # what is less likely is told as this


async def explain(context: Context, shown: Spell, options: Options) -> None:
    """Show privately, in a picture and in words, what the voice expected."""
    interaction, services = context.interaction, context.services
    seed = options.request(shown.seed).seed
    # It is as much work as a spell, but no spell: the server's pause does not count.
    turn = services.fair_use.turn(interaction.user.id, None)
    with turn, services.library.casting():
        async with patience(interaction, private=True):
            async with services.library.use(await context.voice(options.voice)) as writer:
                surprisals, following = await writer.surprisals(seed, shown.text)
            if not surprisals:
                raise UserError("why-nothing-to-explain")
            files = await asyncio.to_thread(_draw, context.locale, seed, shown.text, surprisals)
        content = _content(context.locale, seed, surprisals, following, pictured=bool(files))
        message = Message(content, *_to_keep(context), files)
        await reply(interaction, message, private=True)


def _content(
    locale: object, seed: str, surprisals: Sequence[Surprisal], following: Odds, *, pictured: bool
) -> str:
    legend = text(locale, "why-legend") if pictured else ""
    told = (_mean(locale, surprisals), legend, _spots(locale, seed, surprisals))
    return "\n".join(line for line in (*told, _next(locale, following)) if line)


def _to_keep(context: Context) -> tuple[discord.Embed | None, discord.ui.View | None]:
    """Return the spell itself and the button that keeps it, where there is a server to keep it."""
    message = context.interaction.message
    if message is None or not context.interaction.is_guild_integration():
        return None, None
    embed = discord.Embed(description=message.content)
    return embed, view_of(keep_button(context.locale, message))


def _draw(
    locale: object, seed: str, written: str, surprisals: Sequence[Surprisal]
) -> list[discord.File]:
    """Return the picture, none for a writing that the font lacks."""
    from bot.spells.heatmap import surprise_picture
    from bot.ui.pictures import can_draw

    if not can_draw("".join(one.character for one in surprisals)):
        return []
    alt = text(locale, "why-picture", seed=seed[:100], text=written[:600])
    picture = io.BytesIO(surprise_picture(seed, surprisals))
    return [discord.File(picture, "surprise.png", description=alt)]


def _mean(locale: object, surprisals: Sequence[Surprisal]) -> str:
    mean = sum(one.nats for one in surprisals) / len(surprisals)
    return text(locale, "why-mean", nats=f"{mean:.2f}", choices=f"{math.exp(mean):.1f}")


def _spots(locale: object, seed: str, surprisals: Sequence[Surprisal]) -> str:
    """Tell the most surprising characters, in the order of the text, with what is around them."""
    places: list[int] = []
    for place in sorted(range(len(surprisals)), key=lambda place: -surprisals[place].nats):
        if surprisals[place].nats < _SURPRISING or len(places) == _SPOTS:
            break
        if all(abs(place - other) >= _APART for other in places):
            places.append(place)
    if not places:
        return text(locale, "why-no-spots")
    story = seed + "".join(one.character for one in surprisals)
    lines = [text(locale, "why-spots")]
    for place in sorted(places):
        before, character, after = _around(story, len(seed) + place)
        odds = 1 / max(_LEAST_ODDS, math.exp(-surprisals[place].nats))
        spot = text(
            locale,
            "why-spot",
            before=escape(before),
            character=_name(locale, character),
            after=escape(after),
            odds=round(odds),
        )
        lines.append(f"\u2022 {spot}")
    return "\n".join(lines)


def _around(story: str, at: int) -> tuple[str, str, str]:
    """Return a character with what stands before and after it, cut between words."""
    before, after = story[:at][-_BEFORE:], story[at + 1 :][:_AFTER]
    if at > _BEFORE:
        before = "\u2026" + (before.partition(" ")[2] or before)
    if len(story) > at + 1 + _AFTER:
        after = (after.rpartition(" ")[0] or after) + "\u2026"
    return before.replace("\n", " "), story[at], after.replace("\n", " ")


def _next(locale: object, odds: Odds) -> str:
    likeliest = [
        f"**{_name(locale, character)}** " + ("<1%" if share < 0.005 else f"{share:.0%}")
        for character, share in odds
    ]
    return text(locale, "why-next", characters=" \u00b7 ".join(likeliest))


def _name(locale: object, character: str) -> str:
    names = {" ": "why-space", "\n": "why-newline"}
    return text(locale, names[character]) if character in names else escape(character)
