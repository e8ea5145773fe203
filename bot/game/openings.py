"""How a sentence may begin that everybody then finishes."""

import random
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

from model.words import is_clean, words_of

_FILE = Path(__file__).parents[2] / "data" / "openings" / "en.txt"


@cache
def openings() -> tuple[str, ...]:
    """Return all openings of ours: one a line, # begins a remark."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def choose_opening(blocked: AbstractSet[str], chance: random.Random) -> str:
    """Return one of them, if possible without a word that is blocked."""
    clean = [each for each in openings() if is_clean(words_of(each), blocked)]
    return chance.choice(clean or openings())
