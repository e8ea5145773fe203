"""Surprise, beside what Keras computes from the same file."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from model import Decoder, Voice
from model.surprisal import next_characters, surprisals_of
from model.voice_data import VoiceData
from tests import networks

SEED, TEXT = "The cat", " sat on the\n\nold mat."


@pytest.fixture(scope="module")
def decoder(trained_voice: Voice) -> Decoder:
    return Decoder(trained_voice, "float32")


def keras_odds(path: Path, voice: VoiceData, text: str) -> NDArray[np.float64]:
    """Return the odds after each character of a text."""
    logits = networks.keras_logits(path, voice.vocabulary.encode(text)[None])[0].astype(np.float64)
    odds: NDArray[np.float64] = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    return odds


def test_surprise_is_that_of_keras(decoder: Decoder, trained: Path) -> None:
    found = surprisals_of(decoder, SEED, TEXT)
    spelt = decoder.voice.vocabulary.fold(TEXT).text
    assert "".join(one.character for one in found) == spelt
    odds = keras_odds(trained, decoder.voice, f"\n\n{SEED}{TEXT}")[-len(spelt) - 1 : -1]
    expected = -np.log(odds[np.arange(len(spelt)), decoder.voice.vocabulary.encode(spelt)])
    assert np.abs(np.array([one.nats for one in found]) - expected).max() < 1e-3


def test_the_likeliest_characters_are_those_of_keras(decoder: Decoder, trained: Path) -> None:
    found = next_characters(decoder, SEED)
    odds = keras_odds(trained, decoder.voice, f"\n\n{SEED}")[-1]
    best = np.argsort(-odds)[:5]
    assert [character for character, _ in found] == list(decoder.voice.vocabulary.decode(best))
    assert [share for _, share in found] == pytest.approx(odds[best], abs=1e-3)
