"""`/help`: what Grimoire is, how to play, and every command, in the language of whoever asks."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import AppCommandType, app_commands

from bot.i18n.texts import language_of, text
from bot.i18n.translator import command_key, command_texts, menu_key
from bot.services import Interaction
from bot.ui.responses import Message, reply

_Command = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu

# The title of a group -> its commands; the last one has all the others.
_GROUPS = {
    "help-spells-field": ("spell", "voices", "learning", "best"),
    "help-game-field": ("finish", "scores"),
    "help-server-field": ("settings", "temperature"),
    "help-about-field": ("help", "privacy"),
}


@app_commands.command(name="help")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def help_command(interaction: Interaction) -> None:
    """Learn what I am, how to play, and everything I can do."""
    await reply(interaction, Message(embed=_embed(interaction)), private=True)


def _embed(interaction: Interaction) -> discord.Embed:
    locale = interaction.locale
    spell, finish, privacy = (_mention(interaction, n) for n in ("spell", "finish", "privacy"))
    parts = (
        text(locale, "help-what"),
        text(locale, "help-play", spell=spell, finish=finish),
        text(locale, "help-privacy", privacy=privacy),
    )
    embed = discord.Embed(title=text(locale, "help-title"), description="\n\n".join(parts))
    groups: dict[str, list[str]] = {title: [] for title in (*_GROUPS, "help-menus-field")}
    for title, line in _lines(interaction):
        groups[title].append(line)
    for title, lines in groups.items():
        if lines:
            embed.add_field(name=text(locale, title), value="\n".join(lines), inline=False)
    return embed.set_footer(text=text(locale, "help-machine"))


def _lines(interaction: Interaction) -> Iterator[tuple[str, str]]:
    """Yield for each command and context menu the title of its group, and what to say of it."""
    tree = interaction.client.tree
    texts = command_texts(language_of(interaction.locale))
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            name = command.qualified_name
            description = texts.get(command_key(name), command.description)
            line = f"{_mention(interaction, name)} {description}"
            yield _group(name.split()[0]), line + _note(interaction, command)
    for menu in tree.walk_commands(type=AppCommandType.message):
        line = f"**{texts.get(menu_key(menu.name), menu.name)}**"
        yield "help-menus-field", line + _note(interaction, menu)


def _group(name: str) -> str:
    last = next(reversed(_GROUPS))
    return next((title for title, names in _GROUPS.items() if name in names), last)


def _mention(interaction: Interaction, name: str) -> str:
    """Return a command as something to click on."""
    command_id = interaction.client.command_ids.get(name.split(maxsplit=1)[0])
    return f"</{name}:{command_id}>" if command_id else f"`/{name}`"


def _note(interaction: Interaction, command: _Command) -> str:
    """Return what keeps somebody from using a command here, nothing if they can."""
    needed = command.default_permissions
    if not _serves(interaction, command):
        key = "help-only-in-servers"
    elif interaction.guild_id and needed and not interaction.permissions >= needed:
        key = "help-needs-manage-server"
    else:
        return ""
    return f" \U0001f512 *{text(interaction.locale, key)}*"


def _serves(interaction: Interaction, command: _Command) -> bool:
    """Say whether a command can be used where somebody is, the way they have the bot there."""
    contexts, installs = command.allowed_contexts, command.allowed_installs
    if contexts and not {*interaction.context.to_array()} & {*contexts.to_array()}:
        return False
    in_server = interaction.guild_id is None or interaction.is_guild_integration()
    return in_server or bool(installs and installs.user)
