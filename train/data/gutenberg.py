"""From a Project Gutenberg text to what a voice learns: the book's own words, in ASCII."""

import re
import unicodedata

from model.words import is_clean, words_of
from train.errors import TrainError

_START = re.compile(r"^\*\*\* ?START OF.*?\*\*\*[^\n]*\n", re.MULTILINE | re.DOTALL)
_END = re.compile(r"^\*\*\* ?END OF", re.MULTILINE)
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u02bc\u00b4", "'"),
        **{"\u2014": "--", "\u2013": "-", "\u2026": "...", "\u00a0": " "},
        **{"\u00e6": "ae", "\u00c6": "Ae", "\u0153": "oe", "\u0152": "Oe", "\u00df": "ss"},
        "_": "",  # italics
    }
)
_FURNITURE = re.compile(
    r"\[(?:illustration|transcriber|footnote|frontispiece)[^\]]*\]|^produced by .*|^(?:\* *)+$",
    re.IGNORECASE,
)
_KIND = r"(?:chapter|book|part|story|tale)"
_FIRST_CHAPTER = re.compile(
    rf"(?i:{_KIND} (?:one|1|i|the first)\b.{{0,60}})|[1I](?:[.:](?: .{{1,60}})?)?"
)
_ANY_CHAPTER = re.compile(
    rf"(?i:{_KIND} (?:[\divxlc]+|two|three|four|five|six|seven|eight|nine|ten|the \w+)\b.{{0,60}})"
    r"|[\dIVXLC]+(?:[.:](?: .{1,60})?)?"
)
_INDENT = "  "
_FRONT = 0.15  # at most this share of a book stands before its first chapter
_PROSE = 100  # characters, more than a heading has


def clean(raw: str, blocked: frozenset[str] = frozenset()) -> str:
    """Return one paragraph, or verse, a line, a blank line between, without what others added.

    Curly quotes, dashes, ellipses, accents and ligatures are made plain; paragraphs that hold a
    blocked word are left out. Raises TrainError if the text has not Project Gutenberg's marks.
    """
    raw = raw.replace("\r\n", "\n").lstrip("\ufeff")
    start, end = _START.search(raw), _END.search(raw)
    if start is None or end is None or end.start() < start.end():
        raise TrainError("it lacks the marks at which a Project Gutenberg text begins and ends")
    paragraphs = [
        _paragraph(paragraph) for paragraph in re.split(r"\n\s*\n", raw[start.end() : end.start()])
    ]
    paragraphs = [text for text in paragraphs if re.search("[A-Za-z]", text)]
    told = paragraphs[_first_chapter(paragraphs) :]
    return "\n\n".join(text for text in told if is_clean(words_of(text), blocked)) + "\n"


def _paragraph(raw: str) -> str:
    """Return a paragraph on one line; verses, all of whose lines are indented, keep theirs."""
    lines = [line for line in raw.split("\n") if line.strip()]
    verses = len(lines) > 1 and all(line.startswith(_INDENT) for line in lines)
    plain = [_line(line) for line in (lines if verses else ["\n".join(lines)])]
    return "\n".join(line for line in plain if line)


def _line(raw: str) -> str:
    whole = re.sub(r"(?<=\w)-\n\s*", "-", raw)  # a line may end within arm-chair
    text = _FURNITURE.sub("", " ".join(whole.split())).translate(_PLAIN)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r" ?(--+) ?", r"\1", " ".join(text.split()))


def _first_chapter(paragraphs: list[str]) -> int:
    """Return where the story begins: in a list of contents one heading follows another."""
    whole, before, first = sum(map(len, paragraphs)), 0, None
    for number, text in enumerate(paragraphs):
        if before > _FRONT * whole:
            break
        if _FIRST_CHAPTER.fullmatch(text):
            first = number
        elif _ANY_CHAPTER.fullmatch(text):
            first = None
        elif first is not None and len(text) > _PROSE:
            return first
        before += len(text)
    return 0
