import pytest

from train.judge.prose import judge, names_of

WORDS = {"the", "cat", "sat", "on", "a", "mat", "and", "said", "come"}


def judged(*texts: str, names: set[str] | None = None) -> dict[str, object]:
    return vars(judge(texts, WORDS, names or set()))


def test_real_words_are_those_of_the_corpus() -> None:
    found = judged("The cat sat on the zzmat and", "A cat's mat")
    assert found["real_words"] == 7 / 8  # the last word of each may be cut off


def test_names_begin_with_a_capital_within_a_sentence() -> None:
    found = judged("Then Dorothy and Doorthy saw Toto. Nobody saw Oz", names={"Dorothy", "Toto"})
    assert found["names"] == pytest.approx(2 / 3)  # Nobody begins a sentence, Oz may be cut off


def test_only_names_that_come_again_are_known() -> None:
    assert names_of(["said Alice, and Bob", "the Alice"]) == {"Alice"}


@pytest.mark.parametrize(
    "text, share",
    [
        ('"Come," said the cat. "Come."\n\nx', 1),
        ('"Come," said the cat. "Come.\n\nx', 1 / 2),
        ('"Come\n\n"Come."\n\nx', 1 / 2),
        ("\u201cCome\u201d said \u201cthe cat\n\nx", 1 / 2),
        ('Come.\n\n"x', None),  # the last paragraph may be cut off
    ],
)
def test_quotations_close_in_their_paragraph(text: str, share: float | None) -> None:
    assert judged(text)["quotations_closed"] == share


def test_variety_is_the_share_of_different_runs() -> None:
    found = judged("the cat the cat the cat x")
    assert found["distinct"] == [2 / 6, 2 / 5, 2 / 4]


def test_there_are_no_shares_of_nothing() -> None:
    found = judged("", "word")
    assert found == {
        "real_words": None,
        "names": None,
        "quotations_closed": None,
        "distinct": [None] * 3,
    }
