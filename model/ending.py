"""Where a passage may end: at the end of a sentence, of a paragraph, or of about a page."""

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?P<word>\w*)(?P<stop>[.!?]+)(?P<closers>[\"')\]\u201d\u2019]*)$")
_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "st", "prof", "capt"})


@dataclass(frozen=True)
class Length:
    """From how many characters on which kind of ending is taken, and how many are the most."""

    paragraph_from: int
    sentence_from: int  # with quotation marks closed
    any_sentence_from: int
    most: int


LENGTHS = {
    "sentence": Length(paragraph_from=20, sentence_from=20, any_sentence_from=300, most=500),
    "paragraph": Length(paragraph_from=200, sentence_from=600, any_sentence_from=750, most=900),
    "page": Length(paragraph_from=900, sentence_from=1000, any_sentence_from=1150, most=1300),
}


def around(characters: int) -> Length:
    """Return the length of a text of about so many characters."""
    return Length(
        paragraph_from=characters * 19 // 20,
        sentence_from=characters * 49 // 50,
        any_sentence_from=characters + 100,
        most=characters + 300,
    )


def find_end(text: str, begin: int, length: Length) -> int | None:
    """Return where the passage text[begin:end] is complete, or None while it goes on.

    To be called after each added character: an end shows only in what comes after it, a blank
    line or the beginning of another sentence. A single newline may just be where a line was full.
    """
    last = text[-1:]
    if text.endswith("\n\n"):
        end, paragraph = len(text.rstrip()), True
    elif (last.isupper() or last in "\"'([\u201c\u2018") and text[-2:-1].isspace():
        end, paragraph = len(text[:-1].rstrip()), False
    else:
        return None
    written = end - begin
    if written <= 0:
        return None
    if paragraph and written >= length.paragraph_from:
        return end
    if not ends_sentence(text[:end]):
        return None
    enough = length.sentence_from if closed(text[:end]) else length.any_sentence_from
    return end if written >= enough else None


def ends_sentence(text: str) -> bool:
    """Say whether text stops at a full stop, question or exclamation mark, quotes included."""
    match = _SENTENCE_END.search(text[-40:])
    if match is None or match["stop"] == "...":
        return False
    word = match["word"]
    abbreviated = word.lower() in _ABBREVIATIONS or (len(word) == 1 and word not in "IAa")
    return match["stop"] != "." or not abbreviated


def cut_short(text: str, begin: int) -> str:
    """Return text[begin:] cut back to its last sentence, or to its last word and an ellipsis."""
    for end in range(len(text), begin, -1):
        if ends_sentence(text[:end]) and text[end : end + 1].isspace():
            return text[begin:end]
    words = text[begin:].rsplit(maxsplit=1)
    return (words[0] if len(words) > 1 else text[begin:]).rstrip(" .,:;-") + "..."


def closed(text: str) -> bool:
    """Say whether quotation marks and brackets are closed in the last paragraph.

    Only there: a speech of several paragraphs opens each of them and closes the last.
    """
    paragraph = text[text.rfind("\n\n") + 1 :]
    pairs = [("\u201c", "\u201d"), ("(", ")"), ("[", "]")]
    return paragraph.count('"') % 2 == 0 and all(
        paragraph.count(opening) <= paragraph.count(closing) for opening, closing in pairs
    )
