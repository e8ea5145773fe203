import pytest

from tests.train.data.gutenberg_server import CLEAN, RAW, STORY
from train.data.gutenberg import clean
from train.errors import TrainError


def test_a_book_is_its_own_words_in_plain_letters() -> None:
    assert clean(RAW.format(number=1, story=STORY), frozenset({"chink", "chinks"})) == CLEAN


def cleaned(text: str) -> str:
    return clean(RAW.partition("Produced by")[0] + text + "\n\n*** END OF THE PROJECT", frozenset())


def test_verses_keep_their_lines_and_dashes_their_neighbours() -> None:
    text = (
        "He sang in his arm-\nchair \u2014\nlike this:\n\n  All along the backwater,\n    Ducks\n"
    )
    assert (
        cleaned(text) == "He sang in his arm-chair--like this:\n\nAll along the backwater,\nDucks\n"
    )


PROSE = "It was late, and nobody in the house could tell what the matter was. " * 2


CONTENTS = "CONTENTS\n\nI. The Door\n\nII. The End\n\n"


@pytest.mark.parametrize(
    "before, begins",
    [
        ("PREFACE\n\nBuy it.\n\n" + CONTENTS + "I. The Door\n\n", "I. The Door"),
        ("CONTENTS\n\nI. The Door\nII. The End\n\nCHAPTER ONE\n\nThe Door\n\n", "CHAPTER ONE"),
        ("Thanks.\n\nBook the First\n\nChapter 1: Home\n\n", "Chapter 1: Home"),
        ('"Why?"\n\n"I!"\n\nI asked.\n\nOne day I went.\n\n', '"Why?"'),
        ("1 loaf 3d.\n\n", "1 loaf"),
    ],
)
def test_a_story_begins_with_its_first_chapter(before: str, begins: str) -> None:
    assert cleaned(before + (PROSE + "\n\n") * 30).startswith(begins)


@pytest.mark.parametrize("raw", ["", "<html>Not found</html>", RAW.partition("*** END")[0]])
def test_what_is_no_book_of_the_project_is_refused(raw: str) -> None:
    with pytest.raises(TrainError, match="marks"):
        clean(raw)
