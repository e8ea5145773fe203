import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.ending import LENGTHS, Length, around, cut_short, ends_sentence, find_end

# Takes the first end there is.
FIRST = Length(paragraph_from=1, sentence_from=1, any_sentence_from=300, most=500)


def written(text: str, seed: str = "", length: Length = FIRST) -> str | None:
    """Add text to the seed character by character, as the writer does, until its end."""
    for size in range(1, len(text) + 1):
        end = find_end(seed + text[:size], len(seed), length)
        if end is not None:
            return (seed + text)[len(seed) : end]
    return None


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        (" and slept. Then it", " and slept."),
        (" met Mr. Smith. He", " met Mr. Smith."),
        (" met J. R. Smith! He", " met J. R. Smith!"),
        (' "Hello!" said she. Then', ' "Hello!" said she.'),
        (' "Hello!" She', ' "Hello!"'),
        (" well... but no. Then", " well... but no."),
        (" well... Then it went. So", " well... Then it went."),
        (' "Come. Now," he said. "No', ' "Come. Now," he said.'),
        (" \u201cCome. Now.\u201d He", " \u201cCome. Now.\u201d"),
        (" (so it was.) And", " (so it was.)"),
        (" 3.14 and more? Yes", " 3.14 and more?"),
        (" and slept.\n\nThen", " and slept."),
        (" and slept\n\n", " and slept"),
        (" and\nslept\n", None),
        (" and\nslept.\nThen", " and\nslept."),
        (" and I. You", " and I."),
        (" and slept.", None),  # more may come: a quotation mark, another full stop
        (" in the U", None),
        ("\n\n", None),
        ("", None),
    ],
)
def test_a_sentence_ends_here(text: str, passage: str | None) -> None:
    assert written(text, "The cat") == passage


def test_a_seed_that_is_complete_is_not_the_end() -> None:
    assert written(" Then it slept. And", "The cat came.") == " Then it slept."
    assert written("\nThen it slept.\n\n", "The cat came.") == "\nThen it slept."


def test_an_open_quotation_waits_to_be_closed() -> None:
    open_still = ' "Come here. ' + "I say. " * 40
    assert written(open_still) is None
    assert written(open_still + 'Now." He') == open_still + 'Now."'
    assert written(' "' + "I say. " * 60) is not None  # but not for ever


def test_the_quotation_of_an_earlier_paragraph_does_not_count() -> None:
    assert written(" slept. It", 'She said "no\n\nThe cat') == " slept."


def test_longer_lengths_go_on() -> None:
    text = "It was so. " * 200
    lengths = [len(written(text, "", LENGTHS[name]) or "") for name in LENGTHS]
    assert lengths == sorted(lengths)
    for name, size in zip(LENGTHS, lengths, strict=True):
        assert LENGTHS[name].sentence_from <= size < LENGTHS[name].sentence_from + 22


@pytest.mark.parametrize("characters", [1, 20, 100, 500, 5000])
def test_a_length_in_characters_is_nearly_kept(characters: int) -> None:
    text = "It was so. " * 600
    assert (
        abs(len(written(text, "", around(characters)) or "") - characters) <= 0.05 * characters + 11
    )


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It is.", True),
        ("Is it?!", True),
        ('"No."', True),
        ("St.", False),
        ("a...", False),
        ("no", False),
        ("", False),
        ("He saw Dr.", False),
        ("So am I.", True),
        ("(Yes!)", True),
    ],
)
def test_ends_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (" ran. It was bi", " ran."),
        (" ran and jumped and sle", " ran and jumped and..."),
        ("ningly", "ningly..."),
        (' "No," said Mr. Smi', ' "No," said Mr...'),
    ],
)
def test_cut_short_at_a_sentence_or_a_word(text: str, cut: str) -> None:
    assert cut_short("The cat" + text, len("The cat")) == cut


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=" \n.!?\"'aAbIM", max_size=400).map(lambda text: text * 5),
    st.sampled_from([*LENGTHS.values(), around(100), around(700)]),
    st.sampled_from(["", "The cat", 'He said "No.', "So it was."]),
)
def test_a_passage_is_never_longer_than_promised(text: str, length: Length, seed: str) -> None:
    passage = written(text[: length.most], seed, length)
    if passage is None:
        cut = cut_short(seed + text[: length.most], len(seed))
        assert len(cut) <= length.most + 3
    else:
        assert 0 < len(passage) <= length.most
        assert passage == passage.rstrip()
