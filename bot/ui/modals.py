"""Forms (modals), answered by whichever process is there when they are sent.

discord.py knows only the forms that this very process has opened. So it is not told of any: like a
button, a form is recognised by its custom id, which says all that has to be known about it.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from typing import Any

import discord

from bot.errors import UserError
from bot.ui.components import data_of
from bot.ui.error_handler import answer_failure

Values = Mapping[str, str | list[str]]  # what was filled in, by the custom id of the field
Handler = Callable[[discord.Interaction[Any], re.Match[str], Values], Awaitable[None]]


async def open_modal(interaction: discord.Interaction, modal: discord.ui.Modal) -> None:
    """Answer with a form; its custom id must fit a template of `answer_modal`."""
    modal.stop()  # before it is sent, so that discord.py does not wait for it
    await interaction.response.send_modal(modal)


async def answer_modal(interaction: discord.Interaction, handlers: Mapping[str, Handler]) -> None:
    """Have a form that was sent answered by the handler whose template its custom id fits."""
    data = data_of(interaction)
    try:
        for template, handler in handlers.items():
            if match := re.fullmatch(template, data["custom_id"]):
                await handler(interaction, match, dict(_filled_in(data["components"])))
                return
        raise UserError("error-command-changed")
    except Exception as error:
        await answer_failure(interaction, error)


def _filled_in(components: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str | list[str]]]:
    for component in components:
        yield from _filled_in(component.get("components", ()))  # a row
        if "component" in component:  # a label
            yield from _filled_in([component["component"]])
        if "values" in component:
            yield component["custom_id"], component["values"]
        elif "value" in component:
            yield component["custom_id"], component["value"]
