"""The voices that come with the program are what they say they are."""

import csv
from pathlib import Path

import pytest

from model import Decoder, Request, Voice, write
from model.ending import ends_sentence
from train.evaluate import score

ROOT = Path(__file__).parent.parent
VOICES = sorted((ROOT / "model/voices").glob("*.keras"))
OPENINGS = ("Once upon a time", "The wizard", '"Who are you?"', "In the middle of the forest")


@pytest.fixture(scope="module", params=VOICES, ids=lambda path: path.stem)
def voice(request: pytest.FixtureRequest) -> Voice:
    return Voice.load(request.param)


def test_there_is_the_default_voice() -> None:
    assert "wizard" in [path.stem for path in VOICES]


def test_voices_are_small() -> None:
    sizes = [path.stat().st_size for path in VOICES]
    assert max(sizes) <= 20e6
    assert sum(sizes) <= 60e6


def test_it_tells_how_it_learnt(voice: Voice) -> None:
    losses = [epoch["held_out_nats"] for epoch in voice.metadata["epochs"]]
    assert voice.metadata["held_out_nats"] == min(losses)
    assert all(epoch["samples"] for epoch in voice.metadata["epochs"])


def test_it_finishes_sentences(voice: Voice) -> None:
    decoder = Decoder(voice)
    requests = [Request(seed, code=code) for seed in OPENINGS for code in range(5)]
    ended = [ends_sentence(write(decoder, request).text) for request in requests]
    assert sum(ended) >= 0.9 * len(ended)


def test_it_leaves_whole_words_whole_and_finishes_others() -> None:
    decoder = Decoder(Voice.load(ROOT / "model/voices/wizard.keras"))

    def first(seed: str, code: int) -> str:
        return write(decoder, Request(seed, code=code)).text[0]

    for code in range(20):
        assert not first("Harry Potter", code).isalpha()
        assert first("Once upon a ti", code).isalpha()


def test_int8_is_as_good_as_float32(voice: Voice) -> None:
    """The difference of the losses on text the voice has written, which it knows well."""
    writer = Decoder(voice)
    texts = [write(writer, Request(seed, "page", code=7)).text for seed in OPENINGS]
    exact, rounded = (
        score(Decoder(voice, precision), texts).nats_per_character
        for precision in ("float32", "int8")
    )
    assert rounded == pytest.approx(exact, rel=0.005)


def test_wizard_was_trained_on_the_listed_books() -> None:
    with (ROOT / "data/wizard.csv").open(encoding="utf-8") as file:
        listed = {f"{book['slug']}.txt": book["sha256"] for book in csv.DictReader(file)}
    books = Voice.load(ROOT / "model/voices/wizard.keras").metadata["corpus"]["books"]
    assert {book["name"]: book["sha256"] for book in books} == listed
