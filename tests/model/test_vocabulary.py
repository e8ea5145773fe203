import sys
import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.vocabulary import Vocabulary
from tests.voices import CHARACTERS

ENGLISH = Vocabulary(CHARACTERS + "JKLMNOPQRSTUVWXYZ0123456789():/")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("café Ünïcode", "cafe Unicode"),
        ("cafe\u0301", "cafe"),
        ("\u201cDon\u2019t,\u201d", '"Don\'t,"'),
        ("\u00abNo\u00bb \u201eso\u201f", '"No" "so"'),
        ("a\u2014b\u2013c\u2212d", "a--b-c-d"),
        ("o\ufb03ce \ufb01n", "office fin"),
        ("\uff28\uff45\uff4c\uff4c\uff4f\uff01\u3000\uff11", "Hello! 1"),
        ("wait\u2026", "wait..."),
        ("\u00c6sop, \u0153uvre, stra\u00dfe, \u0141\u00f3d\u017a", "Aesop, oeuvre, strasse, Lodz"),
        ("a\tb\u00a0c\r\nd\u2028e", "a b c\n\nd\ne"),
        ("\u210bello \U0001d552", "Hello a"),
    ],
)
def test_folding_spells_plainly(typed: str, read: str) -> None:
    folded = ENGLISH.fold(typed)
    assert (folded.text, set(folded.dropped) - {"\u0301"}) == (read, set())


def test_known_characters_are_kept_as_they_are() -> None:
    french = Vocabulary("aé\u2019—")
    assert french.fold("é\u2019a—").text == "é\u2019a—"
    assert french.fold("e\u0301").text == "é"  # one character, however it was typed


def test_another_case_is_better_than_none() -> None:
    assert Vocabulary("abcde ").fold("Bad Æ").text == "bad ae"
    assert Vocabulary("ABCDE ").fold("Bad Æ").text == "BAD AE"


@pytest.mark.parametrize("typed", ["🐉", "龍", "\ud800", "\0", "\u0323", "\u200b", "\U0010ffff"])
def test_what_cannot_be_spelt_is_named(typed: str) -> None:
    folded = ENGLISH.fold(f"-{typed}.{typed}")
    assert (folded.text, folded.dropped) == ("-.", typed)


def test_dropped_names_each_once_in_order() -> None:
    assert ENGLISH.fold("🐉x龍🐉y龍").dropped == "🐉龍"


def test_every_general_category_folds_to_known_characters() -> None:
    examples: dict[str, list[str]] = {}
    for point in range(sys.maxunicode + 1):
        of_kind = examples.setdefault(unicodedata.category(chr(point)), [])
        if len(of_kind) < 300:
            of_kind.append(chr(point))
    assert len(examples) == 30
    for characters in examples.values():
        folded = ENGLISH.fold("".join(characters))
        assert all(character in ENGLISH for character in folded.text)
        assert not any(character in ENGLISH for character in folded.dropped)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=40), st.text(min_size=1, max_size=30))
def test_no_text_and_no_vocabulary_make_it_fail(text: str, characters: str) -> None:
    vocabulary = Vocabulary("".join(dict.fromkeys(characters)))
    folded, ids = vocabulary.fold(text), vocabulary.encode(text)
    assert all(character in vocabulary for character in folded.text)
    assert ids.dtype == np.int64
    assert ids.shape == (len(folded.text),)
    assert vocabulary.decode(ids) == folded.text


def test_ids_are_the_places_in_the_order() -> None:
    vocabulary = Vocabulary("cab")
    assert vocabulary.encode("abc").tolist() == [1, 2, 0]
    assert vocabulary.decode(np.array([1, 2, 0])) == "abc"
    assert len(vocabulary) == 3


@pytest.mark.parametrize("characters", ["", "aba"])
def test_a_vocabulary_without_order_is_refused(characters: str) -> None:
    with pytest.raises(ValueError, match="vocabulary"):
        Vocabulary(characters)
