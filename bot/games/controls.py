"""Hears of every button and menu of `bot.games.views`, also of those that another process made."""

import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any, Self

import discord

from bot.errors import UserError
from bot.games import play
from bot.tree import answer_failure

_ACTIONS: Mapping[str, Callable[[discord.Interaction, str], Awaitable[None]]] = {
    "write": play.open_form,
    "vote": lambda interaction, about: play.hurry(interaction, "writing", about),
    "reveal": lambda interaction, about: play.hurry(interaction, "voting", about),
    "stop": play.stop,
    "best": lambda interaction, about: play.vote(interaction, "best", about),
    "machine": lambda interaction, about: play.vote(interaction, "machine", about),
    "next": play.next_round,
    "keep": play.keep,
}


class RoundControl(
    discord.ui.DynamicItem[discord.ui.Item[Any]],
    template=r"round:1:(?P<action>[a-z]+):(?P<about>[\d:]+)",
):
    """A button or a menu; its id says what it does, and to which round."""

    def __init__(self, item: discord.ui.Item[Any], action: str, about: str) -> None:
        """Take the button or menu as it stands in its message."""
        super().__init__(item)
        self.action = action
        self.about = about

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Read what it does from its id."""
        return cls(item, match["action"], match["about"])

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do it; tell the person privately what fails."""
        try:
            with play.conductor_of(interaction).working():
                await _ACTIONS[self.action](interaction, self.about)
        except Exception as error:
            if isinstance(error, UserError) and error.key == "game-over":
                # The message does not know yet: nobody was there to edit it.
                with suppress(discord.HTTPException):
                    await interaction.response.edit_message(view=None)
            await answer_failure(interaction, error)
