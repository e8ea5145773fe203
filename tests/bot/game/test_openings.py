"""Our openings: many, all different, fit for children, and readable to every voice."""

import random
from pathlib import Path

import pytest

from bot.config import Config
from bot.game.openings import choose_opening, openings
from bot.game.wording import tidy_opening
from model.card import ModelCard
from model.vocabulary import Vocabulary
from model.words import is_clean, words_of

VOICES = sorted(Path("model/voices").glob("*.keras"))


def test_there_are_many_different_ones() -> None:
    assert len(openings()) >= 200
    assert len({opening.casefold() for opening in openings()}) == len(openings())
    beginnings = {tuple(words_of(opening)[:3]) for opening in openings()}
    assert len(beginnings) >= 200


@pytest.mark.parametrize("opening", openings())
def test_an_opening_stops_in_the_middle_of_a_sentence(opening: str) -> None:
    assert opening.isascii()
    assert opening[0].isupper()
    assert opening[-1].isalnum()
    assert 10 <= len(opening) <= 100
    blocked = Config.from_env({"DISCORD_TOKEN": "x"}).blocked_words
    assert tidy_opening(opening, blocked) == opening


@pytest.mark.parametrize("path", VOICES, ids=lambda path: path.stem)
def test_a_voice_can_read_them_all(path: Path) -> None:
    vocabulary = Vocabulary(ModelCard.read(path).vocabulary or "")
    assert [opening for opening in openings() if vocabulary.fold(opening).dropped] == []


def test_blocked_words_are_avoided() -> None:
    blocked = frozenset({"the", "a"})
    for seed in range(100):
        assert is_clean(words_of(choose_opening(blocked, random.Random(seed))), blocked)
    everything = frozenset(word for opening in openings() for word in words_of(opening))
    assert choose_opening(everything, random.Random(1)) in openings()
