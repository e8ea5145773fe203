"""Main characters are those that a voice writes of."""

import pytest

from model import Decoder, Voice
from model.network_config import NetworkConfig
from story.characters import _NAME, _SPEAKER, _count, find_characters
from tests import voices
from tests.story.conftest import ROOT

PROSE = "When Trot met the Tin Woodman, he saw Trot. Then the Tin Woodman and Betsy ran."
PLAY = "ROMEO:\nHello.\n\nFirst Citizen:\nGo!\n\nROMEO:\nNo: I stay.\n\nFirst Citizen:\nOh.\n"


def test_names_in_prose_stand_within_a_sentence_and_come_again() -> None:
    assert _count(_NAME, [PROSE]) == ["Trot", "the Tin Woodman"]
    assert _count(_SPEAKER, [PROSE]) == []


def test_speakers_of_a_play_stand_alone() -> None:
    assert _count(_SPEAKER, [PLAY]) == ["ROMEO:", "First Citizen:"]


@pytest.mark.parametrize("name", ["wizard", "shakespeare"])
def test_the_shipped_voices_have_characters(name: str) -> None:
    decoder = Decoder(Voice.load(ROOT / f"model/voices/{name}.keras"))
    names = find_characters(decoder)
    assert 4 <= len(names) <= 8
    assert len(names) == len(set(names))
    assert all(one[0].isupper() and one.endswith(":") == (name == "shakespeare") for one in names)
    assert find_characters(decoder) == names


def test_a_voice_without_names_has_its_beginnings() -> None:
    assert "The cat" in find_characters(Decoder(Voice.load(voices.trained()[0])))
    config = NetworkConfig(vocabulary=3, embedding=4, units=8, layers=1, residual=False)
    assert find_characters(Decoder(voices.lively(config)))
