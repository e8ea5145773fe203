"""Discord's markup as text for a terminal."""

import re

from sandbox.terminal.ansi import Style, clean
from sandbox.terminal.timestamps import in_words
from sandbox.world import users
from sandbox.world.guilds import Guild, Place

_FENCE = re.compile(r"```(?:\w*\n)?(.*?)\n?```", re.DOTALL)
_SPAN = r"(?:\\.|[^\\])+?"  # of anything, something escaped included
_INLINE = re.compile(
    r"\\(?P<escaped>[^0-9A-Za-z\s])"
    r"|(?P<ticks>`+)(?P<code>.+?)(?P=ticks)"
    rf"|\*\*(?P<bold>{_SPAN})\*\*"
    rf"|__(?P<underline>{_SPAN})__"
    rf"|~~(?P<strike>{_SPAN})~~"
    rf"|\*(?=\S)(?P<italic>{_SPAN})\*"
    rf"|(?<!\w)_(?P<slanted>{_SPAN})_(?!\w)"
    r"|\[(?P<label>[^\]\n]+)\]\((?P<url>https?://[^)\s]+)\)"
    r"|<t:(?P<time>-?\d{1,15})(?::(?P<style>[tTdDfFR]))?>"
    r"|<@!?(?P<user>\d+)>|<@&(?P<role>\d+)>|<#(?P<channel>\d+)>"
    r"|</(?P<command>[^:>]+):\d+>|<a?:(?P<emoji>\w+):\d+>",
    re.DOTALL,
)
_LINE = re.compile(r"(?P<quote>>\s)?(?:(?P<head>#{1,3}\s)|(?P<small>-#\s)|(?P<item>[-*]\s))?")


def to_text(text: str, style: Style, place: Place = None) -> str:
    """Return a text of a message as people see it; names are those of its place."""
    parts = []
    position = 0
    for fence in _FENCE.finditer(text):
        parts += [_prose(text[position : fence.start()].strip("\n"), style, place)]
        parts += ["\n".join(f"    {line}" for line in clean(fence[1]).split("\n"))]
        position = fence.end()
    parts.append(_prose(text[position:].strip("\n") if parts else text, style, place))
    return "\n".join(part for part in parts if part)


def _prose(text: str, style: Style, place: Place) -> str:
    # What begins a line is taken off first: what is escaped there does not begin anything.
    begun = [_LINE.match(line) for line in clean(text).split("\n")]
    bare = "\n".join(found.string[found.end() :] for found in begun if found)
    lines = _inline(bare, style, place).split("\n")
    return "\n".join(_line(line, found, style) for line, found in zip(lines, begun, strict=True))


def _line(line: str, begun: re.Match[str] | None, style: Style) -> str:
    if begun is None or not begun[0]:
        return style.wrap(line)
    if begun["head"]:
        line = style.mark(style.bold, line)
    if begun["small"]:
        line = style.mark(style.dim, line)
    quote, item = ("\u2502 " if begun["quote"] else ""), ("\u2022 " if begun["item"] else "")
    return style.wrap(line, quote + item, quote + "  " * bool(item))


def _inline(text: str, style: Style, place: Place) -> str:
    def drawn(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        inner = match[kind]
        if kind in ("bold", "underline", "strike", "italic", "slanted"):
            code = getattr(style, "italic" if kind == "slanted" else kind)
            return style.mark(code, _inline(inner, style, place))
        if kind == "url":
            return f"{match['label']} ({inner})"
        if kind in ("time", "style"):
            return in_words(int(match["time"]), match["style"] or "f")
        plain = {"command": "/", "emoji": ":"}
        if kind in plain:
            return plain[kind] + inner + (":" if kind == "emoji" else "")
        return _name(kind, inner, place) if kind in ("user", "role", "channel") else inner

    return _INLINE.sub(drawn, text)


def _name(kind: str, wanted: str, place: Place) -> str:
    if kind == "user":
        user = users.find(wanted)
        return f"@{user.name if user else 'unknown-user'}"
    if kind == "role":
        roles = place.roles if isinstance(place, Guild) else ()
        return next((f"@{role.name}" for role in roles if role.id == wanted), "@unknown-role")
    here = isinstance(place, Guild) and place.channel_id == wanted
    return f"#{place.channel_name}" if isinstance(place, Guild) and here else "#unknown"
