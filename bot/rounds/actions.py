"""What people do in a round: by the command, a button, a menu or the form."""

import random
import re
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import discord

from bot.errors import UserError
from bot.game import rules
from bot.game.openings import choose_opening
from bot.game.rules import Phase, Question, Round
from bot.game.wording import tidy_ending, tidy_opening
from bot.i18n.texts import text
from bot.keeps.star import give_star
from bot.rounds import messages
from bot.rounds.machine import can_read
from bot.rounds.messages import Post, read_ending
from bot.rounds.views import ending_form, view_of, without_next
from bot.services import Services, public_locale
from bot.settings import Settings
from bot.store.keeps import Kept
from bot.ui.modals import Values, open_modal
from bot.ui.permissions import moderates

if TYPE_CHECKING:
    from bot.client import Grimoire
    from bot.rounds.scheduler import RoundScheduler

_CHANCE = random.SystemRandom()


def scheduler_of(interaction: discord.Interaction) -> "RoundScheduler":
    """Return the scheduler of the client that received an interaction."""
    return cast("Grimoire", interaction.client).scheduler


async def begin(
    interaction: discord.Interaction,
    opening: str | None = None,
    writing: int | None = None,
    voting: int | None = None,
) -> None:
    """Begin a round in the channel, with an opening of ours and the server's times by default."""
    if interaction.guild_id is None or interaction.channel_id is None:
        raise UserError("game-only-in-servers")
    services = Services.of(interaction)
    settings = await services.settings(interaction.guild_id)
    opening = await _opening(services, settings, opening)
    writing, now = writing or settings.writing_seconds, time.time()
    new = Round(
        id=interaction.id,
        guild_id=interaction.guild_id,
        channel_id=interaction.channel_id,
        host_id=interaction.user.id,
        locale=str(public_locale(interaction, settings)),
        opening=opening,
        writing=writing,
        voting=voting or settings.voting_seconds,
        started=now,
        deadline=now + writing,
    )
    with services.fair_use.turn(interaction.user.id, interaction.guild_id):
        post = partial(_post_first, interaction)
        await scheduler_of(interaction).begin(new, interaction.token, post)


async def _opening(services: Services, settings: Settings, asked: str | None) -> str:
    blocked = services.blocked(settings)
    if asked is None:
        return choose_opening(blocked, _CHANCE)
    opening = tidy_opening(asked, blocked)
    if not await can_read(services, settings, opening):
        raise UserError("game-opening-unreadable")
    return opening


async def _post_first(interaction: discord.Interaction, new: Round) -> int:
    """Answer with the first message of a round; return its id."""
    content, view = messages.writing(new).content, view_of(new)
    if interaction.message is None:
        answer = await interaction.response.send_message(content, view=view)
        return answer.message_id or 0
    await interaction.response.edit_message(view=without_next(interaction.message))
    return (await interaction.followup.send(content, view=view, wait=True)).id


async def next_round(interaction: discord.Interaction, times: str) -> None:
    """Begin another round with the times of the last one, such as 60:30."""
    writing, voting = map(int, times.split(":"))
    await begin(interaction, None, writing, voting)


async def open_form(interaction: discord.Interaction, round_id: str) -> None:
    """Let somebody write their ending, or change it."""
    stored = await Services.of(interaction).store.rounds.get(int(round_id))
    if stored is None:
        raise UserError("game-over")
    played = stored.played
    if played.phase != "writing":
        raise UserError("game-too-late-to-write")
    written = played.ending_of(interaction.user.id)
    form = ending_form(played, written.text if written else "", interaction.locale)
    await open_modal(interaction, form)


async def take_ending(
    interaction: discord.Interaction, match: re.Match[str], values: Values
) -> None:
    """Take what somebody has written into the form."""
    with scheduler_of(interaction).working():
        await _take_ending(interaction, int(match["round"]), str(values["ending"]))


async def _take_ending(interaction: discord.Interaction, round_id: int, written: str) -> None:
    services = Services.of(interaction)
    stored = await services.store.rounds.get(round_id)
    if stored is None:
        raise UserError("game-too-late-to-write")
    blocked = services.blocked(await services.settings(interaction.guild_id))
    ending = tidy_ending(written, stored.played.opening, blocked)
    step = partial(rules.write, author=interaction.user.id, text=ending, now=time.time())
    played = await scheduler_of(interaction).step(round_id, step)
    told = text(interaction.locale, "game-ending-taken", when=messages.when(played))
    await interaction.response.send_message(
        f"{messages.opening_line(played, ending)}\n{told}", ephemeral=True
    )


async def vote(interaction: discord.Interaction, question: Question, round_id: str) -> None:
    """Take somebody's answer to one of the questions."""
    person, number = interaction.user.id, _chosen(interaction)
    step = partial(rules.vote, voter=person, question=question, number=number, now=time.time())
    played = await Services.of(interaction).store.votes.cast(int(round_id), step)
    scheduler_of(interaction).count(played.id)
    key = "game-voted-best" if question == "best" else "game-voted-machine"
    told = text(interaction.locale, key, number=number, when=messages.when(played))
    await interaction.response.send_message(told, ephemeral=True)


async def hurry(interaction: discord.Interaction, phase: Phase, round_id: str) -> None:
    """End a phase before its time."""
    await _lead(interaction, round_id, partial(rules.hurry, phase=phase, now=time.time()))


async def stop(interaction: discord.Interaction, round_id: str) -> None:
    """End a round."""
    await _lead(interaction, round_id, rules.stop)


async def _lead(
    interaction: discord.Interaction, round_id: str, step: Callable[..., Round]
) -> None:
    led = partial(step, person=interaction.user.id, moderates=moderates(interaction))
    await scheduler_of(interaction).step(int(round_id), led)
    await interaction.response.edit_message(view=None)


async def keep(interaction: discord.Interaction, _: str) -> None:
    """Let somebody keep an ending of a round that is over, or take the star back."""
    message, number = interaction.message, _chosen(interaction)
    embeds = [embed.description or "" for embed in message.embeds] if message else []
    found = read_ending(Post(message.content if message else "", embeds), number)
    if message is None or found is None or interaction.guild_id is None:
        raise UserError("game-unreadable")
    opening, ending, author = found
    place = interaction.guild_id, message.channel.id, message.id
    await give_star(
        interaction, Kept(*place, "ending", opening, f" {ending}", number, author_id=author)
    )


def _chosen(interaction: discord.Interaction) -> int:
    return int(cast("dict[str, Any]", interaction.data)["values"][0])
