"""The voices in tests/data are what `python -m tests.make_voices` makes."""

from pathlib import Path

import numpy as np

from model.voice import Voice
from tests import voices
from tests.make_voices import RECIPE
from tests.networks import save_lively
from train.data.corpus import read_corpus


def test_the_small_one(tmp_path: Path) -> None:
    made = Voice.load(save_lively(voices.SMALL, tmp_path / "small.keras"))
    for voice in (Voice.load(voices.SMALL_VOICE), voices.lively(voices.SMALL)):
        assert (voice.config, voice.vocabulary.characters) == (made.config, voices.CHARACTERS)
        assert voice.arrays.keys() == made.arrays.keys()
        assert all(np.array_equal(voice.arrays[name], made.arrays[name]) for name in made.arrays)


def test_the_trained_one_has_learnt_from_these_books() -> None:
    path, books = voices.trained()
    learnt = Voice.load(path).card.corpus.sha256
    assert learnt == read_corpus(books, RECIPE.held_out).sha256
