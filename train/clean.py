"""From a Project Gutenberg text to what a voice learns: the book's own words, in ASCII."""

import re
import unicodedata

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
_FIRST_CHAPTER = re.compile(
    r"^(?:(?:chapter|book|part|story|tale) )?(?:one|1|i|the first)\b[^a-z]*.{0,60}$", re.IGNORECASE
)
_FRONT = 0.15  # at most this share of a book stands before its first chapter


def clean(raw: str, blocked: frozenset[str] = frozenset()) -> str:
    """Return one paragraph a line with a blank line between, without what others added.

    Curly quotes, dashes, ellipses, accents and ligatures are made plain; paragraphs that hold a
    blocked word are left out. Raises TrainError if the text has not Project Gutenberg's marks.
    """
    raw = raw.replace("\r\n", "\n").lstrip("\ufeff")
    start, end = _START.search(raw), _END.search(raw)
    if start is None or end is None or end.start() < start.end():
        raise TrainError("it lacks the marks at which a Project Gutenberg text begins and ends")
    paragraphs = [
        " ".join(_ascii(_FURNITURE.sub("", " ".join(paragraph.split()))).split())
        for paragraph in re.split(r"\n\s*\n", raw[start.end() : end.start()])
    ]
    paragraphs = [text for text in paragraphs if re.search("[A-Za-z]", text)]
    told = paragraphs[_first_chapter(paragraphs) :]
    return "\n\n".join(text for text in told if blocked.isdisjoint(_words(text))) + "\n"


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return plain.encode("ascii", "ignore").decode()


def _first_chapter(paragraphs: list[str]) -> int:
    """Return where the story begins: the contents name the first chapter before it comes."""
    whole, before, first = sum(map(len, paragraphs)), 0, 0
    for number, text in enumerate(paragraphs):
        if before > _FRONT * whole:
            break
        if _FIRST_CHAPTER.match(text):
            first = number
        before += len(text)
    return first


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())
