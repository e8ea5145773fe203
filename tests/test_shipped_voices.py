"""The voices that come with the program are what they say they are."""

import csv
import os
from pathlib import Path

import pytest

from model import Decoder, Request, Voice, generate, write
from model.ending import ends_sentence
from train.data.corpus import read_corpus
from train.judge.evaluate import measure_loss

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
    losses = [record.held_out_nats for record in voice.card.epochs]
    assert voice.card.held_out_nats == min(losses)
    assert all(record.samples for record in voice.card.epochs)
    assert not voice.card.damaged


def test_it_finishes_sentences(voice: Voice) -> None:
    decoder = Decoder(voice)
    requests = [Request(seed, random_seed=code) for seed in OPENINGS for code in range(5)]
    ended = [ends_sentence(write(decoder, request).text) for request in requests]
    assert sum(ended) >= 0.9 * len(ended)


def test_it_leaves_whole_words_whole_and_finishes_others() -> None:
    decoder = Decoder(Voice.load(ROOT / "model/voices/wizard.keras"))

    def first(seed: str, code: int) -> str:
        return write(decoder, Request(seed, random_seed=code)).text[0]

    for code in range(20):
        assert not first("Harry Potter", code).isalpha()
        assert first("Once upon a ti", code).isalpha()


@pytest.mark.timeout(300)  # 400,000 steps
def test_int8_costs_less_than_half_a_percent(voice: Voice) -> None:
    """Nats per character over 100,000 characters that the voice has not learnt from.

    That is the held-out end of its books where CORPUS names a folder that holds them in folders
    or files, else what the voice itself writes at temperature 1, which it has not learnt either.
    """
    texts = held_out(voice) or generate(
        Decoder(voice), OPENINGS * 10, characters=2_500, temperature=1.0, random_seeds=range(40)
    )
    exact, rounded = (
        measure_loss(Decoder(voice, precision, threads=0), texts, most=100_100)
        for precision in ("float32", "int8")
    )
    assert exact.characters == rounded.characters
    assert 99_000 < exact.characters < 101_000
    assert rounded.nats_per_character == pytest.approx(exact.nats_per_character, rel=0.005)


def held_out(voice: Voice) -> list[str]:
    """Return the held-out texts of a voice's own books, if they are here."""
    folder, books = os.environ.get("CORPUS"), voice.card.corpus.books
    if not folder:
        return []
    share = voice.card.recipe["held_out"]
    paths = [path for book in books for path in Path(folder).rglob(book.name)]
    return [book.held_out for path in paths for book in read_corpus(path, share).books]


def test_wizard_was_trained_on_the_listed_books() -> None:
    with (ROOT / "data/wizard.csv").open(encoding="utf-8") as file:
        listed = {f"{book['slug']}.txt": book["sha256"] for book in csv.DictReader(file)}
    books = Voice.load(ROOT / "model/voices/wizard.keras").card.corpus.books
    assert {book.name: book.sha256 for book in books} == listed
