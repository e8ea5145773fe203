"""Untrusted text in Discord messages: shown as it is, never rendered, never pinging anybody."""

import re

from model.visible import visible

# Everything that begins markup anywhere in a line; \ first of all, it escapes the others.
_ANYWHERE = re.compile(r"([\\*_~|`<>\[\]])")
_LINE_START = re.compile(r"^(\s*)([#+-])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
_ADDRESS = re.compile(r"(?<=[:/])/|(?<=\w)\.(?=[^\W\d])")  # https://, example.org
_UNSEEN = "\u200b"  # after an @, so that it begins no mention
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")


def escape(text: str) -> str:
    """Return text for a message in which no mention, link or markup becomes active.

    What `visible` leaves out is left out.
    """
    text = _ANYWHERE.sub(r"\\\1", visible(text))
    text = _LINE_START.sub(r"\1\\\2", text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    text = _ADDRESS.sub(lambda match: "\\" + match[0], text)
    return text.replace("@", "@" + _UNSEEN)


def unescape(text: str) -> str:
    """Return what `escape` was given, apart from what it left out."""
    return _ESCAPED.sub(r"\1", text.replace("@" + _UNSEEN, "@"))


def shorten(text: str, most: int) -> str:
    """Return text as `escape` does, in at most so many characters as Discord counts them."""
    shown = text
    while length(escaped := escape(shown) + "\u2026" * (shown != text)) > most and shown:
        shown = shown[: len(shown) * 9 // 10]
    return escaped


def length(text: str) -> int:
    """Return how many characters Discord counts: those beyond the first 65,536 are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
