import random

import pytest

from model.card import Copied
from model.words import words_of
from train.judge.novelty import RUN, Novelty

NUMBERS = random.Random(3)
VOCABULARY = [a + b + c for a in "bcdfg" for b in "aeiou" for c in "lmnrst"]
CORPUS = [" ".join(NUMBERS.choices(VOCABULARY, k=1000)) for _ in range(3)]


def words(text: int, begin: int, count: int) -> str:
    return " ".join(CORPUS[text].split()[begin : begin + count])


@pytest.mark.parametrize("length", [1, 2, 5, 7, 8, 9, 15, 16, 17, 40, 200])
def test_the_longest_copied_run_is_found(length: int) -> None:
    copied = words(1, 500, length)
    text = f"zz {words(0, 3, 1)} zz {copied} zz zz"
    found = Novelty(CORPUS).measure(["zz " * 30, text])
    assert found.longest == (copied if length > 1 else words(0, 3, 1))
    runs = len(words_of(text)) - 1 - RUN + 1 + 29 - RUN + 1
    assert found.share == pytest.approx(max(0, length - RUN + 1) / runs)


def test_everything_copied_is_all_of_it() -> None:
    found = Novelty(CORPUS).measure([words(0, 10, 50), words(2, 0, 30)])
    assert found == Copied(1.0, words(0, 10, 49))


def test_marks_and_capitals_do_not_hide_a_copy() -> None:
    found = Novelty(["The cat, it seems, sat on a mat; then it slept."]).measure(
        ['"THE CAT!" It seems sat\non a mat. Then it slept soundly']
    )
    assert found == Copied(1.0, "the cat it seems sat on a mat then it slept")


def test_the_same_words_in_another_order_are_new() -> None:
    shuffled = CORPUS[0].split()
    random.Random(1).shuffle(shuffled)
    found = Novelty(CORPUS).measure([" ".join(shuffled)])
    assert found.share == 0
    assert 1 <= len(found.longest.split()) <= 4


@pytest.mark.parametrize("texts", [[""], ["one"], ["zz zz zz"], []])
def test_there_is_nothing_to_copy_in_nothing(texts: list[str]) -> None:
    found = Novelty(CORPUS).measure(texts)
    assert found == Copied(None, "")


def test_a_run_does_not_go_on_in_the_next_book() -> None:
    across = f"{words(0, 990, 10)} {words(1, 0, 10)} zz"
    assert len(Novelty(CORPUS).measure([across]).longest.split()) == 10
    assert len(Novelty([" ".join(CORPUS)]).measure([across]).longest.split()) == 20


def test_a_corpus_is_looked_at_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [words(0, 100, 60), f"zz {words(2, 950, 30)} zz zz zz zz zz zz zz zz"]
    whole = Novelty(CORPUS).measure(texts)
    monkeypatch.setattr("train.judge.novelty._PIECE", 7)
    assert Novelty(CORPUS).measure(texts) == whole
    assert len(whole.longest.split()) == 59
