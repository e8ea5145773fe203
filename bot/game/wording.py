"""What openings and endings look like: all alike, so that nobody knows an author by the commas."""

import re
import unicodedata
from collections.abc import Set as AbstractSet

from bot.errors import UserError
from model.ending import closed, ends_sentence
from model.visible import visible
from model.words import is_clean, words_of

OPENING_LIMIT, ENDING_LIMIT = 200, 160  # characters
_QUOTES = str.maketrans("\u201c\u201d\u201e\u2018\u2019\u201a", "\"\"\"'''")
_STOPS = ".!?\u2026\u3002\uff01\uff1f"
_CLOSERS = "\"')]*_~\u00bb\u300d\u300f\uff09"
_BEFORE = " ,;:-\u2014"  # no ending begins with any of them, nor with dots
_SHORTEST = 20  # characters of a text that is cut
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs, but nobody sees them
_NOTHING = _BEFORE + _STOPS + _CLOSERS + _BLANK
_HEAP = 3  # accents on a letter; more of them cover the lines above and below


def tidy(text: str) -> str:
    """Return a text in one line, with plain quotation marks and dashes alike."""
    text = " ".join(_without_heaps(visible(text)).translate(_QUOTES).split())
    return text.replace("...", "\u2026").replace(" -- ", " \u2014 ").replace("--", "\u2014")


def tidy_opening(text: str, blocked: AbstractSet[str]) -> str:
    """Return an opening as it is shown; raises UserError if it is not one."""
    opening = tidy(text).rstrip(" \u2026")
    if not _says_something(opening):
        raise UserError("game-opening-empty")
    if len(opening) > OPENING_LIMIT:
        raise UserError("game-opening-too-long", most=OPENING_LIMIT, length=len(opening))
    _check_clean(opening, blocked)
    return opening


def tidy_ending(text: str, opening: str, blocked: AbstractSet[str]) -> str:
    """Return an ending as it is shown: without the opening before it, and with a stop.

    What is blocked is a set of words in lower case. Raises UserError if it is no ending.
    """
    ending = tidy(text)
    rest = ending[len(opening) :]
    if ending.casefold().startswith(opening.casefold()) and not rest[:1].isalnum():
        ending = rest
    ending = ending.lstrip(_BEFORE + ".\u2026")
    if not _says_something(ending):
        raise UserError("game-ending-empty")
    if not ending.rstrip(_CLOSERS + " ").endswith(tuple(_STOPS)):
        ending = ending.rstrip(_BEFORE) + "."
    if len(ending) > ENDING_LIMIT:
        raise UserError("game-ending-too-long", most=ENDING_LIMIT, length=len(ending))
    _check_clean(ending, blocked)
    return ending


def _says_something(text: str) -> bool:
    return any(each.isprintable() and each not in _NOTHING and not _is_mark(each) for each in text)


def _without_heaps(text: str) -> str:
    return "".join(
        each
        for place, each in enumerate(text)
        if place < _HEAP or not all(map(unicodedata.combining, text[place - _HEAP : place + 1]))
    )


def _check_clean(text: str, blocked: AbstractSet[str]) -> None:
    # Also as it looks: in plain letters, without what is not seen between them or only stroke them.
    plain = "".join(
        each
        for each in unicodedata.normalize("NFKC", text)
        if unicodedata.category(each) != "Cf" and not _is_mark(each)
    )
    if not is_clean([*words_of(text), *words_of(plain)], blocked):
        raise UserError("game-blocked")


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def could_be_human(text: str) -> bool:
    """Say whether what a voice wrote looks like one sentence that somebody typed into the form."""
    words = " ".join(text.split()).lstrip(_BEFORE)
    return (
        not text[:1].isalnum()  # it leaves the opening's last word as it is
        and words.removeprefix('"')[:1].isalnum()
        and len(words) <= ENDING_LIMIT
        and "\n\n" not in text
        and ends_sentence(words)
        and closed(words)
        and not any(ends_sentence(words[: space.start()]) for space in re.finditer(" ", words))
    )


def shorten(text: str) -> str:
    """Return the whole clauses at the beginning of a long text that an ending has room for."""
    words = " ".join(text.split())[:ENDING_LIMIT]
    end = max(words.rfind(mark) for mark in ",;:")
    return f" {words[:end]}." if end >= _SHORTEST else ""
