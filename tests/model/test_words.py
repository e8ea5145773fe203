from hypothesis import given
from hypothesis import strategies as st

from model.words import word_list, words_of


def test_words_are_letters_and_inner_apostrophes() -> None:
    text = "\"Don't!\" said the King\u2019s cat, 'tis 3 o'clock_now: \u00c9t\u00e9."
    assert " ".join(words_of(text)) == "don't said the king's cat tis o'clock now \u00e9t\u00e9"


def test_a_word_must_occur_twice_to_be_listed() -> None:
    assert word_list(["The cat, the dog.", "A cat; a Slip"]) == ["a", "cat", "the"]
    assert word_list([]) == []


@given(st.lists(st.text(alphabet="ab' \n.", max_size=60), max_size=3))
def test_the_list_is_sorted_and_of_the_texts(texts: list[str]) -> None:
    listed = word_list(texts)
    assert listed == sorted(set(listed))
    assert set(listed) <= {word for text in texts for word in words_of(text)}


def test_a_library_has_the_words_of_its_pieces() -> None:
    text = "don't stop. " * 100_000
    assert words_of(text) == ["don't", "stop"] * 100_000
    assert words_of("x" * 3_000_000) == ["x" * 3_000_000]
