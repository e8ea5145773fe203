"""Buttons and menus that work as long as their message exists, whichever process made them."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, Self

import discord

from bot.errors import UserError
from bot.i18n.texts import text
from bot.ui.error_handler import answer_failure

Handler = Callable[[discord.Interaction[Any], re.Match[str], Sequence[str]], Awaitable[None]]
Control = discord.ui.DynamicItem[discord.ui.Item[discord.ui.View]]


def control(template: str) -> Callable[[Handler], type[Control]]:
    """Make a function answer the buttons and menus whose custom id fits a template.

    It takes the match, and the values that were chosen if it is a menu. What it raises goes through
    the error door. The client has to know all of them: `discord.Client.add_dynamic_items`.
    """

    def make(handler: Handler) -> type[Control]:
        class Made(Control, template=template):
            def __init__(
                self, item: discord.ui.Item[discord.ui.View], match: re.Match[str]
            ) -> None:
                super().__init__(item)
                self.match = match

            @classmethod
            async def from_custom_id(
                cls,
                interaction: discord.Interaction[Any],
                item: discord.ui.Item[discord.ui.View],
                match: re.Match[str],
                /,
            ) -> Self:
                return cls(item, match)

            async def callback(self, interaction: discord.Interaction[Any]) -> None:
                try:
                    await handler(interaction, self.match, getattr(self.item, "values", ()))
                except Exception as error:
                    await answer_failure(interaction, error)

        return Made

    return make


def data_of(interaction: discord.Interaction) -> Mapping[str, Any]:
    """Return what came with an interaction, as Discord calls it."""
    return interaction.data or {}


async def answer_unknown(
    interaction: discord.Interaction, known: Iterable[type[discord.ui.DynamicItem[Any]]]
) -> None:
    """Say so of a button or menu that none of these is made for: another version's, mostly."""
    custom_id = data_of(interaction)["custom_id"]
    templates = (each.__discord_ui_compiled_template__ for each in known)
    if not any(template.fullmatch(custom_id) for template in templates):
        await answer_failure(interaction, UserError("error-unknown-control"))


def view_of(*items: discord.ui.Item[Any]) -> discord.ui.View:
    """Return buttons and menus for a message."""
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    # Before it is sent, so that discord.py does not keep it: any process may be told of a click.
    view.stop()
    return view


def page_buttons(
    locale: object, custom_id: str, page: int, pages: int, earlier: str, later: str
) -> list[discord.ui.Button[discord.ui.View]]:
    """Return the buttons to the pages before and after one.

    `custom_id` is what their ids begin with, before the number of a page; `earlier` and `later` are
    the keys of their labels.
    """
    return [
        discord.ui.Button(
            label=text(locale, key),
            custom_id=f"{custom_id}:{other}",
            disabled=not 0 <= other < pages,
        )
        for other, key in ((page - 1, earlier), (page + 1, later))
    ]
