"""`/scores`: who has how many points in a server, season by season, and how the machine fares."""

import re
import time
from collections.abc import Sequence

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.context import Context
from bot.errors import UserError
from bot.game.points import MachineScore, season_of
from bot.i18n.texts import text
from bot.services import Interaction
from bot.store.scores import Place
from bot.ui.components import control, page_buttons, view_of
from bot.ui.limits import OPTIONS
from bot.ui.responses import Message, change, reply

_PAGE = 10  # people
_ALL = "all"
_SEASON = r"all|\d{4}-Q[1-4]"


async def _seasons(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Suggest the seasons in which the server has played."""
    played = await interaction.client.services.store.scores.seasons(interaction.guild_id or 0)
    names = {_ALL: text(interaction.locale, "scores-all-option")} | {each: each for each in played}
    return [
        Choice(name=name, value=season)
        for season, name in names.items()
        if typed.casefold() in name.casefold()
    ][:OPTIONS]


@app_commands.command(name="scores")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.describe(season="A quarter such as 2026-Q4, or all (default: this one)")
@app_commands.autocomplete(season=_seasons)
async def scores(interaction: Interaction, season: Range[str, 1, 20] | None = None) -> None:
    """See who leads in this server, and how often the machine was unmasked."""
    season = _named(season) if season else season_of(time.time())
    if not re.fullmatch(_SEASON, season):
        raise UserError("scores-no-season")
    await reply(interaction, await _page(interaction, season, 0))


def _named(season: str) -> str:
    # A phone begins with a capital what is typed.
    return _ALL if season.strip().casefold() == _ALL else season.strip().upper()


async def _page(interaction: Interaction, season: str, page: int) -> Message:
    if interaction.guild_id is None:
        raise UserError("game-only-in-servers")
    guild_id, context = interaction.guild_id, await Context.of(interaction)
    locale, table = context.public_locale, context.services.store.scores
    chosen = None if season == _ALL else season
    machine = await table.machine(guild_id, chosen)
    if not machine.rounds:
        raise UserError("scores-empty")
    pages = max(1, -(-await table.count(guild_id, chosen) // _PAGE))
    page = min(max(page, 0), pages - 1)
    places = await table.page(guild_id, chosen, page * _PAGE, _PAGE)
    name = text(locale, "scores-all-option") if chosen is None else season
    embed = discord.Embed(
        title=text(locale, "scores-title", season=name),
        description="\n".join(
            [*(_line(locale, each) for each in places), "", *_machine(locale, machine)]
        ),
    )
    embed.set_footer(text=text(locale, "scores-page", page=page + 1, pages=pages))
    return Message(embed=embed, view=_view(locale, season, page, pages))


def _line(locale: object, place: Place) -> str:
    values = {"points": place.points, "votes": place.votes, "machines": place.unmasked}
    return f"**{place.rank}.** <@{place.user_id}> {text(locale, 'scores-line', **values)}"


def _machine(locale: object, machine: MachineScore) -> list[str]:
    return [
        text(locale, "scores-unmasked", unmasked=machine.unmasked, guesses=machine.guesses),
        text(locale, "scores-won", won=machine.won, rounds=machine.rounds),
    ]


def _view(locale: object, season: str, page: int, pages: int) -> discord.ui.View:
    if pages == 1:
        return view_of()
    keys = "scores-higher-button", "scores-lower-button"
    return view_of(*page_buttons(locale, f"scores:1:{season}", page, pages, *keys))


@control(rf"scores:1:(?P<season>{_SEASON}):(?P<page>-?\d+)")
async def scores_page(interaction: Interaction, pressed: re.Match[str], _: Sequence[str]) -> None:
    """Turn to another page of the table."""
    await change(interaction, await _page(interaction, pressed["season"], int(pressed["page"])))
