"""Endings look alike, whoever wrote them."""

import re

import pytest
from hypothesis import given, strategies

from bot.errors import UserError
from bot.game.wording import (
    ENDING_LIMIT,
    OPENING_LIMIT,
    could_be_human,
    shorten,
    tidy_ending,
    tidy_opening,
)

OPENING = "The fox took off its hat"
NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("and went home.", "and went home."),
        (" and  went\n\nhome", "and went home."),
        ("... and went home ,", "and went home."),
        ("and went home!", "and went home!"),
        ("and said \u201cno\u201d", 'and said "no".'),
        ('and said "no."', 'and said "no."'),
        ("and went -- home...", "and went \u2014 home\u2026"),
        ("THE FOX TOOK OFF ITS HAT and bowed", "and bowed."),
        ("the fox took off its hats", "the fox took off its hats."),
        ("\u202eand\u2066 bowed", "and bowed."),
        (", and went home", "and went home."),
        ("\U0001f409", "\U0001f409."),
        ("\u00ab Non. \u00bb", "\u00ab Non. \u00bb"),
        ("\u300c\u306f\u3044\u3002\u300d", "\u300c\u306f\u3044\u3002\u300d"),
        ("r\u0301\u0302\u0303\u0304\u0305a\u0301n", "r\u0301\u0302\u0303a\u0301n."),
    ],
)
def test_endings_are_tidied(written: str, shown: str) -> None:
    assert tidy_ending(written, OPENING, NOTHING) == shown


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "game-ending-empty"),
        (" \u202e\u200b...!", "game-ending-empty"),
        (OPENING, "game-ending-empty"),
        ("x" * ENDING_LIMIT, "game-ending-too-long"),
        ("\u3164\u2800\ufe0f\u034f", "game-ending-empty"),
        ("and said DRAT's", "game-blocked"),
        ("and said dr\u200ba\u00adt", "game-blocked"),
        ("and said d\u0336r\u0336a\u0336t\u0336", "game-blocked"),
        ("and said \uff24\U0001d42b\u24d0t", "game-blocked"),
    ],
)
def test_what_is_no_ending(written: str, key: str) -> None:
    with pytest.raises(UserError, match=key):
        tidy_ending(written, OPENING, frozenset({"drat"}))


@given(strategies.text(max_size=ENDING_LIMIT * 2))
def test_every_ending_is_one_line_with_a_stop(written: str) -> None:
    try:
        ending = tidy_ending(written, OPENING, NOTHING)
    except UserError:
        return
    assert len(ending.splitlines()) == 1
    assert ending == " ".join(ending.split())
    assert not ending.startswith(("\u2026", ".", " "))
    assert re.search("[.!?\u2026\u3002\uff01\uff1f][\"')\\]*_~\u00bb\u300d\u300f\uff09 ]*$", ending)
    assert not set(ending) & set("\u201c\u201d\u2018\u2019\u202e")
    assert len(ending) <= ENDING_LIMIT


def test_openings_are_tidied() -> None:
    assert tidy_opening("  Once\nupon \u201ca\u201d time ... ", NOTHING) == 'Once upon "a" time'
    for written, key in [
        ("...", "game-opening-empty"),
        ("x" * (OPENING_LIMIT + 1), "game-opening-too-long"),
        ("Drat the", "game-blocked"),
    ]:
        with pytest.raises(UserError, match=key):
            tidy_opening(written, frozenset({"drat"}))


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        (" and went home.", True),
        (' and said, "No, thank you!"', True),
        (' "No," said the fox, "thank you."', True),
        (" met Mr. Toad and went home.", True),
        (", who was old, went home.", True),
        (" doth\nmeet your lordship.", True),  # a line of verse
        ("'s boy went home.", False),
        ("and went home.", False),  # it finishes the opening's last word
        (".\nThe end.", False),
        (" and went home", False),
        (" and said to her:", False),
        (' and said, "No.', False),
        (" went home. Then it slept.", False),
        (' said "No!" She went.', False),
        (" went home.\n\nThe end.", False),
        (" went" + " on" * 60 + ".", False),
        ("", False),
    ],
)
def test_what_a_person_could_have_typed(text: str, fits: bool) -> None:
    assert could_be_human(text) is fits


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (" went up and down the hill; and" + " on" * 60 + ".", " went up and down the hill."),
        (" went, as it rained, to sea," + " on" * 60 + ".", " went, as it rained, to sea."),
        (" went," + " on" * 60 + ".", ""),
        (" went" + " on" * 60 + ".", ""),
    ],
)
def test_long_texts_are_cut_where_a_clause_ends(text: str, short: str) -> None:
    assert shorten(text) == short
    assert could_be_human(short) is bool(short)
