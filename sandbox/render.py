"""A reply as text for a terminal, or for a pipe."""

import re
import shutil
import textwrap
from dataclasses import dataclass

from sandbox.components import walk
from sandbox.messages import Reply

_BOLD = re.compile(r"\\.|\*\*((?:\\.|[^\\])+?)\*\*", re.DOTALL)  # or something escaped
_SMALL = re.compile(r"^-# (.*)$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")


@dataclass(frozen=True)
class Style:
    """How to mark text: with a terminal's codes, or, all empty, not at all."""

    bold: str = ""
    dim: str = ""
    end: str = ""
    wrapped: bool = False  # at words, to the terminal's width


PLAIN = Style()
COLOUR = Style("\x1b[1m", "\x1b[2m", "\x1b[0m", wrapped=True)


def reply_text(reply: Reply, style: Style = PLAIN) -> str:
    """Return what people see of a reply, its follow-ups included, but not its buttons."""
    if reply.modal is not None:
        return dim(f"(a form: {clean(str(reply.modal.get('title', '')))})", style)
    parts = [] if reply.deleted else [_markup(text, style) for text in _texts(reply) if text]
    if reply.ephemeral:
        parts.append(dim("(only you can see this)", style))
    parts += [reply_text(each, style) for each in reply.followups]
    return "\n".join(parts) or dim("(deleted)" if reply.deleted else "(nothing to read)", style)


def button_text(labels: list[str], style: Style = PLAIN) -> str:
    """Return numbered choices, such as `1 Again  2 Continue`."""
    numbered = (f"{style.bold}{n}{style.end} {clean(label)}" for n, label in enumerate(labels, 1))
    return "  ".join(numbered)


def dim(text: str, style: Style) -> str:
    """Return text as small print."""
    return f"{style.dim}{text}{style.end}"


def clean(text: str) -> str:
    """Return text without what could steer a terminal."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


def _texts(reply: Reply) -> list[str]:
    """Return all texts of a message: its own, its embeds', its components'."""
    texts = [reply.content]
    for embed in reply.embeds:
        title = embed.get("title")
        texts += [f"**{title}**" if title else "", embed.get("description") or ""]
        texts += [f"**{each['name']}** {each['value']}" for each in embed.get("fields") or []]
    return texts + [each.get("content") or "" for each in walk(reply.components)]


def _markup(text: str, style: Style) -> str:
    def bold(match: re.Match[str]) -> str:
        return match[0] if match[1] is None else f"{style.bold}{match[1]}{style.end}"

    text = clean(text)
    if style.wrapped:
        columns = shutil.get_terminal_size().columns
        text = "\n".join(textwrap.fill(line, columns) for line in text.split("\n"))
    text = _BOLD.sub(bold, text)
    text = _SMALL.sub(lambda match: dim(match[1], style), text)
    return _ESCAPED.sub(r"\1", text)
