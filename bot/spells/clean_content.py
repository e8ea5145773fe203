"""The words of somebody's message, as they are read and not as they are typed."""

import re

import discord

from bot.ui.markup import unescape
from model.visible import visible

_SPOILER = re.compile(r"(?<!\\)\|\|.+?\|\|", re.DOTALL)  # which nobody sees before they want to
# [words](https://example.org "a title"): the words are shown.
_MASKED_LINK = re.compile(r"\[([^\[\]\n]+)\]\(<?https?://[^\s()<>]+>?(?:\s+\"[^\"\n]*\")?\)")
_ADDRESS = re.compile(r"<?https?://([^\s/<>]+)[^\s<>]*>?")
# <@1>, <@&1>, <#1>, </spell:1>, <:name:1>, <t:1:R>
_TAG = re.compile(
    r"<(?:@!?(?P<user>\d+)|@&(?P<role>\d+)|\#(?P<channel>\d+)|/(?P<command>[^<>:]+):\d+"
    r"|a?:(?P<emoji>\w+):\d+|t:-?\d+(?::\w)?)>"
)
_LINE_START = re.compile(r"^[ \t]*(?:(?:#{1,3}|-#|>{1,3}|[-*+])[ \t]+)+", re.MULTILINE)
_FENCE = re.compile(r"```(?:\w+\n)?(.+?)```", re.DOTALL)
_PAIR = re.compile(r"(?<!\\)(\*{1,3}|__|~~|`)(?=\S)(.{1,300}?)(?<=[^\s\\])\1", re.DOTALL)
_NESTED = 3  # pairs within each other


def clean_content(message: discord.Message) -> str:
    """Return the visible words of a message, on one line; of a forwarded one, those within."""
    content = message.content
    if not content and message.message_snapshots:
        content = message.message_snapshots[0].content
    content = _SPOILER.sub(" ", content)
    content = _ADDRESS.sub(r"\1", _MASKED_LINK.sub(r"\1", content))
    content = _TAG.sub(lambda tag: _name(tag, message), content)
    content = _LINE_START.sub("", _FENCE.sub(r"\1", content))
    for _ in range(_NESTED):
        content = _PAIR.sub(r"\2", content)
    return " ".join(visible(unescape(content)).split())


def _name(tag: re.Match[str], message: discord.Message) -> str:
    """Return what is shown for a tag; nothing if that is not known here."""
    users = {str(user.id): user.display_name for user in message.mentions}
    if tag["user"]:
        return "@" + users[tag["user"]] if tag["user"] in users else ""
    if message.guild is not None and tag["role"]:
        role = message.guild.get_role(int(tag["role"]))
        return f"@{role.name}" if role else ""
    if message.guild is not None and tag["channel"]:
        channel = message.guild.get_channel_or_thread(int(tag["channel"]))
        return f"#{channel.name}" if channel else ""
    return tag["command"] or tag["emoji"] or ""
