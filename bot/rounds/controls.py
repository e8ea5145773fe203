"""Hears of every button and menu of `bot.rounds.views`, also of those that another process made."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress

import discord

from bot.errors import UserError
from bot.rounds import actions
from bot.rounds.host import RoundInteraction
from bot.ui.components import control

_ACTIONS: Mapping[str, Callable[[RoundInteraction, str], Awaitable[None]]] = {
    "write": actions.open_form,
    "vote": lambda interaction, about: actions.hurry(interaction, "writing", about),
    "reveal": lambda interaction, about: actions.hurry(interaction, "voting", about),
    "stop": actions.stop,
    "best": lambda interaction, about: actions.vote(interaction, "best", about),
    "machine": lambda interaction, about: actions.vote(interaction, "machine", about),
    "next": actions.next_round,
    "keep": actions.keep,
}


@control(r"round:1:(?P<action>[a-z]+):(?P<about>[\d:]+)")
async def round_control(
    interaction: RoundInteraction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Do what a button or a menu says in its id, with the round that it names there."""
    try:
        with interaction.client.scheduler.working():
            await _ACTIONS[pressed["action"]](interaction, pressed["about"])
    except UserError as error:
        if error.key == "game-over":
            # The message does not know yet: nobody was there to edit it.
            with suppress(discord.HTTPException):
                await interaction.response.edit_message(view=None)
        raise
