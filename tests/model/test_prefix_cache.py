import numpy as np
import pytest

from model import Decoder, Voice
from model.arrays import Floats
from model.prefix_cache import PrefixCache
from tests.model.scripted import Counting


@pytest.fixture
def decoder(trained_voice: Voice) -> Counting:
    return Counting(trained_voice)


def read_alone(decoder: Decoder, text: str) -> tuple[Floats, Floats]:
    ids = decoder.voice.vocabulary.encode(text)
    logits, state = decoder.read(ids[:, None], decoder.initial_state(1))
    return logits[-1], state


def test_it_gives_what_reading_gives(decoder: Counting) -> None:
    prefixes = PrefixCache(decoder)
    for text in ("T", "The cat", "The cat", "The cat ran", "The", "A cat", "The cat ran home"):
        logits, state = prefixes.read(text)
        expected, after = read_alone(decoder, text)
        assert np.array_equal(logits, expected)
        assert np.array_equal(state, after)


def test_nothing_is_read_twice(decoder: Counting) -> None:
    prefixes = PrefixCache(decoder)
    prefixes.read("The old king")
    assert decoder.characters_read == 12
    prefixes.read("The old king")
    assert decoder.characters_read == 12 + 1
    prefixes.read("The old king went")
    assert decoder.characters_read == 12 + 1 + 6
    _, state = read_alone(decoder, "A cat ")
    prefixes.remember("A cat ", state)
    decoder.characters_read = 0
    prefixes.read("A cat ran")
    assert decoder.characters_read == 3


def test_only_so_many_are_kept(decoder: Counting) -> None:
    prefixes = PrefixCache(decoder)
    prefixes.read("The cat ran")
    for number in range(256):
        prefixes.remember(f"x{number}", decoder.initial_state(1))
    decoder.characters_read = 0
    prefixes.read("The cat ran")
    assert decoder.characters_read == 11
