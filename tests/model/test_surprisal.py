"""How much a voice is surprised by a text, and what it had expected."""

import math

import numpy as np
import pytest

from model import Decoder, Request, Voice, write
from model.network_config import NetworkConfig
from model.surprisal import next_characters, surprisals_of
from tests import voices

SEED, TEXT = "The cat", " sat on the\n\nold mat."


@pytest.fixture(scope="module")
def decoder(trained_voice: Voice) -> Decoder:
    return Decoder(trained_voice, "float32")


def surprises(decoder: Decoder, seed: str, text: str) -> list[tuple[str, float]]:
    """Return the characters of a text that follows a seed, and their nats."""
    return [(one.character, one.nats) for one in surprisals_of(decoder, seed, text, most=0)]


def test_what_is_likeliest_is_least_surprising(decoder: Decoder) -> None:
    for one in surprisals_of(decoder, SEED, TEXT):
        assert one.likeliest[0][1] == max(share for _, share in one.likeliest)
        assert math.exp(-one.nats) <= one.likeliest[0][1] + 1e-6
        for character, share in one.likeliest:
            if character == one.character:
                assert one.nats == pytest.approx(-math.log(share), abs=1e-4)


def test_every_place_in_a_text_is_foreseen_as_a_next_character(decoder: Decoder) -> None:
    for place, one in enumerate(surprisals_of(decoder, SEED, TEXT, most=3)):
        alone = next_characters(decoder, SEED + TEXT[:place], most=3)
        assert [c for c, _ in one.likeliest] == [c for c, _ in alone]
        assert [s for _, s in one.likeliest] == pytest.approx([s for _, s in alone], abs=1e-5)


def test_all_characters_together_are_certain(decoder: Decoder) -> None:
    every = next_characters(decoder, SEED, most=1000)
    assert len(every) == len(decoder.voice.vocabulary)
    assert sum(share for _, share in every) == pytest.approx(1)


def test_a_voice_is_less_surprised_by_what_it_wrote(decoder: Decoder) -> None:
    own = write(decoder, Request(SEED, temperature=0.5, random_seed=3)).text
    nats = [nats for _, nats in surprises(decoder, SEED, own)]
    backwards = [nats for _, nats in surprises(decoder, SEED, own[::-1])]
    assert np.mean(nats) < 1
    assert np.mean(backwards) > 3


def test_the_seed_is_read_as_the_writer_reads_it(decoder: Decoder) -> None:
    assert surprises(decoder, "The cat \u732b ", TEXT) == surprises(decoder, "The cat", TEXT)
    assert surprises(decoder, SEED, " \u732bran") == surprises(decoder, SEED, " ran")


@pytest.mark.parametrize("text", ["", "\u732b"])
def test_nothing_surprises_nobody(decoder: Decoder, text: str) -> None:
    assert surprises(decoder, SEED, text) == []


def test_a_text_may_begin_with_nothing(decoder: Decoder) -> None:
    assert [character for character, _ in surprises(decoder, "", "The")] == list("The")
    assert next_characters(decoder, "")[0][0] in 'TAM"'  # how its books' paragraphs begin


def test_a_voice_without_line_ends_reads_something_first() -> None:
    config = NetworkConfig(vocabulary=7, embedding=4, units=8, layers=1, residual=False)
    voice = voices.lively(config)
    assert len(surprises(Decoder(voice), "", voice.vocabulary.characters)) == 7
    assert len(next_characters(Decoder(voice), "")) == 5
