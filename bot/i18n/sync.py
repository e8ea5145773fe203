"""Registering the commands with Discord, only when they differ from what is registered."""

import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.i18n.translator import Translator

log = logging.getLogger(__name__)

_SLASH = discord.AppCommandType.chat_input.value


async def sync_commands(tree: app_commands.CommandTree[discord.Client]) -> dict[str, int]:
    """Bring Discord's list of this bot's commands up to date; return the slash commands' ids."""
    translator = Translator()
    ours = [await each.get_translated_payload(tree, translator) for each in tree.get_commands()]
    http, application_id = tree.client.http, tree.client.application_id
    if application_id is None:
        raise RuntimeError("commands are registered after the login")
    try:
        # Not `tree.fetch_commands`, which does not ask for translations.
        path = "/applications/{application_id}/commands"
        route = discord.http.Route("GET", path, application_id=application_id)
        registered = await http.request(route, params={"with_localizations": "true"})
    except discord.HTTPException as error:
        log.info("The registered commands could not be read (HTTP %s).", error.status)
        registered = []
    if _definitions(tree, ours) == _definitions(tree, registered):
        log.info("The commands are registered already.")
    else:
        registered = await http.bulk_upsert_global_commands(application_id, ours)
        log.info("%s commands registered.", len(ours))
    slash = (command for command in registered if command["type"] == _SLASH)
    return {command["name"]: int(command["id"]) for command in slash}


def _definitions(
    tree: app_commands.CommandTree[discord.Client], payloads: Sequence[Any]
) -> list[dict[str, Any]]:
    """Return what defines each command, from our payloads and Discord's alike."""
    definitions = []
    for payload in payloads:
        # Read the way Discord's answer is read, so that defaults compare equal.
        data: Any = {"id": 0, "application_id": 0, "description": ""} | payload
        command = app_commands.AppCommand(data=data, state=tree.client._connection)
        definition: dict[str, Any] = {
            **command.to_dict(),
            "nsfw": command.nsfw,
            "permissions": command.default_member_permissions,
        }
        del definition["id"], definition["application_id"]
        definitions.append(definition)
    return sorted(definitions, key=lambda definition: (definition["type"], definition["name"]))
