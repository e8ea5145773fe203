"""How text is marked and wrapped: on a terminal, or for a pipe not at all."""

import re
import shutil
from dataclasses import dataclass

from prompt_toolkit.utils import get_cwidth

_CODE = re.compile(r"\x1b\[\d+m")


@dataclass(frozen=True)
class Style:
    """A terminal's codes, or, all empty, none."""

    bold: str = ""
    dim: str = ""
    italic: str = ""
    underline: str = ""
    strike: str = ""
    end: str = ""
    wrapped: bool = False  # at words, to the terminal's width
    margin: int = 0  # columns that are taken already

    def mark(self, code: str, text: str) -> str:
        """Return text in bold, or small print, or however a code says."""
        if not code:
            return text
        return f"{code}{text.replace(self.end, self.end + code)}{self.end}"

    def wrap(self, line: str, first: str = "", rest: str = "") -> str:
        """Return a line with something before it, and before each of the lines it takes."""
        if not self.wrapped:
            return first + line
        columns = shutil.get_terminal_size().columns - self.margin
        lines, current = [], first
        for word in re.findall(r"\s*\S+|\s+\Z", line):
            if _width(current + word) > columns and current != first:
                lines.append(current)
                current = rest + word.lstrip()
            else:
                current += word
        return "\n".join([*lines, current])


PLAIN = Style()
COLOUR = Style("\x1b[1m", "\x1b[2m", "\x1b[3m", "\x1b[4m", "\x1b[9m", "\x1b[0m", wrapped=True)


def dim(text: str, style: Style) -> str:
    """Return text as small print."""
    return style.mark(style.dim, text)


def clean(text: str) -> str:
    """Return text without what could steer a terminal."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


def _width(text: str) -> int:
    return get_cwidth(_CODE.sub("", text))
