import pytest

from model.score import Score, begins_a_circle, is_repetitive, score
from model.words import words_of

KNOWN = frozenset(words_of("The king went home said he that was all beautiful cat come here"))


def scored(text: str, seed: str = "The king", likelihood: float = -1.0) -> Score:
    return score(seed, text, likelihood, known=KNOWN, blocked=frozenset({"drat"}))


def test_a_flawless_text() -> None:
    assert scored(" went home.").flawless
    assert scored(' went home. "Come here," he said.').flawless


# Each is worse than the one before, whatever its likelihood.
ORDER = [
    (" went home.", -1.0),
    (" went home.", -1.5),
    (" went hxme.", -0.1),
    (" went home, and the king went home, and the king went home.", -0.1),
    (' went home. "Come here.', -0.1),
    (" went home and", -0.1),
    (" went home. Drat the cat.", -0.1),
]


def test_what_matters_most_is_compared_first() -> None:
    scores = [scored(text, likelihood=likelihood) for text, likelihood in ORDER]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert [one.flawless for one in scores] == [True, True] + [False] * 5


@pytest.mark.parametrize("text", [" said (he.", ' said "he.', " said [he.", " said \u201che."])
def test_what_is_open_is_not_closed(text: str) -> None:
    assert not scored(text).closed
    assert scored(text, "").ends


def test_the_seed_opens_and_the_text_closes() -> None:
    assert scored('," said the cat.', '"Come here').closed
    assert not scored(" come here.", '"That was all').closed


def test_a_word_that_the_seed_begins_is_judged_whole() -> None:
    assert scored("iful cat.", "The beaut").real_words == 1
    assert scored(" iful cat.", "The beaut").real_words == 0.5
    assert not scored("at that.", "The dr").clean
    # What the player wrote is the player's.
    assert scored(" went home.", "Drat that xyzzy king").flawless


def test_possessives_of_known_words_are_real() -> None:
    assert scored(" was the king's cat.").real_words == 1


def test_without_a_word_list_every_word_is_real() -> None:
    assert score("The", " xyzzy.", -1.0).real_words == 1
    assert scored("...").real_words == 1


def test_circles() -> None:
    line = "and the prince went home again, "
    assert is_repetitive("Then " + line * 2)
    assert not is_repetitive("Then " + line + line[:20])
    assert not is_repetitive(line + "".join(map(chr, range(300, 900))) + line)
    assert begins_a_circle(line + line[:24])
    assert not begins_a_circle(line + line[:15])
    assert not begins_a_circle("aaa")


@pytest.mark.parametrize("text", ["Drat!", "drat's", "the DRAT\u2019s tail", "a drat-cat"])
def test_a_blocked_word_is_blocked_in_every_dress(text: str) -> None:
    assert not scored(" " + text).clean
    assert scored(" " + text.lower().replace("drat", "drats")).clean
