"""What people do in a round: by the command, a button, a menu or the form."""

import random
import re
import time
from collections.abc import Callable
from functools import partial

from bot.context import Context
from bot.errors import UserError
from bot.game import rules
from bot.game.openings import choose_opening
from bot.game.rules import Phase, Question, Round
from bot.game.wording import tidy_ending, tidy_opening
from bot.i18n.texts import text
from bot.keeps.star import give_star
from bot.rounds import messages
from bot.rounds.host import RoundInteraction
from bot.rounds.machine import can_read
from bot.rounds.messages import Post, read_ending
from bot.rounds.views import ending_form, round_view, without_next
from bot.store.keeps import Kept
from bot.ui.components import data_of
from bot.ui.modals import Values, open_modal
from bot.ui.permissions import moderates
from bot.ui.responses import Message, change, reply

_CHANCE = random.SystemRandom()


async def begin(
    interaction: RoundInteraction,
    opening: str | None = None,
    writing: int | None = None,
    voting: int | None = None,
) -> None:
    """Begin a round in the channel, with an opening of ours and the server's times by default."""
    if interaction.guild_id is None or interaction.channel_id is None:
        raise UserError("game-only-in-servers")
    context = await Context.of(interaction)
    services, settings = context.services, context.settings
    opening = await _opening(context, opening)
    writing, now = writing or settings.writing_seconds, time.time()
    new = Round(
        id=interaction.id,
        guild_id=interaction.guild_id,
        channel_id=interaction.channel_id,
        host_id=interaction.user.id,
        locale=str(context.public_locale),
        opening=opening,
        writing=writing,
        voting=voting or settings.voting_seconds,
        started=now,
        deadline=now + writing,
    )
    with services.fair_use.turn(interaction.user.id, interaction.guild_id):
        post = partial(_post_first, interaction)
        await interaction.client.scheduler.begin(new, interaction.token, post)


async def _opening(context: Context, asked: str | None) -> str:
    if asked is None:
        return choose_opening(context.blocked, _CHANCE)
    opening = tidy_opening(asked, context.blocked)
    if not await can_read(context.services, context.settings, opening):
        raise UserError("game-opening-unreadable")
    return opening


async def _post_first(interaction: RoundInteraction, new: Round) -> int:
    """Answer with the first message of a round; return its id."""
    content, view = messages.writing(new).content, round_view(new)
    if interaction.message is None:
        answer = await interaction.response.send_message(content, view=view)
        return answer.message_id or 0
    await interaction.response.edit_message(view=without_next(interaction.message))
    return (await interaction.followup.send(content, view=view, wait=True)).id


async def next_round(interaction: RoundInteraction, times: str) -> None:
    """Begin another round with the times of the last one, such as 60:30."""
    writing, voting = map(int, times.split(":"))
    await begin(interaction, None, writing, voting)


async def open_form(interaction: RoundInteraction, round_id: str) -> None:
    """Let somebody write their ending, or change it."""
    stored = await interaction.client.services.store.rounds.get(int(round_id))
    if stored is None:
        raise UserError("game-over")
    played = stored.played
    if played.phase != "writing":
        raise UserError("game-too-late-to-write")
    written = played.ending_of(interaction.user.id)
    form = ending_form(played, written.text if written else "", interaction.locale)
    await open_modal(interaction, form)


async def take_ending(interaction: RoundInteraction, match: re.Match[str], values: Values) -> None:
    """Take what somebody has written into the form."""
    with interaction.client.scheduler.working():
        await _take_ending(interaction, int(match["round"]), str(values["ending"]))


async def _take_ending(interaction: RoundInteraction, round_id: int, written: str) -> None:
    context = await Context.of(interaction)
    stored = await context.services.store.rounds.get(round_id)
    if stored is None:
        raise UserError("game-too-late-to-write")
    ending = tidy_ending(written, stored.played.opening, context.blocked)
    step = partial(rules.write, author=interaction.user.id, text=ending, now=time.time())
    played = await interaction.client.scheduler.step(round_id, step)
    told = text(interaction.locale, "game-ending-taken", when=messages.when(played))
    line = messages.opening_line(played, ending)
    await reply(interaction, Message(f"{line}\n{told}"), private=True)


async def vote(interaction: RoundInteraction, question: Question, round_id: str) -> None:
    """Take somebody's answer to one of the questions."""
    person, number = interaction.user.id, _chosen(interaction)
    step = partial(rules.vote, voter=person, question=question, number=number, now=time.time())
    played = await interaction.client.services.store.votes.cast(int(round_id), step)
    interaction.client.scheduler.count(played.id)
    key = "game-voted-best" if question == "best" else "game-voted-machine"
    told = text(interaction.locale, key, number=number, when=messages.when(played))
    await reply(interaction, Message(told), private=True)


async def hurry(interaction: RoundInteraction, phase: Phase, round_id: str) -> None:
    """End a phase before its time."""
    await _lead(interaction, round_id, partial(rules.hurry, phase=phase, now=time.time()))


async def stop(interaction: RoundInteraction, round_id: str) -> None:
    """End a round."""
    await _lead(interaction, round_id, rules.stop)


async def _lead(interaction: RoundInteraction, round_id: str, step: Callable[..., Round]) -> None:
    led = partial(step, person=interaction.user.id, moderates=moderates(interaction))
    await interaction.client.scheduler.step(int(round_id), led)
    await change(interaction, Message())


async def keep(interaction: RoundInteraction, _: str) -> None:
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


def _chosen(interaction: RoundInteraction) -> int:
    return int(data_of(interaction)["values"][0])
