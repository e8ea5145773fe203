import numpy as np
import pytest

from model.decoder import Decoder
from model.ending import LENGTHS, ends_sentence
from model.voice import Voice
from model.writer import Cancelled, LengthName, Passage, Request, write

SEEDS = ["The cat", "Once upon a time", '"Come', "x", "", "🐉", "My brother ran home."]


@pytest.fixture(scope="module")
def decoder(trained_voice: Voice) -> Decoder:
    return Decoder(trained_voice)


def test_a_request_is_answered_the_same_every_time(decoder: Decoder) -> None:
    request = Request("The old king", "paragraph", temperature=1.0, code=2**32 - 1)
    first = write(decoder, request)
    assert write(decoder, request) == first
    assert write(Decoder(decoder.voice), request) == first
    assert write(decoder, Request("The old king", "paragraph", 1.0, code=7)).text != first.text


def test_a_drawn_code_writes_the_text_again(decoder: Decoder) -> None:
    drawn = write(decoder, Request("The cat", temperature=1.2))
    again = write(decoder, Request("The cat", temperature=1.2, code=drawn.code))
    assert again == drawn
    others = {write(decoder, Request("The cat")).code for _ in range(5)}
    assert len(others) == 5


def test_temperature_0_needs_no_luck(decoder: Decoder) -> None:
    texts = {write(decoder, Request("The", temperature=0, code=code)).text for code in range(4)}
    assert len(texts) == 1


@pytest.mark.parametrize("name", LENGTHS)
def test_every_length_ends_where_it_promises(decoder: Decoder, name: LengthName) -> None:
    """A trained voice comes to an end by itself, whatever the seed."""
    length, ended = LENGTHS[name], 0
    for code, seed in enumerate(SEEDS * 2):
        text = write(decoder, Request(seed, name, code=code)).text
        assert 0 < len(text) <= length.most + 3
        least = min(length.sentence_from, length.paragraph_from)
        assert len(text) >= least or text.endswith("...")
        ended += ends_sentence(text)
    assert ended >= len(SEEDS) * 2 - 1


def test_a_trained_voice_spells_its_words(decoder: Decoder) -> None:
    text = write(decoder, Request("The old", "page", code=1)).text
    known = "the old king cat a small girl wizard my brother went ran walked came looked into wood"
    known += " down hill to river home out and that was all come here said"
    words = "".join(c if c.isalpha() else " " for c in text.lower()).split()
    assert np.mean([word in known.split() for word in words]) > 0.9


def test_what_the_voice_does_not_know_is_dropped(decoder: Decoder) -> None:
    passage = write(decoder, Request("The cat 🐉龍", code=5))
    assert passage.dropped == "🐉龍"
    # The space that the dragon leaves behind is the voice's to write.
    assert passage.text == write(decoder, Request("The cat", code=5)).text


@pytest.mark.parametrize("seed", ["", "   \n", "🐉", "\ud800\0\u0323", "龍" * 300])
def test_a_seed_of_nothing_known_works(decoder: Decoder, seed: str) -> None:
    passage = write(decoder, Request(seed, code=4))
    assert passage.text.strip()
    assert passage == Passage(passage.text, "".join(dict.fromkeys(seed.strip())), 4)


def test_cancelling_stops_at_the_next_character(decoder: Decoder) -> None:
    asked = 0

    def after_30() -> bool:
        nonlocal asked
        asked += 1
        return asked > 30

    with pytest.raises(Cancelled):
        write(decoder, Request("The cat", "page"), after_30)
    assert asked == 31
    with pytest.raises(Cancelled):  # even while the seed is read
        write(decoder, Request("The cat" * 30), lambda: True)


def test_a_voice_writes_by_itself(trained_voice: Voice) -> None:
    text = trained_voice.write("The small", code=9, length="sentence", temperature=0.4)
    expected = write(Decoder(trained_voice), Request("The small", "sentence", 0.4, code=9))
    assert text == expected.text
