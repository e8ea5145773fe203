"""Registering the commands with Discord, only when they differ from what is registered."""

import logging
from typing import Any, cast

import discord
from discord import app_commands

log = logging.getLogger(__name__)


async def sync_commands(tree: app_commands.CommandTree[discord.Client]) -> None:
    """Bring Discord's list of this bot's commands up to date."""
    # Read the way Discord's answer is read, so that defaults compare equal.
    unnumbered: dict[str, Any] = {"id": 0, "application_id": 0}
    ours = [
        app_commands.AppCommand(
            data=cast("Any", unnumbered | command.to_dict(tree)), state=tree.client._connection
        )
        for command in tree.get_commands()
    ]
    try:
        registered = await tree.fetch_commands()
    except discord.HTTPException as error:
        log.info("The registered commands could not be read (HTTP %s).", error.status)
        registered = []
    if _definitions(ours) == _definitions(registered):
        log.info("The commands are registered already.")
        return
    await tree.sync()
    log.info("%s commands registered.", len(ours))


def _definitions(commands: list[app_commands.AppCommand]) -> dict[str, dict[str, Any]]:
    definitions = {}
    for command in commands:
        definition: dict[str, Any] = {
            **command.to_dict(),
            "nsfw": command.nsfw,
            "permissions": command.default_member_permissions,
        }
        del definition["id"], definition["application_id"]
        definitions[command.name] = definition
    return definitions
